"""Read one participant with the profile in force: only who may reach the person, and it is logged.

Beyond reach and missing are the same NotFound: existence is secret.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Participant, Profile, User
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Goal, Pace, WishKind


@dataclass(frozen=True)
class Said:
    """A wish (with its rank) or what is ruled out; `label` is in words people read."""

    kind: WishKind
    value: str
    label: str
    rank: int | None = None


@dataclass(frozen=True)
class ProfileView:
    """One version of a profile, as the faces show it; hours are per week."""

    number: int
    valid_from: datetime
    said_by: str
    own_words: str
    strengths: str
    wishes: tuple[Said, ...]
    must_nots: tuple[Said, ...]
    hours_min: int | None
    hours_max: int | None
    municipalities: tuple[str, ...]
    from_municipality: str | None
    max_km: int | None
    conditions: tuple[str, ...]
    licences: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class ParticipantView:
    """A participant as the coach sees one."""

    id: str
    code_name: str
    unit_id: int
    coach_id: int
    deputy_id: int | None
    coach_name: str
    deputy_name: str | None
    goal: Goal
    pace: Pace
    pace_reviewed_on: date | None
    enrolled_on: date
    ended_on: date | None
    related_wanted: bool
    version: int
    profile: ProfileView


def read_participant(session: Session, actor: Actor, participant_id: str) -> ParticipantView:
    """The participant with today's profile; raises NotFound for one missing or beyond reach."""
    require(actor, Action.READ_PARTICIPANTS)
    found = find(session, participant_id)
    record.note_read(session, actor, found.id, "participant")
    ids = {found.coach_id, found.deputy_id} - {None}
    names = {
        row[0]: row[1]
        for row in session.execute(
            select(User.id, User.name).where(User.id.in_(ids)).order_by(User.id)
        )
    }
    return ParticipantView(
        id=found.id,
        code_name=found.code_name,
        unit_id=found.unit_id,
        coach_id=found.coach_id,
        deputy_id=found.deputy_id,
        coach_name=names[found.coach_id],
        deputy_name=names.get(found.deputy_id or 0),
        goal=found.goal,
        pace=found.pace,
        pace_reviewed_on=found.pace_reviewed_on,
        enrolled_on=found.enrolled_on,
        ended_on=found.ended_on,
        related_wanted=found.related_wanted,
        version=found.version,
        profile=view(session, profile_in_force(session, found.id)),
    )


def read_profiles(session: Session, actor: Actor, participant_id: str) -> list[ProfileView]:
    """Every version of the profile, newest first."""
    require(actor, Action.READ_PARTICIPANTS)
    found = find(session, participant_id)
    record.note_read(session, actor, found.id, "profiles")
    profiles = select(Profile).where(Profile.participant_id == found.id)
    return [
        view(session, each) for each in session.scalars(profiles.order_by(Profile.number.desc()))
    ]


def find(session: Session, participant_id: str) -> Participant:
    """The participant, asked for through the wall; raises NotFound."""
    found = session.scalar(select(Participant).where(Participant.id == participant_id))
    if found is None:
        raise errors.NotFound()
    return found


def profile_in_force(
    session: Session, participant_id: str, moment: datetime | None = None
) -> Profile | None:
    """The newest profile version, or the one that was in force at a moment; None before any."""
    versions = select(Profile).where(
        Profile.participant_id == participant_id,
        Profile.valid_from <= (moment or clock.now()),
    )
    return session.scalar(versions.order_by(Profile.number.desc()).limit(1))


def view(session: Session, profile: Profile | None) -> ProfileView:
    """A profile version as the faces show it; that of nobody's words where there is none."""
    if profile is None:
        profile = Profile(
            number=0, valid_from=clock.now(), said_by="", own_words="", strengths="",
            municipalities=[], conditions=[], licences=[], languages=[],
        )  # fmt: skip
    taxonomy = read_taxonomy(session)

    def said(kind: str, value: str, rank: int | None = None) -> Said:
        concept_id = taxonomy.group_id(value) if kind == WishKind.GROUP else value
        return Said(WishKind(kind), value, taxonomy.label(concept_id) or value, rank)

    return ProfileView(
        number=profile.number,
        valid_from=profile.valid_from,
        said_by=profile.said_by,
        own_words=profile.own_words,
        strengths=profile.strengths,
        wishes=tuple(said(wish.kind, wish.value, wish.rank) for wish in profile.wishes),
        must_nots=tuple(said(each.kind, each.value) for each in profile.must_nots),
        hours_min=profile.hours_min,
        hours_max=profile.hours_max,
        municipalities=tuple(profile.municipalities),
        from_municipality=profile.from_municipality,
        max_km=profile.max_km,
        conditions=tuple(profile.conditions),
        licences=tuple(profile.licences),
        languages=tuple(profile.languages),
    )
