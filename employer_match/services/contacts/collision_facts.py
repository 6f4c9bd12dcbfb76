"""The facts behind a collision: fetched, judged by the pure rule, shown as far as units share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from employer_match import clock
from employer_match.models import Contact, Intention, Vacancy
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
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose, VacancySource


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
    session: Session, user_id: int, day: date, purpose: Purpose, vacancy_id: int | None
) -> Approach:
    """The contact at hand for the pure rule; an imported ad is no need that was posted here."""
    source = select(Vacancy.source).where(Vacancy.id == vacancy_id)
    advert = vacancy_id is not None and session.scalar(source) is VacancySource.JOBTECH
    return Approach(user_id, day, purpose, answers_advert=advert)


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
    earlier: dict[EarlierContact | Announced, Contact | Intention] = {
        **{
            _fact_of_contact(row): row
            for row in _contacts(session, workplace_id, planned, rest, wish)
        },
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


def _fact_of_contact(row: Contact) -> EarlierContact:
    return EarlierContact(
        row.id, row.user_id, row.unit_id, row.happened_on, row.purpose, row.outcome,
        row.next_step, row.next_step_on,
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
