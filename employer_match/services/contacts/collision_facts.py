"""The facts behind a collision: fetched, judged by the pure rule, shown as far as units share."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select, true
from sqlalchemy.orm import Session, joinedload

from employer_match import clock
from employer_match.models import Collision, Companion, Contact, Intention, Placement, Vacancy
from employer_match.outreach import collisions
from employer_match.outreach.collisions import (
    Announced,
    Approach,
    EarlierContact,
    OwnWish,
    RestPeriods,
)
from employer_match.outreach.contact_rules import Wishes
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import Sight, Who, sight
from employer_match.services.talks.clearances import cleared
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose, VacancySource

#: Support goes on for a while after a job has ended: the loss is talked through with the employer.
AFTER_THE_END = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class CollisionView:
    """Who was here, when, what was agreed next, and until when the workplace rests.

    An announcement has neither mode, outcome nor next step; a unit that keeps its dealings to
    itself shows the day only.
    """

    who: Who
    day: date
    until: date
    announced: bool
    mode: Mode | None = None
    purpose: Purpose | None = None
    outcome: Outcome | None = None
    next_step: NextStep | None = None
    next_step_on: date | None = None

    def to_json(self) -> dict[str, object]:
        """For machines."""
        return {
            "who": self.who.to_json(),
            "day": self.day.isoformat(),
            "until": self.until.isoformat(),
            "announced": self.announced,
            "mode": self.mode,
            "purpose": self.purpose,
            "outcome": self.outcome,
            "next_step": self.next_step,
            "next_step_on": self.next_step_on.isoformat() if self.next_step_on else None,
        }


@dataclass(frozen=True, slots=True)
class Met:
    """One collision with the record behind it, for the services that settle it."""

    view: CollisionView
    earlier: Contact | Intention


def approach(
    session: Session,
    actor: Actor,
    user_id: int,
    workplace_id: int,
    day: date,
    purpose: Purpose,
    vacancy_id: int | None = None,
    *,
    together: Collection[int] = (),
    reserves: bool = False,
    typed_for: bool = False,
) -> Approach:
    """The contact at hand for the pure rule, with what its coach has settled with colleagues.

    `typed_for` is a log typed in for somebody else: whom they follow up there is beyond who types.
    """
    return Approach(
        user_id,
        day,
        purpose,
        answers_advert=purpose is Purpose.REPLY_TO_NEED
        and not _posted_here(session, workplace_id, vacancy_id),
        follows_nobody=purpose is Purpose.FOLLOW_UP
        and not typed_for
        and not _somebody_placed(session, actor, workplace_id, day),
        together=frozenset(together),
        cleared=cleared(session, user_id, workplace_id, day),
        settled=_settled(session, user_id, workplace_id),
        reserves=reserves,
    )


def companions(session: Session, contact_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Who came along to each of these contacts; absent where nobody did."""
    along = select(Companion.contact_id, Companion.user_id).where(
        Companion.contact_id.in_(contact_ids)
    )
    found: dict[int, frozenset[int]] = {}
    for contact_id, user_id in session.execute(along.order_by(Companion.id)):
        found[contact_id] = found.get(contact_id, frozenset()) | {user_id}
    return found


def meet(
    session: Session,
    actor: Actor,
    workplace_id: int,
    planned: Approach,
    rule: Wishes,
    rest: RestPeriods | None = None,
) -> tuple[Met, ...]:
    """The collisions with the records behind them, newest first."""
    rest = rest or RestPeriods()
    wish = OwnWish(rule.rest_days, rule.not_before)
    contacts = _contacts(session, workplace_id, planned, rest, wish)
    along = companions(session, [row.id for row in contacts])
    earlier: dict[EarlierContact | Announced, Contact | Intention] = {
        **{_fact_of_contact(row, along.get(row.id, frozenset())): row for row in contacts},
        **{_fact_of_intention(row): row for row in open_intentions(session, workplace_id)},
    }
    seen = sight(session, actor)
    return tuple(
        Met(_view(clash, earlier[clash.earlier], seen), earlier[clash.earlier])
        for clash in collisions.find(planned, earlier, rest, wish)
    )


