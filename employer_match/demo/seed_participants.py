"""Write the participants with the versions of their profiles, their answers and placements."""

import hashlib
from datetime import timedelta

from sqlalchemy.orm import Session

from employer_match.demo.keys import Keys, moment
from employer_match.demo.participants import DemoParticipant, DemoProfile
from employer_match.demo.programme import DemoProgramme
from employer_match.models import Decision, MustNot, Participant, Placement, Profile, Wish


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """Everything about participants; contacts on their behalf come later."""
    coach_of = {}
    for person in whole.participants:
        made = _participant(person, keys)
        session.add(made)
        session.flush()
        keys.participants[person.code_name] = made.id
        coach_of[person.code_name] = made.coach_id
        for number, profile in enumerate(person.profiles, start=1):
            session.add(_profile(profile, made.id, number, made.coach_id))
        session.flush()
    for decision in whole.decisions:
        session.add(
            Decision(
                participant_id=keys.participants[decision.participant],
                vacancy_id=keys.vacancies[decision.opening],
                answer=decision.answer,
                reason=decision.reason,
                user_id=coach_of[decision.participant],
                created_at=moment(decision.day, 14),
            )
        )
        session.flush()
    for placement in whole.placements:
        session.add(
            Placement(
                participant_id=keys.participants[placement.participant],
                workplace_id=keys.workplaces[placement.workplace],
                vacancy_id=keys.vacancies[placement.opening] if placement.opening else None,
                kind=placement.kind,
                started_on=placement.started_on,
                ended_on=placement.ended_on,
                hours_per_week=placement.hours_per_week,
                subsidy=placement.subsidy,
                permanent=placement.permanent,
                user_id=coach_of[placement.participant],
                created_at=moment(placement.started_on, 15),
            )
        )
    session.flush()


def _participant(person: DemoParticipant, keys: Keys) -> Participant:
    began = moment(person.enrolled_on)
    return Participant(
        id=participant_id(person.code_name),
        code_name=person.code_name,
        unit_id=keys.unit_of[person.coach],
        coach_id=keys.users[person.coach],
        deputy_id=keys.users[person.deputy] if person.deputy else None,
        goal=person.goal,
        pace=person.pace,
        pace_reviewed_on=person.pace_reviewed_on,
        enrolled_on=person.enrolled_on,
        related_wanted=person.related_wanted,
        created_at=began,
        updated_at=began,
    )


def participant_id(code_name: str) -> str:
    """An id of the usual form that is the same on every machine; real ones are random."""
    return hashlib.sha256(f"demo {code_name}".encode()).hexdigest()[:16]


def _profile(profile: DemoProfile, participant: str, number: int, user_id: int) -> Profile:
    low, high = profile.hours or (None, None)
    written = moment(profile.valid_from, 10) + timedelta(minutes=number)
    return Profile(
        participant_id=participant,
        number=number,
        valid_from=written,
        created_at=written,
        said_by="participant" if profile.own_words else "coach",
        user_id=user_id,
        own_words=profile.own_words,
        strengths=profile.strengths,
        hours_min=low,
        hours_max=high,
        municipalities=sorted(profile.municipalities),
        from_municipality=profile.from_municipality,
        max_km=profile.max_km,
        conditions=[condition.value for condition in profile.conditions],
        licences=sorted(profile.licences),
        languages=sorted(profile.languages),
        wishes=[
            Wish(participant_id=participant, rank=rank, kind=wish.kind.value, value=wish.value)
            for rank, wish in enumerate(profile.wishes, start=1)
        ],
        must_nots=[
            MustNot(participant_id=participant, kind=each.kind.value, value=each.value)
            for each in profile.must_nots
        ],
    )
