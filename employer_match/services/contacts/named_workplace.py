"""The one registered workplace that a row of a contact log names, or the question for a person."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.duplicates import Known, Likeness, Reason
from employer_match.language.company_names import name_key
from employer_match.models import Employer, Workplace
from employer_match.services.contacts.contact_rows import ContactRow
from employer_match.services.duplicates.find_duplicates import Candidate, find_duplicates
from employer_match.services.duplicates.merged import formers, workplace_of
from employer_match.services.employers.organisation_numbers import read_number

_NAMED_ALIKE = {Reason.SAME_NAME, Reason.SIMILAR_NAME, Reason.NAME_WITHIN}


def named_workplace(session: Session, row: ContactRow) -> int:
    """By id, or by name where municipality and organisation number leave one; merges are followed.

    Raises Invalid where nobody or several are called this, or PossibleDuplicate with who it may be.
    """
    if row.workplace_id is not None:
        try:
            return workplace_of(session, row.workplace_id).id
        except errors.NotFound:
            message = "No registered workplace has this id."
            raise errors.Invalid(fields={"workplace_id": message}) from None
    number = read_number(row.organisation_number)
    found = _of_name(session, row, number) or _of_former_name(session, row, number)
    if len(found) > 1:
        message = "Several workplaces are called this. Fill in workplace_id or municipality_code."
        raise errors.Invalid(fields={"workplace": message})
    return found[0] if found else _alike(session, row, number)


def _of_name(session: Session, row: ContactRow, number: str | None) -> list[int]:
    places = (
        select(Workplace.id)
        .join(Workplace.employer)
        .where(Workplace.name_key == name_key(row.workplace))
    )
    if row.municipality_code:
        places = places.where(Workplace.municipality_code == row.municipality_code)
    if number:
        places = places.where(Employer.organisation_number == number)
    return list(session.scalars(places.order_by(Workplace.id).limit(2)))


def _of_former_name(session: Session, row: ContactRow, number: str | None) -> list[int]:
    """What was called this before it was merged into another one."""
    key = name_key(row.workplace)
    ids = {
        each.now_id
        for each in formers(session, "workplace")
        if each.row["name_key"] == key
        and row.municipality_code in ("", each.row["municipality_code"])
    }
    places = select(Workplace.id).join(Workplace.employer).where(Workplace.id.in_(ids))
    if number:
        places = places.where(Employer.organisation_number == number)
    return list(session.scalars(places.order_by(Workplace.id)))


def _alike(session: Session, row: ContactRow, number: str | None) -> int:
    known = Known(row.workplace, number, municipality_code=row.municipality_code or None)
    candidates = find_duplicates(session, known)
    same = [one for one in candidates if _surely(one)]
    if len(same) == 1:
        return same[0].workplace_id
    if candidates:
        raise errors.PossibleDuplicate(candidates)
    message = "No registered workplace is called this. Add it first."
    raise errors.Invalid(fields={"workplace": message})


def _surely(one: Candidate) -> bool:
    return one.likeness is Likeness.SAME and bool(_NAMED_ALIKE & {*one.reasons})
