"""Read what a participant has agreed that employers may be told, with everything before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Disclosure, Employer, User
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.disclosures.in_force import approach_on, in_force, rows_of
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Approach


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """One time that something was agreed or withdrawn; `employer` None: for every employer."""

    number: int
    employer_id: int | None
    employer: str | None
    approach: Approach
    tell_name: bool
    may_tell: str
    never_tell: str
    starts_on: date
    ends_on: date | None
    talked_on: date | None
    talked_again_on: date | None
    weighed: bool
    withdrawn: bool
    written_at: datetime
    written_by: str | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class Agreements:
    """What holds today, for every employer and for single ones, and all that was ever said.

    `approach` is whether employers in general may be approached; `number` the newest row (0: none).
    """

    number: int
    approach: Approach
    general: DisclosureView | None
    exceptions: tuple[DisclosureView, ...]
    history: tuple[DisclosureView, ...]

    def newest(self, employer_id: int | None) -> DisclosureView | None:
        """What was said last about this employer, or in general; withdrawn or not."""
        return next((row for row in self.history if row.employer_id == employer_id), None)


def read_disclosures(session: Session, actor: Actor, participant_id: str) -> Agreements:
    """Everything about telling employers of this participant; the reading is logged."""
    require(actor, Action.READ_PARTICIPANTS)
    person = find(session, participant_id)
    record.note_read(session, actor, person.id, "disclosures")
    rows = rows_of(session, [person.id]).get(person.id, [])
    today = clock.today()
    holding = {row.employer_id: in_force(rows, row.employer_id, today) for row in rows}
    employers = _names(session, Employer, (row.employer_id for row in rows))
    users = _names(session, User, (row.user_id for row in rows))
    history = tuple(
        _view(row, employers, users, in_force=holding[row.employer_id] is row) for row in rows
    )
    held = [row for row in history if row.in_force]
    return Agreements(
        number=rows[0].number if rows else 0,
        approach=approach_on(rows, None, today),
        general=next((row for row in held if row.employer_id is None), None),
        exceptions=tuple(row for row in held if row.employer_id is not None),
        history=history,
    )


def _names(
    session: Session, kind: type[Employer] | type[User], ids: Iterable[int | None]
) -> dict[int, str]:
    wanted = {each for each in ids if each is not None}
    found = session.execute(select(kind.id, kind.name).where(kind.id.in_(wanted)).order_by(kind.id))
    return {row[0]: row[1] for row in found}


def _view(
    row: Disclosure, employers: dict[int, str], users: dict[int, str], *, in_force: bool
) -> DisclosureView:
    return DisclosureView(
        number=row.number,
        employer_id=row.employer_id,
        employer=employers.get(row.employer_id) if row.employer_id else None,
        approach=row.approach,
        tell_name=row.tell_name,
        may_tell=row.may_tell,
        never_tell=row.never_tell,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        talked_on=row.talked_on,
        talked_again_on=row.talked_again_on,
        weighed=row.weighed,
        withdrawn=row.withdrawn,
        written_at=row.created_at,
        written_by=users.get(row.user_id) if row.user_id else None,
        in_force=in_force,
    )
