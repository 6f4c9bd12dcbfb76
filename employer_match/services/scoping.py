"""The wall around participants: every ORM query sees only those the session's actor may reach.

A coach reaches own and deputised participants, a team leader the unit's, nobody else any; a session
without an actor sees none. Checked again when rows are written. Existence stays secret: what is
beyond the wall is simply not found.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, event, false, or_, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from employer_match import errors
from employer_match.models import OfParticipant, Participant
from employer_match.services.actor import Actor
from employer_match.vocabulary import Role

_table = Participant.__table__


def act_as(session: Session, actor: Actor) -> Session:
    """Let the session see what this actor may; returns the session."""
    session.info["actor"] = actor
    return session


def reach(actor: Actor | None) -> ColumnElement[bool]:
    """The condition on the participant table for whom this actor may reach."""
    if actor is None or actor.user_id is None:
        return false()
    allowed: list[ColumnElement[bool]] = []
    if actor.has(Role.COACH):
        # A coach who left a unit no longer reaches the participants of that unit.
        units = sorted(actor.units_as(Role.COACH))
        own = or_(_table.c.coach_id == actor.user_id, _table.c.deputy_id == actor.user_id)
        allowed.append(own & _table.c.unit_id.in_(units))
    led = sorted(actor.units_as(Role.TEAM_LEADER))
    if led:
        allowed.append(_table.c.unit_id.in_(led))
    return or_(*allowed) if allowed else false()


def reachable_ids(actor: Actor | None) -> Select[Any]:
    """A core select of the ids this actor may reach (core, so the wall does not meet itself)."""
    return select(_table.c.id).where(reach(actor))


@event.listens_for(Session, "do_orm_execute")
def _see_only_own(state: ORMExecuteState) -> None:
    actor: Actor | None = state.session.info.get("actor")
    if (actor and actor.is_system) or state.is_column_load or state.is_relationship_load:
        return
    ids = reachable_ids(actor)
    state.statement = state.statement.options(
        with_loader_criteria(Participant, Participant.id.in_(ids), include_aliases=True),
        *(
            with_loader_criteria(kind, kind.participant_id.in_(ids), include_aliases=True)
            for kind in OfParticipant.__subclasses__()
        ),
    )


@event.listens_for(Session, "before_flush")
def _write_only_own(session: Session, _context: UOWTransaction, _instances: object) -> None:
    actor: Actor | None = session.info.get("actor")
    if actor and actor.is_system:
        return
    touched = {
        thing.participant_id
        for thing in (*session.new, *session.dirty, *session.deleted)
        if isinstance(thing, OfParticipant)
    }
    changed = [thing for thing in session.new if isinstance(thing, Participant)]
    touched -= {thing.id for thing in changed}
    units = actor.units_as(Role.COACH, Role.TEAM_LEADER) if actor else frozenset()
    if any(thing.unit_id not in units for thing in changed):
        raise errors.NotFound()
    if touched:
        with session.no_autoflush:
            seen = set(session.connection().scalars(reachable_ids(actor)))
        if not touched <= seen:
            raise errors.NotFound()
