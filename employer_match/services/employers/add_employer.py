"""Register an employer with a workplace, or one more workplace: after a look at who is known.

One organisation number is one employer: a known number means one more workplace of that employer.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.duplicates import Known, Likeness, Reason, Verdict
from employer_match.language.company_names import name_key
from employer_match.language.numbers import is_personal
from employer_match.models import Employer, Workplace
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates.find_duplicates import (
    Candidate,
    candidates_for,
    find_duplicates,
)
from employer_match.services.employers.organisation_numbers import read_number
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import SizeClass


@dataclass(frozen=True, kw_only=True)
class EmployerDraft:
    """The legal unit. Only the name is needed; a number is read in any form."""

    name: str
    organisation_number: str | None = None
    sector: str | None = None
    sni: str | None = None


@dataclass(frozen=True, kw_only=True)
class WorkplaceDraft:
    """The place; a blank name means that it is called what the employer is called."""

    name: str = ""
    address: str | None = None
    postcode: str | None = None
    city: str | None = None
    municipality_code: str | None = None
    phone: str | None = None
    email: str | None = None
    size_class: SizeClass = SizeClass.UNKNOWN
    latitude: float | None = None
    longitude: float | None = None


def add_employer(
    session: Session,
    actor: Actor,
    employer: EmployerDraft,
    workplace: WorkplaceDraft | None = None,
    create_anyway_reason: str | None = None,
) -> Workplace:
    """Register and return the workplace.

    Raises PossibleDuplicate with candidates unless a reason says why this is another employer,
    and Invalid for a missing name or a number that is none.
    """
    require(actor, Action.ADD_EMPLOYER)
    place = workplace or WorkplaceDraft()
    check_name(employer.name)
    number = read_number(employer.organisation_number)
    record.take_writing_turn(session)
    known = _by_number(session, number)
    if known is not None:
        return add_workplace(session, actor, known.id, place, create_anyway_reason)
    new = Known(
        employer.name, number, place.phone, place.email, place.postcode, place.municipality_code,
        place.address,
    )  # fmt: skip
    candidates = find_duplicates(session, new, place.name)
    if candidates and not _said(create_anyway_reason):
        raise errors.PossibleDuplicate(candidates)
    made = Employer(
        name=employer.name.strip(),
        organisation_number=number,
        sole_trader=number is not None and is_personal(number),
        sector=employer.sector,
        sni=employer.sni,
    )
    session.add(made)
    session.flush()
    record.audit(
        session,
        actor,
        "employer_added",
        "employer",
        made.id,
        **_why(candidates, create_anyway_reason),
    )
    return _write(session, actor, made, place)


def add_workplace(
    session: Session,
    actor: Actor,
    employer_id: int,
    draft: WorkplaceDraft,
    create_anyway_reason: str | None = None,
) -> Workplace:
    """One more workplace of a registered employer; raises PossibleDuplicate for a known one."""
    require(actor, Action.ADD_EMPLOYER)
    record.take_writing_turn(session)
    employer = session.get(Employer, employer_id)
    if employer is None:
        raise errors.NotFound()
    key = name_key(draft.name or employer.name)
    same = {
        place.id: Verdict(Likeness.SAME, (Reason.SAME_NAME,))
        for place in employer.workplaces
        if place.name_key == key and _one_place(place.municipality_code, draft.municipality_code)
    }
    if same and not _said(create_anyway_reason):
        raise errors.PossibleDuplicate(tuple(candidates_for(session, same)))
    return _write(session, actor, employer, draft)


def check_name(name: str) -> None:
    """Raise Invalid for a blank or too long name."""
    if not name.strip() or len(name) > 200:
        raise errors.Invalid(fields={"name": "Write a name of at most 200 characters."})


def _by_number(session: Session, number: str | None) -> Employer | None:
    if number is None:
        return None
    return session.scalar(select(Employer).where(Employer.organisation_number == number))


def _one_place(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _said(reason: str | None) -> bool:
    return bool((reason or "").strip())


def _why(candidates: tuple[Candidate, ...], reason: str | None) -> dict[str, object]:
    if not candidates:
        return {}
    return {"not_the_same_as": [one.workplace_id for one in candidates], "reason": reason}


def _write(session: Session, actor: Actor, employer: Employer, draft: WorkplaceDraft) -> Workplace:
    values = vars(draft) | {"name": draft.name.strip() or employer.name}
    place = Workplace(employer=employer, **values)
    session.add(place)
    session.flush()
    record.audit(session, actor, "workplace_added", "workplace", place.id, employer=employer.id)
    return place
