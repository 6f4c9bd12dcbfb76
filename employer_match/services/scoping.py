"""The wall around participants: every ORM query sees only those the session's actor may reach.

A coach reaches own and deputised participants, a team leader the unit's, nobody else any; a session
without an actor sees none. Checked again when rows are written. Existence stays secret: what is
beyond the wall is simply not found. Statements that the wall cannot look through are refused.
"""

import re
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    TextClause,
    event,
    false,
    inspect,
    or_,
    select,
)
from sqlalchemy.orm import (
    LoaderCriteriaOption,
    ORMExecuteState,
    Session,
    UOWTransaction,
    with_loader_criteria,
)
from sqlalchemy.sql.visitors import iterate

from employer_match import errors
from employer_match.models import OfParticipant, Participant
from employer_match.services import texts  # noqa: F401 - its gate stands at every flush from here
from employer_match.services.actor import Actor
from employer_match.vocabulary import Role

_table = Participant.__table__


def act_as(session: Session, actor: Actor) -> Session:
    """Let the session see what this actor may; returns the session."""
    session.info["actor"] = actor
    return session


def reach(actor: Actor | None, of: Any = _table.c) -> ColumnElement[bool]:
    """The condition on the participant table, or on the columns `of`, for whom one may reach."""
    if actor is None or actor.user_id is None:
        return false()
    allowed: list[ColumnElement[bool]] = []
    if actor.has(Role.COACH):
        # A coach who left a unit no longer reaches the participants of that unit.
        units = sorted(actor.units_as(Role.COACH))
        own = or_(of.coach_id == actor.user_id, of.deputy_id == actor.user_id)
        allowed.append(own & of.unit_id.in_(units))
    led = sorted(actor.units_as(Role.TEAM_LEADER))
    if led:
        allowed.append(of.unit_id.in_(led))
    return or_(*allowed) if allowed else false()


def reaches(actor: Actor, person: Participant) -> bool:
    """The same rule for a participant at hand, for example one that was just handed over."""
    if actor.is_system or person.unit_id in actor.units_as(Role.TEAM_LEADER):
        return True
    own = actor.user_id is not None and actor.user_id in (person.coach_id, person.deputy_id)
    return own and person.unit_id in actor.units_as(Role.COACH)


def reachable_ids(actor: Actor | None) -> Select[Any]:
    """A core select of the ids this actor may reach (core, so the wall does not meet itself)."""
    return select(_table.c.id).where(reach(actor))


@event.listens_for(Session, "do_orm_execute")
def _see_only_own(state: ORMExecuteState) -> None:
    actor: Actor | None = state.session.info.get("actor")
    if (actor and actor.is_system) or state.is_column_load or state.is_relationship_load:
        return
    if _cannot_be_walled(state):
        raise RuntimeError("This statement passes the wall around participants: use the ORM.")
    state.statement = state.statement.options(*_wall(actor))


@lru_cache(maxsize=4096)  # made anew it would cost each statement six times what it costs itself
def _wall(actor: Actor | None) -> tuple[LoaderCriteriaOption, ...]:
    """The condition on participants, and on every kind of row about one, for this actor.

    On participants it is told of the row itself: to gather the ids within reach would take longer
    for an id that is there than for one that is not (benchmarks/existence.py).
    """
    ids = reachable_ids(actor)
    return (
        with_loader_criteria(Participant, reach(actor, Participant), include_aliases=True),
        with_loader_criteria(
            OfParticipant, lambda kind: kind.participant_id.in_(ids), include_aliases=True
        ),
    )


@cache
def _walled() -> frozenset[str]:
    """The tables that hold participants and what is about one."""
    tables = (
        table
        for kind in (Participant, *OfParticipant.__subclasses__())
        for table in inspect(kind).tables
    )
    return frozenset(table.name for table in tables if isinstance(table, Table))


def _cannot_be_walled(state: ORMExecuteState) -> bool:
    """Whether the statement touches participants where no condition can be added to it.

    That is a bulk write (it is never flushed), and a text or a bare table to read from.
    """
    walled = _walled()
    statement: Any = state.statement
    if state.is_insert or state.is_update or state.is_delete:
        return str(statement.table.name) in walled
    if state.is_orm_statement and not state.is_from_statement:
        return False
    return any(
        (isinstance(part, Table) and part.name in walled)
        or (isinstance(part, TextClause) and not walled.isdisjoint(re.findall(r"\w+", part.text)))
        for part in iterate(statement)
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
    new = {thing for thing in session.new if isinstance(thing, Participant)}
    kept = {
        thing
        for thing in (*session.dirty, *session.deleted)
        if isinstance(thing, Participant)
        and (thing in session.deleted or session.is_modified(thing))
    }
    # Whether a participant may be changed stands in the database, not in what the change says.
    touched = touched - {thing.id for thing in new} | {thing.id for thing in kept}
    units = actor.units_as(Role.COACH, Role.TEAM_LEADER) if actor else frozenset()
    if any(thing.unit_id not in units for thing in new | kept):
        raise errors.NotFound()
    if touched:
        with session.no_autoflush:
            seen = set(session.connection().scalars(reachable_ids(actor)))
        if not touched <= seen:
            raise errors.NotFound()
