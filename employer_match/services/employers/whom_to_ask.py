"""Whom to ask about workplaces today, with names: the owner, the deputy, or the owner's team."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import RelationshipOwner, RoleInUnit, User
from employer_match.outreach import absence
from employer_match.outreach.absence import Asked, Held
from employer_match.services.accounts.working_time import spans_between
from employer_match.services.employers.assign_owner import owner_of
from employer_match.vocabulary import Role

FAR = date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Ask:
    """Who answers for a workplace. `name` is a colleague's, or the team's; empty for nobody.

    `owner_away` with `away_until` None: nobody has said when the owner is back.
    """

    asked: Asked = Asked.NOBODY
    user_id: int | None = None
    name: str = ""
    owner_away: bool = False
    away_until: date | None = None


def whom_to_ask(
    session: Session, owners: Mapping[int, RelationshipOwner], day: date | None = None
) -> dict[int, Ask]:
    """For each of these rows in force, by workplace: who is asked on that day (today)."""
    if not owners:
        return {}
    day = day or clock.today()
    people = {
        user.id: user
        for row in owners.values()
        for user in (row.owner, row.deputy)
        if user is not None
    }
    away = away_among(session, people.values(), day)
    spans = spans_between(session, day, FAR, away) if away else {}

    def ask(row: RelationshipOwner) -> Ask:
        asked = absence.whom_to_ask(Held(row.owner_id, row.deputy_id), away)
        if asked is Asked.OWNER:
            return Ask(asked, row.owner_id, row.owner.name)
        closed = row.owner.disabled_at is not None
        until = None if closed else absence.last_day_away(spans.get(row.owner_id, ()), day)
        if asked is Asked.DEPUTY and row.deputy is not None:
            return Ask(asked, row.deputy_id, row.deputy.name, True, until)
        teams = [role.unit.name for role in row.owner.roles]
        return Ask(asked, None, teams[0] if teams else "", True, until)

    return {workplace_id: ask(row) for workplace_id, row in owners.items()}


def away_among(session: Session, people: Collection[User], day: date) -> frozenset[int]:
    """Who of these users is away on that day, or has no account any more."""
    closed = {user.id for user in people if user.disabled_at is not None}
    ids = {user.id for user in people} - closed
    return frozenset(closed) | absence.away_on(spans_between(session, day, day, ids), day)


def who_answers(session: Session, workplace_id: int, day: date | None = None) -> list[User]:
    """The accounts that are told what happens at a workplace: owner, deputy, or the team's leaders.

    A team without a leader who is there is told through its coaches. Empty without an owner.
    """
    row = owner_of(session, workplace_id)
    if row is None:
        return []
    day = day or clock.today()
    (ask,) = whom_to_ask(session, {workplace_id: row}, day).values()
    if ask.user_id is not None:
        return [session.get_one(User, ask.user_id)]
    return _team(session, row.owner, day)


def _team(session: Session, owner: User, day: date) -> list[User]:
    if not owner.roles:
        return []
    for role in (Role.TEAM_LEADER, Role.COACH):
        members = (
            select(User)
            .join(RoleInUnit)
            .where(
                RoleInUnit.unit_id == owner.roles[0].unit_id,
                RoleInUnit.role == role,
                User.disabled_at.is_(None),
                User.id != owner.id,
            )
        )
        found = list(session.scalars(members.order_by(User.id)))
        away = away_among(session, found, day)
        there = [user for user in found if user.id not in away]
        if there:
            return there
    return []
