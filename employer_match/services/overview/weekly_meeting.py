"""What a unit's weekly meeting looks at: needs that are new, unclaimed, or claimed and left alone.

A need is what an employer told us through the form or a coach, and that is open today. It is
claimed by whoever took it on; else by whoever has announced a contact with the workplace; else by
whoever has been in contact about it. Holding the relation is no claim: an owner may not know of the
need yet. What is claimed is left alone when for more than seven days after the claim nobody was in
contact with the workplace. Sources: product row 18, IPS-25 item 7, [F 66] (seven days).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from employer_match import clock
from employer_match.models import Contact, Intention, NeedClaim, Unit, User, Vacancy
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import Sight, Who, sight
from employer_match.services.overview.claim_need import NEED_SOURCES
from employer_match.services.overview.meeting_stamps import FIRST_WINDOW, Held, last_meeting
from employer_match.services.permissions import Action, acting_unit
from employer_match.services.vacancies.vacancy_content import title_of
from employer_match.services.vacancies.vacancy_life import findable
from employer_match.vocabulary import VacancyKind

LEFT_ALONE_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who has a need, since which day; `taken` where the coach took this very need on."""

    who: Who
    since: date
    taken: bool


@dataclass(frozen=True, slots=True)
class NeedRow:
    """An open need; `acted_on` is the newest contact with the workplace since the claim."""

    vacancy_id: int
    title: str
    kind: VacancyKind
    workplace_id: int
    workplace: str
    municipality_code: str | None
    opened_at: datetime
    claimed: Claimed | None
    acted_on: date | None

    def left_alone(self, today: date) -> bool:
        """Whether it is claimed, and nothing has happened for more than seven days."""
        if self.claimed is None:
            return False
        return today - max(self.claimed.since, self.acted_on or date.min) > LEFT_ALONE_AFTER


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the meeting looks at; `since` is the last meeting, or a week ago without one."""

    unit_id: int
    since: datetime
    last: Held | None
    new: tuple[NeedRow, ...]
    unclaimed: tuple[NeedRow, ...]
    left_alone: tuple[NeedRow, ...]


def weekly_meeting(session: Session, actor: Actor, unit_id: int | None = None) -> Meeting:
    """The view for one of the actor's units: the newest of what is new, else the oldest first.

    Raises NotAllowed.
    """
    unit_id = acting_unit(actor, Action.READ_MEETING, unit_id)
    today, last = clock.today(), last_meeting(session, unit_id)
    since = last.held_at if last else clock.now() - FIRST_WINDOW
    rows = _needs(session, sight(session, actor), today)
    return Meeting(
        unit_id,
        since,
        last,
        tuple(row for row in rows if row.opened_at > since),
        tuple(row for row in reversed(rows) if row.claimed is None),
        tuple(row for row in reversed(rows) if row.left_alone(today)),
    )


def claims_of(
    session: Session, seen: Sight, needs: Collection[Vacancy], today: date
) -> dict[int, Claimed]:
    """Who has which of these needs; a missing one is nobody's."""
    places = {one.workplace_id for one in needs if one.workplace_id is not None}
    announced = select(Intention).where(
        Intention.workplace_id.in_(places),
        Intention.released_at.is_(None),
        Intention.until >= today,
    )
    named = announced.options(joinedload(Intention.user), joinedload(Intention.unit))
    by_place = {
        one.workplace_id: Claimed(
            seen.who(one.user, one.unit), clock.local_day(one.created_at), taken=False
        )
        for one in session.scalars(named.order_by(Intention.id))
    }
    found = _in_contact(session, seen, [one.id for one in needs])
    found |= {one.id: by_place[one.workplace_id] for one in needs if one.workplace_id in by_place}
    return found | _taken(session, seen, [one.id for one in needs])


def _needs(session: Session, seen: Sight, today: date) -> list[NeedRow]:
    wanted = (
        select(Vacancy)
        .where(findable(today), Vacancy.source.in_(NEED_SOURCES), Vacancy.workplace_id.is_not(None))
        .options(joinedload(Vacancy.workplace))
        .order_by(Vacancy.id)
    )
    needs = session.scalars(wanted).all()
    claims = claims_of(session, seen, needs, today)
    acted = _last_contacts(session, {one.workplace_id for one in needs if one.workplace_id})
    rows = []
    for one in needs:
        place, claim = one.workplace, claims.get(one.id)
        if place is None:
            continue
        last = acted.get(place.id)
        rows.append(
            NeedRow(
                vacancy_id=one.id,
                title=title_of(one),
                kind=one.kind,
                workplace_id=place.id,
                workplace=place.name,
                municipality_code=place.municipality_code,
                opened_at=one.answered_at or one.submitted_at or one.created_at,
                claimed=claim,
                acted_on=last if claim and last and last >= claim.since else None,
            )
        )
    return sorted(rows, key=lambda row: (row.opened_at, row.vacancy_id), reverse=True)


def _taken(session: Session, seen: Sight, ids: Collection[int]) -> dict[int, Claimed]:
    held = (
        select(NeedClaim, User, Unit)
        .join(User, User.id == NeedClaim.user_id)
        .join(Unit, Unit.id == NeedClaim.unit_id)
        .where(NeedClaim.vacancy_id.in_(ids), NeedClaim.released_at.is_(None))
        .order_by(NeedClaim.id)
    )
    return {
        claim.vacancy_id: Claimed(
            seen.who(user, unit), clock.local_day(claim.created_at), taken=True
        )
        for claim, user, unit in session.execute(held)
    }


def _in_contact(session: Session, seen: Sight, ids: Collection[int]) -> dict[int, Claimed]:
    """Who was the last to be in contact about each of these needs."""
    about = (
        select(Contact)
        .where(Contact.vacancy_id.in_(ids), Contact.cancelled_at.is_(None))
        .options(joinedload(Contact.user), joinedload(Contact.unit))
        .order_by(Contact.happened_on, Contact.id)
    )
    return {
        one.vacancy_id: Claimed(seen.who(one.user, one.unit), one.happened_on, taken=False)
        for one in session.scalars(about)
        if one.vacancy_id is not None
    }


def _last_contacts(session: Session, places: Collection[int]) -> dict[int, date]:
    newest = (
        select(Contact.workplace_id, func.max(Contact.happened_on))
        .where(Contact.workplace_id.in_(places), Contact.cancelled_at.is_(None))
        .group_by(Contact.workplace_id)
    )
    return {row[0]: row[1] for row in session.execute(newest)}
