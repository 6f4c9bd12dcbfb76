"""What colleagues do with each other: working time, meetings, needs taken on, who held what before.

What is said of contacts and workplaces stands in `seed_talks` and `seed_said`.
"""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.demo.keys import Keys, moment
from employer_match.demo.programme import DemoProgramme
from employer_match.demo.reading import content, working_day
from employer_match.models import (
    MeetingStamp,
    NeedClaim,
    Placement,
    PlacementCredit,
    RelationshipOwner,
    SharedCredit,
    Vacancy,
    WorkingTime,
)
from employer_match.services.overview.claim_need import NEED_SOURCES
from employer_match.services.placements.shared_credits import next_quarter
from employer_match.vocabulary import Role, VacancyState

#: Of the needs at workplaces with an owner one in so many is still nobody's.
ONE_IN = 4
#: Who took a need on before the meeting did so after so many days.
TAKEN_AFTER = 3


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """The team's own week, after its contacts and openings are there."""
    _working_time(session, whole, keys)
    held = working_day(whole.today - timedelta(days=content("team")["meeting_held"]))
    leader = next(user for user in whole.staff.users.values() if user.unit_as(Role.TEAM_LEADER))
    for unit_id in keys.units.values():
        stamp = MeetingStamp(
            unit_id=unit_id, user_id=keys.users[leader.key], held_at=moment(held, 10)
        )
        session.add(stamp)
    _claims(session, whole, keys)
    _earlier_owners(session, whole, keys)
    _credits(session, whole, keys)
    session.flush()


def _working_time(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    for raw in content("team")["working_time"]:
        session.add(
            WorkingTime(
                user_id=keys.users[raw["user"]],
                first=whole.today + timedelta(days=raw["first"]),
                last=whole.today + timedelta(days=raw["last"]) if "last" in raw else None,
                percent=raw["percent"],
            )
        )


def _claims(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """Most needs at a workplace that somebody holds: the holder's since the meeting, or earlier."""
    held = working_day(whole.today - timedelta(days=content("team")["meeting_held"]))
    owners = {keys.workplaces[one.workplace]: one.owner for one in whole.owners}
    needs = select(Vacancy).where(
        Vacancy.state == VacancyState.OPEN,
        Vacancy.source.in_(NEED_SOURCES),
        Vacancy.workplace_id.in_(owners),
        Vacancy.created_at < moment(held, 9),
    )
    for place, need in enumerate(session.scalars(needs.order_by(Vacancy.id))):
        if place % ONE_IN == 0 or need.workplace_id is None:
            continue
        owner = owners[need.workplace_id]
        earlier = working_day(need.created_at.date() + timedelta(days=TAKEN_AFTER))
        day = min(earlier, held) if place % ONE_IN == 1 else held
        session.add(
            NeedClaim(
                vacancy_id=need.id,
                user_id=keys.users[owner],
                unit_id=keys.unit_of[owner],
                created_at=moment(day, 10, 20),
            )
        )


def _earlier_owners(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """A relation that somebody handed over: the holder of today has it since that day."""
    for raw in content("team")["earlier_owner"]:
        workplace_id = keys.workplaces[raw["workplace"]]
        now = session.scalars(
            select(RelationshipOwner).where(RelationshipOwner.workplace_id == workplace_id)
        ).one()
        day = working_day(whole.today - timedelta(days=raw["until"]))
        session.add(
            RelationshipOwner(
                workplace_id=workplace_id,
                owner_id=keys.users[raw["owner"]],
                since=now.since,
                until=day,
                created_at=now.created_at,
            )
        )
        now.since, now.created_at = day, moment(day)


def _credits(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """Placements that two worked for: credited to the participant's coach and the other one."""
    coaches = {one.code_name: one.coach for one in whole.participants}
    for raw in content("team")["shared"]:
        person = keys.participants[raw["participant"]]
        placement = session.scalars(
            select(Placement).where(Placement.participant_id == person).order_by(Placement.id)
        ).first()
        if placement is None:
            raise LookupError(f"{raw['participant']} has no placement in the content.")
        for key in (coaches[raw["participant"]], raw["along"]):
            session.add(
                PlacementCredit(
                    participant_id=person,
                    placement_id=placement.id,
                    user_id=keys.users[key],
                    unit_id=keys.unit_of[key],
                )
            )
        shown = next_quarter(placement.started_on)
        session.add(
            SharedCredit(
                user_id=keys.users[raw["along"]],
                workplace_id=placement.workplace_id,
                shown_from=shown,
            )
        )
