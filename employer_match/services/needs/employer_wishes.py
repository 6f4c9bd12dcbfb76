"""By the link in the letter an employer says how they want to be contacted, and changes it.

What a stranger wrote is kept with the need, and counts for a workplace only from the day on which a
coordinator has approved the need there; then whoever holds the relation is told. It never takes the
place of what others have written for that workplace: the stricter of both holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.config import Settings
from employer_match.models import ContactPerson, EmployerWish, Vacancy
from employer_match.outreach.contact_rules import Wishes, stop_begins
from employer_match.outreach.plan_sentences import Why
from employer_match.outreach.wish_sentences import stop_sentence, wish_sentences
from employer_match.services import record
from employer_match.services.actor import ANONYMOUS
from employer_match.services.contacts.wishes_in_force import wishes_said
from employer_match.services.edits import overwrite
from employer_match.services.mail import letters
from employer_match.services.needs.employer_links import confirm, make_link, open_link
from employer_match.services.needs.tell_of_wishes import counts, tell_of_wishes
from employer_match.services.vacancies.vacancy_content import title_of
from employer_match.vocabulary import HowOften, Mode, Weekday

#: What each answer to "how often" means: contacts a month, whole days of rest between two.
LIMITS: Mapping[HowOften, tuple[int | None, int | None]] = {
    HowOften.LEFT_TO_US: (None, None),
    HowOften.QUARTERLY: (1, 90),
    HowOften.MONTHLY: (1, None),
    HowOften.TWICE_A_MONTH: (2, None),
    HowOften.WEEKLY: (4, None),
}
#: Sentences that hold what was typed: a name, and times of the day.
IN_OWN_WORDS = frozenset({"preferred_hours", "only_with"})
#: How many characters of own words about times of the day.
LONGEST_HOURS = 100


@dataclass(frozen=True, kw_only=True)
class WishDraft:
    """All that the employer says; what is left out is no wish. Days are inclusive."""

    often: HowOften = HowOften.LEFT_TO_US
    not_before: date | None = None
    preferred_mode: Mode | None = None
    preferred_weekdays: tuple[Weekday, ...] = ()
    preferred_hours: str | None = None
    only_me: bool = False
    stop_until: date | None = None
    stop_for_good: bool = False


@dataclass(frozen=True)
class WishView:
    """What the employer has said so far; `version` 0 and `said_at` None: nothing yet.

    `counts` is whether a coordinator has approved the need, so that our coaches see the wishes.
    """

    need: str
    employer_name: str
    version: int
    said_at: datetime | None
    draft: WishDraft
    sentences: tuple[Why, ...]
    counts: bool


def read_wishes(session: Session, token: str, settings: Settings) -> WishView:
    """What the sender of the need behind a link has said; raises LinkExpired."""
    vacancy = session.get_one(Vacancy, open_link(session, token, settings).vacancy_id)
    wish = wish_of(session, vacancy.id)
    return WishView(
        need=title_of(vacancy),
        employer_name=vacancy.employer_name,
        version=wish.version if wish else 0,
        said_at=wish.said_at if wish else None,
        draft=_draft(wish) if wish else WishDraft(),
        sentences=sentences_of(wish, vacancy) if wish else (),
        counts=counts(vacancy),
    )


def say_wishes(
    session: Session, token: str, draft: WishDraft, version: int | None, settings: Settings
) -> EmployerWish:
    """Write down what the employer says, in the place of what they said before; they get a receipt.

    Raises LinkExpired, VersionMissing, Stale or Invalid.
    """
    record.take_writing_turn(session)
    link = open_link(session, token, settings)
    confirm(link)
    vacancy = session.get_one(Vacancy, link.vacancy_id, populate_existing=True)
    _check(draft)
    wish = wish_of(session, vacancy.id)
    values = _values(session, vacancy, draft, wish)
    if wish is None:
        wish = EmployerWish(vacancy_id=vacancy.id, **values)
        session.add(wish)
        session.flush()
        record.audit(
            session, ANONYMOUS, "employer_wish_said", "employer_wish", wish.id, vacancy=vacancy.id
        )
    else:
        overwrite(session, ANONYMOUS, wish, values, version)
    letters.tell_employer(
        session,
        vacancy,
        "wishes",
        link=make_link(session, vacancy, settings),
        said=_in_letter(wish, vacancy),
    )
    tell_of_wishes(session, vacancy)
    return wish


def wish_of(session: Session, vacancy_id: int) -> EmployerWish | None:
    """What was said through the links of this need, as it stands in the database."""
    found = select(EmployerWish).where(EmployerWish.vacancy_id == vacancy_id)
    return session.scalar(found.execution_options(populate_existing=True))


def sentences_of(wish: EmployerWish, vacancy: Vacancy) -> tuple[Why, ...]:
    """The wishes in words, the stop first."""
    said, today = wishes_said(wish, vacancy.contact_person_id or -1), clock.today()
    stop = stop_sentence(said, today)
    found = wish_sentences(said, today, person=wish.said_by)
    return (stop, *found) if stop else found


def _check(draft: WishDraft) -> None:
    wrong = {}
    for name in ("not_before", "stop_until"):
        day = getattr(draft, name)
        if day is not None and day < clock.today():
            wrong[name] = "This day has passed."
    if len(draft.preferred_hours or "") > LONGEST_HOURS:
        wrong["preferred_hours"] = "This is too long."
    if wrong:
        raise errors.Invalid(fields=wrong)


def _values(
    session: Session, vacancy: Vacancy, draft: WishDraft, before: EmployerWish | None
) -> dict[str, object]:
    per_month, rest_days = LIMITS[draft.often]
    days = [day.value for day in Weekday if day in draft.preferred_weekdays]
    values: dict[str, object] = {
        "budget_per_month": per_month,
        "rest_days": rest_days,
        "not_before": draft.not_before,
        "preferred_mode": draft.preferred_mode,
        "preferred_weekdays": days or None,
        "preferred_hours": (draft.preferred_hours or "").strip() or None,
        "only_me": draft.only_me,
        "stop_until": draft.stop_until,
        "stop_for_good": draft.stop_for_good,
    }
    said = wishes_said(before) if before is not None else Wishes()
    stop = Wishes(stop_until=draft.stop_until, stop_for_good=draft.stop_for_good)
    return values | {
        "stop_since": stop_begins(said, stop, clock.today()),
        "said_by": _name_of(session, vacancy),
        "said_at": clock.now(),
        "settled_at": None,
        "settled_by_id": None,
    }


def _name_of(session: Session, vacancy: Vacancy) -> str:
    if vacancy.contact_person_id is not None:
        return session.get_one(ContactPerson, vacancy.contact_person_id).name
    return (vacancy.sender or {}).get("contact_name", vacancy.employer_name)


def _draft(wish: EmployerWish) -> WishDraft:
    limits = (wish.budget_per_month, wish.rest_days)
    today = clock.today()
    passed = wish.stop_until is not None and wish.stop_until < today
    return WishDraft(
        often=next((one for one, each in LIMITS.items() if each == limits), HowOften.LEFT_TO_US),
        not_before=wish.not_before if wish.not_before and wish.not_before >= today else None,
        preferred_mode=wish.preferred_mode,
        preferred_weekdays=tuple(Weekday(each) for each in wish.preferred_weekdays or ()),
        preferred_hours=wish.preferred_hours,
        only_me=wish.only_me,
        stop_until=None if passed else wish.stop_until,
        stop_for_good=wish.stop_for_good,
    )


def _in_letter(wish: EmployerWish, vacancy: Vacancy) -> str:
    """One wish a line; own words are left out, since anybody may have typed them."""
    said = [one for one in sentences_of(wish, vacancy) if one.code not in IN_OWN_WORDS]
    said = said or [Why("left_to_us", "Ni överlåter det åt oss.", "You leave it to us.")]
    language = vacancy.sender_language
    return "".join(f"- {one.in_language(language)}\n" for one in said)
