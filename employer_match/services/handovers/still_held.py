"""What counts as held today, and whose account is closed although something is left with them."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from employer_match import clock
from employer_match.models import (
    Contact,
    ContactRule,
    Intention,
    Participant,
    RelationshipOwner,
    Talk,
    Vacancy,
)
from employer_match.services.contacts import next_steps
from employer_match.services.talks.pass_on import unanswered
from employer_match.vocabulary import VacancyState

STILL_TO_ANSWER = (VacancyState.SUBMITTED, VacancyState.RETURNED, VacancyState.OPEN)


def relation_holds() -> ColumnElement[bool]:
    """Of a relationship owner's row: it is in force."""
    return RelationshipOwner.until.is_(None)


def announcement_holds() -> ColumnElement[bool]:
    """Of an intention: neither released nor run out."""
    return Intention.released_at.is_(None) & (Intention.until >= clock.today())


def to_be_answered() -> ColumnElement[bool]:
    """Of a vacancy: somebody still answers for it."""
    return Vacancy.state.in_(STILL_TO_ANSWER)


def still_with_us() -> ColumnElement[bool]:
    """Of a participant: the programme goes on."""
    return or_(Participant.ended_on.is_(None), Participant.ended_on >= clock.today())


def with_something_left(session: Session, user_ids: Collection[int]) -> set[int]:
    """Those of these users of whom a hand-over would show a line; participants by the wall."""
    ids = sorted(user_ids)

    def of(column: InstrumentedAttribute[int], *holds: ColumnElement[bool]) -> Select[int]:
        return select(column).where(column.in_(ids), *holds).distinct()

    takes = func.coalesce(Contact.next_step_owner_id, Contact.user_id)
    steps = select(takes).where(next_steps.held_by(ids), next_steps.still_open()).distinct()
    every: list[Select[int]] = [
        of(RelationshipOwner.owner_id, relation_holds()),
        of(RelationshipOwner.deputy_id, relation_holds()),  # type: ignore[arg-type]
        of(ContactRule.only_through_id),  # type: ignore[arg-type]
        steps,
        of(Intention.user_id, announcement_holds()),
        of(Vacancy.responsible_id, to_be_answered()),  # type: ignore[arg-type]
        of(Talk.asker_id, unanswered()),
        of(Talk.colleague_id, unanswered()),
        of(Participant.coach_id, still_with_us()),
        of(Participant.deputy_id, still_with_us()),  # type: ignore[arg-type]
    ]
    return {user_id for wanted in every if ids for user_id in session.scalars(wanted)}
