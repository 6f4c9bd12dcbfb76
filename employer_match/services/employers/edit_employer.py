"""Change what is registered of an employer or a workplace; the earlier version is kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.language.numbers import is_personal
from employer_match.models import Employer, Workplace
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates.merged import missing
from employer_match.services.edits import overwrite
from employer_match.services.employers.add_employer import EmployerDraft, WorkplaceDraft, check_name
from employer_match.services.employers.organisation_numbers import read_number
from employer_match.services.permissions import Action, require


def edit_employer(
    session: Session, actor: Actor, employer_id: int, draft: EmployerDraft, version: int | None
) -> Employer:
    """Write the draft over the employer.

    A blank number leaves the registered one alone: a masked one is never sent back. Raises
    NotFound, VersionMissing, Stale, Invalid, or Conflict for a number that another employer has,
    and for a record that was merged meanwhile.
    """
    require(actor, Action.EDIT_EMPLOYER)
    check_name(draft.name)
    number = read_number(draft.organisation_number)
    record.take_writing_turn(session)
    employer = session.get(Employer, employer_id, populate_existing=True)
    if employer is None:
        raise missing(session, "employer", employer_id)
    number = number or employer.organisation_number
    holder = select(Employer.id).where(Employer.organisation_number == number)
    if number and session.scalar(holder.where(Employer.id != employer_id)):
        message = "Another employer is registered with this number."
        raise errors.Conflict(fields={"organisation_number": message})
    values = {
        "name": draft.name.strip(),
        "organisation_number": number,
        "sole_trader": number is not None and is_personal(number),
        "sector": draft.sector,
        "sni": draft.sni,
    }
    overwrite(session, actor, employer, values, version)
    return employer


def edit_workplace(
    session: Session, actor: Actor, workplace_id: int, draft: WorkplaceDraft, version: int | None
) -> Workplace:
    """Write the draft over the workplace.

    Raises NotFound, VersionMissing, Stale, Invalid, or Conflict for one merged meanwhile.
    """
    require(actor, Action.EDIT_EMPLOYER)
    check_name(draft.name)
    record.take_writing_turn(session)
    workplace = session.get(Workplace, workplace_id, populate_existing=True)
    if workplace is None:
        raise missing(session, "workplace", workplace_id)
    values = vars(draft) | {"name": draft.name.strip()}
    for name in ("latitude", "longitude"):  # no form asks for them, so none takes them away
        if values[name] is None:
            del values[name]
    overwrite(session, actor, workplace, values, version)
    return workplace
