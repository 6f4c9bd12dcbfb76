"""Register an employer with a workplace, or one more workplace: after a look at who is known.

One organisation number is one employer: a known number means one more workplace of that employer.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.duplicates import Known
from employer_match.language.numbers import is_personal
from employer_match.models import Employer, Workplace
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates.created_anyway import created_anyway
from employer_match.services.duplicates.find_duplicates import (
    Candidate,
    find_duplicates,
    places_like,
)
from employer_match.services.duplicates.merged import employer_of
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
    candidates = find_duplicates(session, _known(employer.name, number, place), place.name)
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
    return _write(session, actor, made, place, candidates, create_anyway_reason)


def add_workplace(
    session: Session,
    actor: Actor,
    employer_id: int,
    draft: WorkplaceDraft,
    create_anyway_reason: str | None = None,
) -> Workplace:
    """One more workplace of a registered employer, of a merged one where that is now.

    Raises NotFound, or PossibleDuplicate for one that is or may be known, unless a reason is given.
    """
    require(actor, Action.ADD_EMPLOYER)
    record.take_writing_turn(session)
    employer = employer_of(session, employer_id)
    candidates = places_like(session, employer, _known(draft.name or employer.name, None, draft))
    if candidates and not _said(create_anyway_reason):
        raise errors.PossibleDuplicate(candidates)
    return _write(session, actor, employer, draft, candidates, create_anyway_reason)


def check_name(name: str) -> None:
    """Raise Invalid for a blank or too long name."""
    if not name.strip() or len(name) > 200:
        raise errors.Invalid(fields={"name": "Write a name of at most 200 characters."})


def _by_number(session: Session, number: str | None) -> Employer | None:
    if number is None:
        return None
    return session.scalar(select(Employer).where(Employer.organisation_number == number))


def _known(name: str, number: str | None, place: WorkplaceDraft) -> Known:
    return Known(
        name, number, place.phone, place.email, place.postcode, place.municipality_code,
        place.address,
    )  # fmt: skip


def _said(reason: str | None) -> bool:
    return bool((reason or "").strip())


def _why(candidates: tuple[Candidate, ...], reason: str | None) -> dict[str, object]:
    if not candidates:
        return {}
    return {"not_the_same_as": [one.workplace_id for one in candidates], "reason": reason}


def _write(
    session: Session,
    actor: Actor,
    employer: Employer,
    draft: WorkplaceDraft,
    candidates: tuple[Candidate, ...],
    reason: str | None,
) -> Workplace:
    values = vars(draft) | {"name": draft.name.strip() or employer.name}
    place = Workplace(employer=employer, **values)
    session.add(place)
    session.flush()
    siblings = tuple(one for one in candidates if one.employer_id == employer.id)
    record.audit(
        session, actor, "workplace_added", "workplace", place.id, employer=employer.id,
        **_why(siblings, reason),
    )  # fmt: skip
    created_anyway(session, actor, place, candidates, reason or "")
    return place
