"""The life of an opening: what may follow what, in one table, and what each step leaves behind."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Vacancy
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.vocabulary import VacancyEvent as E
from employer_match.vocabulary import VacancySource
from employer_match.vocabulary import VacancyState as S

TRANSITIONS: Mapping[S, Mapping[E, S]] = {
    S.SUBMITTED: {
        E.APPROVE: S.OPEN,
        E.RETURN: S.RETURNED,
        E.REJECT: S.REJECTED,
        E.CHANGE: S.SUBMITTED,
        E.WITHDRAW: S.WITHDRAWN,
        E.EXPIRE: S.EXPIRED,
    },
    S.RETURNED: {
        E.CHANGE: S.SUBMITTED,
        E.REJECT: S.REJECTED,
        E.WITHDRAW: S.WITHDRAWN,
        E.EXPIRE: S.EXPIRED,
    },
    S.REJECTED: {},
    S.OPEN: {
        E.CHANGE: S.SUBMITTED,
        E.FILL_BY_US: S.FILLED_BY_US,
        E.FILL: S.FILLED,
        E.WITHDRAW: S.WITHDRAWN,
        E.EXPIRE: S.EXPIRED,
    },
    S.FILLED_BY_US: {E.REOPEN: S.OPEN},
    S.FILLED: {E.REOPEN: S.OPEN},
    S.WITHDRAWN: {E.REOPEN: S.OPEN},
    S.EXPIRED: {E.REOPEN: S.OPEN},
}
"""What each state allows; what stands in no row is refused. A rejected need is posted anew."""

OVER = frozenset({S.REJECTED, S.FILLED_BY_US, S.FILLED, S.WITHDRAWN, S.EXPIRED})
ANSWERS = frozenset({E.APPROVE, E.RETURN, E.REJECT})


def after(state: S, event: E, source: VacancySource) -> S:
    """The state that an event leads to; raises Conflict where it cannot happen now.

    What came through the public form opens only by approval, also when it is taken up again.
    """
    following = TRANSITIONS[state].get(event)
    if following is None:
        raise errors.Conflict("This cannot be done with a vacancy in its present state.")
    if event is E.REOPEN and source is VacancySource.FORM:
        return S.SUBMITTED
    return following


def allowed(vacancy: Vacancy) -> tuple[E, ...]:
    """The events that may happen to this vacancy now, in the vocabulary's order."""
    following = TRANSITIONS[vacancy.state]
    return tuple(event for event in E if event in following)


def findable(day: date) -> ColumnElement[bool]:
    """The one condition on the vacancy table for what is searched and suggested on that day.

    A deadline that has passed closes an opening at once, whether or not the nightly job has run.
    """
    in_time = or_(Vacancy.deadline.is_(None), Vacancy.deadline >= day)
    return and_(Vacancy.state == S.OPEN, in_time)


def move(
    session: Session,
    actor: Actor,
    vacancy: Vacancy,
    event: E,
    comment: str = "",
    values: Mapping[str, object] | None = None,
) -> None:
    """Let an event happen: the earlier version is kept, the step audited, its times stamped.

    `values` are columns that change along with the state. Raises Conflict and changes nothing.
    """
    state = after(vacancy.state, event, vacancy.source)
    record.keep_version(session, actor, vacancy, reason=event)
    for name, value in (values or {}).items():
        setattr(vacancy, name, value)
    came_from, vacancy.state = vacancy.state, state
    now = clock.now()
    vacancy.closed_at = now if state in OVER else None
    if event in ANSWERS:
        vacancy.answered_at = now
        vacancy.moderation_comment = comment
    if state is S.OPEN and vacancy.published_on is None:
        vacancy.published_on = clock.today()
    session.flush()
    record.audit(
        session, actor, f"vacancy_{event}", "vacancy", vacancy.id, before=came_from, after=state
    )
