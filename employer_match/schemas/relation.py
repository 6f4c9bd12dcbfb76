"""What hangs on a workplace: its people, its needs sheet, its wishes about contact."""

from employer_match.schemas.base import (
    Page,
    Strict,
    code,
    day,
    email,
    many,
    phone,
    reference,
    text,
    whole,
    yes,
)
from employer_match.vocabulary import ContactSource, Mode, NeedTopic, Weekday


class ContactPersonInput(Strict):
    """Somebody at a workplace; `source` says where the details come from."""

    name = text(200, required=True)
    source = code(ContactSource, required=True)
    title = text(100, allow_none=True)
    phone = phone(allow_none=True)
    email = email(allow_none=True)
    informed = yes(load_default=False)
    objected = yes(load_default=False)
    left = yes(load_default=False)
    stop_until = day()
    stop_for_good = yes(load_default=False)


class ToInform(Page):
    """Whose list: of one's own workplaces, or everybody's in the county."""

    everybody = yes(load_default=False)


class NeedInput(Strict):
    """One thing learnt; `known` false says that it was asked and nobody knew."""

    topic = code(NeedTopic, required=True)
    text = text(2000)
    known = yes(load_default=True)
    source = code(ContactSource, load_default=ContactSource.PERSON)
    learnt_on = day()


class ContactRuleInput(Strict):
    """All of the employer's wishes about contact; what is left out is no wish."""

    rest_days = whole(0, 365, load_default=None, allow_none=True)
    budget_per_month = whole(1, 31, load_default=None, allow_none=True)
    not_before = day()
    stop_until = day()
    stop_for_good = yes(load_default=False)
    only_through_id = reference(load_default=None, allow_none=True)
    only_with_id = reference(load_default=None, allow_none=True)
    preferred_mode = code(Mode, load_default=None, allow_none=True)
    preferred_weekdays = many(code(Weekday), 7)
    preferred_hours = text(100, allow_none=True)
    said_by = text(100, allow_none=True)
    note = text(2000)


class StageInput(Strict):
    """How far the relation really is, below what the contacts say, and why."""

    stage = whole(0, 3, required=True)
    reason = text(300, required=True)


class OwnerChoice(Strict):
    """Who holds the relation to a workplace and the deputy; `seen` is the row that stood, or 0."""

    owner_id = reference(load_default=None, allow_none=True)
    deputy_id = reference(load_default=None, allow_none=True)
    seen = whole(0, load_default=None, allow_none=True)


class Settlement(Strict):
    """Whether the employer's own words hold (`take`), or what is written down instead of them."""

    take = yes(required=True)


class SettlementForm(Settlement):
    """The same from a page, with the version of what was said."""

    version = whole(1, required=True)
