"""How often a workplace has seen us lately, counted against what its employer wishes."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, ContactTally, Intention
from employer_match.outreach.collisions import Announced, EarlierContact, RestPeriods
from employer_match.outreach.contact_budget import ASKED_FOR, Room, Spent, room, spent
from employer_match.outreach.contact_rules import Wishes
from employer_match.vocabulary import NextStep, Purpose


def used_of(
    session: Session,
    wishes: Mapping[int, Wishes],
    workplace_ids: Collection[int],
    user_id: int | None,
    day: date,
    rest: RestPeriods,
) -> dict[int, tuple[Spent, ...]]:
    """By workplace: the contacts and announcements that a contact on that day is counted with.

    This coach's own announcement is the contact itself, and left out.
    """
    ids = sorted(workplace_ids)
    nothing = Wishes()
    apart = (wishes.get(one, nothing).budget(rest.per_month).apart or 0 for one in ids)
    since = day - timedelta(days=max(apart, default=0))
    facts: dict[int, list[EarlierContact | Announced]] = {one: [] for one in ids}
    contacts = select(Contact).where(
        Contact.workplace_id.in_(ids),
        Contact.cancelled_at.is_(None),
        Contact.purpose.not_in(ASKED_FOR - {Purpose.FOLLOW_UP}),
        Contact.happened_on > since,
    )
    hired = hired_since(session, ids)
    for row in session.scalars(contacts.order_by(Contact.id)):
        facts[row.workplace_id].append(
            EarlierContact(
                row.id,
                row.user_id,
                row.unit_id,
                row.happened_on,
                row.purpose,
                row.outcome,
                follows_nobody=follows_nobody(
                    row.purpose, row.happened_on, hired.get(row.workplace_id)
                ),
            )
        )
    announced = select(Intention).where(
        Intention.workplace_id.in_(ids),
        Intention.released_at.is_(None),
        Intention.until >= clock.today(),
    )
    for held in session.scalars(announced.order_by(Intention.id)):
        since_day = clock.local_day(held.created_at)
        facts[held.workplace_id].append(
            Announced(held.id, held.user_id, held.unit_id, since_day, held.until, held.purpose)
        )
    return {one: spent(found, user_id) for one, found in facts.items()}


def hired_since(session: Session, workplace_ids: Collection[int] | None = None) -> dict[int, date]:
    """Workplace → the first day on which somebody was hired there, as the log says it."""
    first = (
        select(ContactTally.workplace_id, func.min(ContactTally.hired_on))
        .where(ContactTally.hired_on.is_not(None))
        .group_by(ContactTally.workplace_id)
    )
    if workplace_ids is not None:
        first = first.where(ContactTally.workplace_id.in_(workplace_ids))
    return {place: day for place, day in session.execute(first) if day is not None}


def follows_nobody(purpose: Purpose, day: date, hired_on: date | None) -> bool:
    """Whether a logged follow-up came where nobody had been hired.

    The log alone is asked: a colleague's placement out of reach must not show in what others read.
    """
    return purpose is Purpose.FOLLOW_UP and (hired_on is None or hired_on > day)


def rooms(
    session: Session,
    wishes: Mapping[int, Wishes],
    workplace_ids: Collection[int],
    user_id: int | None,
    day: date,
    rest: RestPeriods,
) -> dict[int, Room]:
    """Whether a contact on our initiative fits at each workplace on that day, and when it does."""
    used = used_of(session, wishes, workplace_ids, user_id, day, rest)
    nothing = Wishes()
    return {
        one: room(wishes.get(one, nothing).budget(rest.per_month), found, day, Purpose.INTRODUCE)
        for one, found in used.items()
    }


def agreed(session: Session, workplace_id: int, user_id: int, day: date) -> bool:
    """Whether the coach's newest contact there has agreed on a next step by that day."""
    own = select(Contact).where(
        Contact.workplace_id == workplace_id,
        Contact.user_id == user_id,
        Contact.cancelled_at.is_(None),
        Contact.happened_on <= day,
    )
    newest = session.scalar(own.order_by(Contact.happened_on.desc(), Contact.id.desc()).limit(1))
    if newest is None or newest.next_step is NextStep.NOTHING or newest.next_step_on is None:
        return False
    return newest.next_step_on <= day
