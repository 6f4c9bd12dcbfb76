"""The employers' public form: who posts, and what there is to do; two names and an address do."""

from employer_match.schemas.base import (
    Strict,
    code,
    day,
    email,
    hours,
    known_or_not,
    many,
    phone,
    text,
    version,
)
from employer_match.schemas.places import Municipality
from employer_match.vocabulary import Condition, VacancyEvent, VacancyKind

#: What an employer is asked of the work; the rest is asked by a coach, or read from the text.
ASKED = (
    Condition.DAYTIME,
    Condition.EVENING,
    Condition.WEEKEND,
    Condition.CALM,
    Condition.OUTDOORS,
    Condition.HEAVY_LIFTING,
    Condition.CUSTOMER_CONTACT,
    Condition.STEP_FREE,
    Condition.TASKS_ADAPTABLE,
    Condition.HOURS_ADAPTABLE,
)


class NeedFacts(Strict):
    """What there is to do. `must_have` and `nice_to_have` are written one a line."""

    kind = code(VacancyKind, load_default=VacancyKind.JOB)
    headline = text(300)
    municipality_code = Municipality(load_default=None, allow_none=True)
    hours_min = hours()
    hours_max = hours()
    starts_on = day()
    deadline = day()
    pay = text(200, allow_none=True)
    collective_agreement = known_or_not()
    conditions = many(code(Condition))
    must_have = text(2000)
    nice_to_have = text(2000)
    text = text(20_000, required=True)


class NeedInput(NeedFacts):
    """The whole form. `leave_empty` catches programs; it has a label, so that people see why."""

    employer_name = text(200, required=True)
    organisation_number = text(20)
    workplace_name = text(200)
    address = text(200)
    postcode = text(10)
    city = text(100)
    contact_name = text(200, required=True)
    contact_email = email(required=True)
    contact_phone = phone()
    leave_empty = text(200)
    opened = text(200)


class NeedChange(NeedFacts):
    """A change by the link in the letter."""

    version = version()


class NeedStep(Strict):
    """The employer withdraws the need, or says that it is filled."""

    event = code(VacancyEvent, required=True)
    version = version()