def open_intentions(session: Session, workplace_id: int) -> Sequence[Intention]:
    """What is announced at the workplace and not released, with user and unit."""
    announced = select(Intention).where(
        Intention.workplace_id == workplace_id, Intention.released_at.is_(None)
    )
    with_names = announced.options(joinedload(Intention.user), joinedload(Intention.unit))
    return session.scalars(with_names.order_by(Intention.id)).all()


def _contacts(
    session: Session, workplace_id: int, planned: Approach, rest: RestPeriods, wish: OwnWish
) -> Sequence[Contact]:
    held = select(Contact).where(
        Contact.workplace_id == workplace_id,
        Contact.cancelled_at.is_(None),
        Contact.user_id != planned.user_id,
        Contact.happened_on <= planned.day,
    )
    if wish.not_before is None or wish.not_before <= planned.day:
        longest = max(rest.days, rest.days_after_not_now, wish.rest_days or 0)
        held = held.where(Contact.happened_on >= planned.day - timedelta(days=longest))
    with_names = held.options(joinedload(Contact.user), joinedload(Contact.unit))
    return session.scalars(with_names.order_by(Contact.id)).all()


def _posted_here(session: Session, workplace_id: int, vacancy_id: int | None) -> bool:
    """Whether there is a need to reply to: one that the employer told us of, not an imported ad."""
    told = select(Vacancy.id).where(
        Vacancy.workplace_id == workplace_id, Vacancy.source != VacancySource.JOBTECH
    )
    if vacancy_id is not None:
        told = told.where(Vacancy.id == vacancy_id)
    return session.scalar(told.limit(1)) is not None


def _somebody_placed(session: Session, actor: Actor, workplace_id: int, day: date) -> bool:
    """Whether there is somebody to follow up here, as far as this coach may know.

    A placement within reach, or a hiring in the log: an own one, or one that units share. So who
    covers for a colleague goes on without a word, wherever the log says that somebody was hired.
    The wall stands in the query: of a placement beyond the session's reach nothing is known, and
    the warning is the same as where there is none.
    """
    placed = select(Placement.id).where(
        Placement.workplace_id == workplace_id,
        Placement.started_on <= day,
        or_(Placement.ended_on.is_(None), Placement.ended_on >= day - AFTER_THE_END),
    )
    if session.scalar(placed.limit(1)) is not None:
        return True
    came_along = select(Companion.contact_id).where(Companion.user_id == actor.user_id)
    shared = sight(session, actor).only(Contact.unit_id)
    hired = select(Contact.id).where(
        Contact.workplace_id == workplace_id,
        Contact.outcome == Outcome.HIRED,
        Contact.cancelled_at.is_(None),
        or_(Contact.user_id == actor.user_id, Contact.id.in_(came_along), *(shared or [true()])),
    )
    return session.scalar(hired.limit(1)) is not None


def _settled(session: Session, user_id: int, workplace_id: int) -> frozenset[int]:
    """The contacts that the coach has gone past with a reason: told once, known to both."""
    before = select(Collision.earlier_contact_id).where(
        Collision.workplace_id == workplace_id,
        Collision.user_id == user_id,
        Collision.earlier_contact_id.is_not(None),
    )
    return frozenset(each for each in session.scalars(before) if each is not None)


def _fact_of_contact(row: Contact, along: frozenset[int]) -> EarlierContact:
    # Whoever has taken over what was agreed goes on with it: the contact is theirs as well.
    theirs = along if row.next_step_owner_id is None else along | {row.next_step_owner_id}
    return EarlierContact(
        row.id, row.user_id, row.unit_id, row.happened_on, row.purpose, row.outcome,
        row.next_step, row.next_step_on, companions=theirs,
    )  # fmt: skip


def _fact_of_intention(row: Intention) -> Announced:
    day = clock.local_day(row.created_at)
    return Announced(row.id, row.user_id, row.unit_id, day, row.until, row.purpose)


def _view(clash: collisions.Clash, row: Contact | Intention, seen: Sight) -> CollisionView:
    who = seen.who(row.user, row.unit)
    announced = isinstance(row, Intention)
    plain = CollisionView(who, clash.earlier.day, clash.until, announced)
    if who.hidden:
        return plain
    if isinstance(row, Intention):
        return CollisionView(who, plain.day, plain.until, announced, purpose=row.purpose)
    return CollisionView(
        who, plain.day, plain.until, announced, row.mode, row.purpose, row.outcome,
        row.next_step, row.next_step_on,
    )  # fmt: skip
