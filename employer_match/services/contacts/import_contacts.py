"""Take a contact log in from CSV, row by row, through the same door as every other contact.

Each row is one transaction: a kill in the middle loses nothing and, by the rows' keys, doubles
nothing. What cannot be logged is rejected with line and reason, collisions included, unless the
row itself gives the reason to go on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.db import transaction
from employer_match.models import Contact, Participant, RoleInUnit, Unit, User
from employer_match.outreach.collisions import RestPeriods
from employer_match.services import record
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.contacts.collision_facts import CollisionView
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.contact_rows import ContactRow, RowError, read_rows
from employer_match.services.contacts.log_contact import Logged, log_contact
from employer_match.services.contacts.named_workplace import named_workplace
from employer_match.services.duplicates.find_duplicates import Candidate
from employer_match.services.permissions import Action, require
from employer_match.services.texts import check_text
from employer_match.vocabulary import Advice

_ID = "workplace_id, or add the workplace first"


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not taken in, and why."""

    line: int
    key: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class AdvisedRow:
    """A row that was taken in, and what should have been thought of before the contact."""

    line: int
    key: str
    advice: tuple[Advice, ...]


@dataclass
class ContactImport:
    """What came of an import."""

    read: int = 0
    created: int = 0
    unchanged: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)
    advised: list[AdvisedRow] = field(default_factory=list)


def import_contacts(
    engine: Engine,
    lines: Iterable[str],
    *,
    actor: Actor = SYSTEM,
    rest: RestPeriods | None = None,
) -> ContactImport:
    """Log every row that can be logged; raises Invalid when the header is not a log's."""
    require(actor, Action.IMPORT_CONTACTS)
    result = ContactImport()
    unknown: dict[tuple[str, str, str], str] = {}
    for line, row in read_rows(lines):
        result.read += 1
        if isinstance(row, RowError):
            result.rejected.append(RejectedRow(line, None, str(row)))
        elif row.workplace_id is None and row.named in unknown:  # one look a name is enough
            result.rejected.append(RejectedRow(line, row.key, unknown[row.named]))
        else:
            try:
                with transaction(engine, actor=actor) as session:
                    logged = import_row(session, actor, row, rest)
            except errors.Problem as problem:
                result.rejected.append(RejectedRow(line, row.key, in_words(problem)))
                if isinstance(problem, errors.PossibleDuplicate):
                    unknown[row.named] = in_words(problem)
            else:
                result.created += logged is not None
                result.unchanged += logged is None
                if logged is not None and logged.advice:
                    result.advised.append(AdvisedRow(line, row.key, logged.advice))
    return result


def import_row(
    session: Session, actor: Actor, row: ContactRow, rest: RestPeriods | None = None
) -> Logged | None:
    """Log one row, with what should have been thought of; None for one that is there already."""
    record.take_writing_turn(session)  # two imports of one log see each other's rows
    if session.scalar(select(Contact.id).where(Contact.import_key == row.key)):
        return None
    user_id, unit_id = _coach(session, row)
    _read_note(session, row, user_id)
    draft = ContactDraft(
        workplace_id=named_workplace(session, row),
        happened_on=row.day,
        mode=row.mode,
        purpose=row.purpose,
        outcome=row.outcome,
        next_step=row.next_step,
        next_step_on=row.next_step_on,
        note=row.note,
        confirm_old_date=row.confirm_old_date,
        user_id=user_id,
        unit_id=unit_id,
        import_key=row.key,
    )
    return log_contact(
        session,
        actor,
        draft,
        go_on_reason=row.go_on_reason,
        override_stop_reason=row.override_stop_reason,
        rest=rest,
    )


def _read_note(session: Session, row: ContactRow, user_id: int) -> None:
    """Raise TextToRead for a note that seems to tell of a person, as when a coach writes it."""
    own = select(Participant.code_name).where(
        or_(Participant.coach_id == user_id, Participant.deputy_id == user_id)
    )
    again = check_text(Contact, "note", row.note, session.scalars(own) if row.note else ())
    if again and not row.text_read:
        raise errors.TextToRead(again)


def in_words(problem: errors.Problem) -> str:
    """The refusal in one line, with who was there."""
    if isinstance(problem, errors.TextToRead):
        marked = ", ".join(f"{one.words!r} ({one.remark.value})" for one in problem.remarks)
        return f"note: {marked} seems to tell of a person. Write it anew, or text_read = yes."
    if isinstance(problem, errors.CollisionFound):
        met = [one for one in problem.collisions if isinstance(one, CollisionView)]
        there = "; ".join(f"{one.who.name or 'another unit'} on {one.day}" for one in met)
        return f"collision: {there}. Fill in go_on_reason to log it all the same."
    if isinstance(problem, errors.PossibleDuplicate):
        known = [one for one in problem.candidates if isinstance(one, Candidate)]
        perhaps = "; ".join(f"{one.workplace_id} {one.workplace}" for one in known)
        return f"workplace: no registered workplace is called this. Is it {perhaps}? Fill in {_ID}."
    fields = "; ".join(f"{name}: {message}" for name, message in problem.fields.items())
    return fields or str(problem)


def _coach(session: Session, row: ContactRow) -> tuple[int, int | None]:
    user = session.scalar(select(User).where(User.email == row.coach_email))
    if user is None:
        raise errors.Invalid(fields={"coach_email": "No account has this address."})
    if not row.unit:
        return user.id, None
    units = select(Unit.id).join(RoleInUnit).where(RoleInUnit.user_id == user.id)
    unit_id = session.scalar(units.where(Unit.name == row.unit).limit(1))
    if unit_id is None:
        raise errors.Invalid(fields={"unit": "This colleague has no role in the unit."})
    return user.id, unit_id
