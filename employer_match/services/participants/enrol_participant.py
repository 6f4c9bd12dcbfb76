"""Enrol a participant under a code name, with an empty first profile: nothing else is needed."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Participant, Profile, RoleInUnit
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, acting_unit
from employer_match.vocabulary import Goal, Pace, Role

_PERSONAL_NUMBER = re.compile(r"\d{6,8}[-+ ]?\d{4}")


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """What is said when a person joins. `coach_id` None means whoever enrols."""

    code_name: str
    unit_id: int | None = None
    coach_id: int | None = None
    deputy_id: int | None = None
    goal: Goal = Goal.WORK
    pace: Pace = Pace.NONE
    enrolled_on: date | None = None
    related_wanted: bool = True


def enrol_participant(session: Session, actor: Actor, enrolment: Enrolment) -> Participant:
    """Record a new participant of a coach in a unit; raises Invalid with the fields to mend."""
    unit_id = acting_unit(actor, Action.EDIT_PARTICIPANTS, enrolment.unit_id)
    coach_id = enrolment.coach_id or actor.user_id
    check_code_name(enrolment.code_name)
    record.take_writing_turn(session)
    check_coaches(session, unit_id, coach_id, enrolment.deputy_id)
    participant = Participant(
        code_name=enrolment.code_name.strip(),
        unit_id=unit_id,
        coach_id=coach_id,
        deputy_id=enrolment.deputy_id,
        goal=enrolment.goal,
        pace=enrolment.pace,
        pace_reviewed_on=clock.today() if enrolment.pace is not Pace.NONE else None,
        enrolled_on=enrolment.enrolled_on or clock.today(),
        related_wanted=enrolment.related_wanted,
    )
    write_named(session, participant)
    add_empty_profile(session, participant.id, actor.user_id)
    record.audit(session, actor, "participant_enrolled", "participant", participant.id)
    return participant


def add_empty_profile(session: Session, participant_id: str, user_id: int | None) -> Profile:
    """The profile of somebody who has not said anything yet: it never blocks a suggestion."""
    profile = Profile(
        participant_id=participant_id, number=1, valid_from=clock.now(), user_id=user_id
    )
    session.add(profile)
    session.flush()
    return profile


def check_code_name(code_name: str) -> None:
    """Raise Invalid for an empty or too long name, or one that holds a personal identity number."""
    name = code_name.strip()
    if not name or len(name) > 80:
        raise errors.Invalid(fields={"code_name": "Write a code name of at most 80 characters."})
    if _PERSONAL_NUMBER.search(name):
        raise errors.Invalid(
            fields={"code_name": "Use a code name, never a personal identity number."}
        )


def check_coaches(
    session: Session, unit_id: int, coach_id: int | None, deputy_id: int | None
) -> None:
    """Raise Invalid unless coach and deputy are two different coaches of the unit."""
    coaches = set(
        session.scalars(
            select(RoleInUnit.user_id).where(
                RoleInUnit.unit_id == unit_id, RoleInUnit.role == Role.COACH
            )
        )
    )
    if coach_id not in coaches:
        raise errors.Invalid(fields={"coach_id": "Choose a coach of this unit."})
    if deputy_id is not None and (deputy_id not in coaches or deputy_id == coach_id):
        raise errors.Invalid(fields={"deputy_id": "Choose another coach of this unit."})


def write_named(session: Session, participant: Participant) -> None:
    """Flush a participant; raises Invalid for a code name that the actor uses already.

    Only among those within reach: a name that is refused must not tell that somebody else's
    participant exists, so two coaches may use the same.
    """
    taken = select(Participant.id).where(
        Participant.code_name == participant.code_name, Participant.unit_id == participant.unit_id
    )
    with session.no_autoflush:
        others = set(session.scalars(taken)) - {participant.id}
    if others:
        raise errors.Invalid(fields={"code_name": "Choose another code name."})
    session.add(participant)
    session.flush()
