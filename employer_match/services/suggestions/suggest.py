"""Rank today's openings for participants and keep the run, so that it can be read and replayed."""

from collections.abc import Collection, Iterator
from itertools import groupby

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.integrations.geo import municipalities
from employer_match.models import Participant, Suggestion, SuggestionRun
from employer_match.ranking import RULES_VERSION, Ranked, Sentence, rank
from employer_match.ranking import Profile as Said
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.participants.profiles_in_force import profile_hash, profiles_in_force
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies.openings_in_force import InForce, openings_in_force
from employer_match.vocabulary import Goal

TOP = 20
LANGUAGES = ("sv", "en")


def suggest(session: Session, actor: Actor, participant_id: str) -> SuggestionRun:
    """A fresh run for one participant; raises NotFound for one out of reach."""
    require(actor, Action.EDIT_PARTICIPANTS)
    participant = find(session, participant_id)
    if participant.ended_on is not None and participant.ended_on < clock.today():
        raise errors.Conflict("This participant has left, so nothing is suggested.")
    return suggest_for(session, actor, [participant.id])[0]


def suggest_for(
    session: Session, actor: Actor, participant_ids: Collection[str]
) -> list[SuggestionRun]:
    """Fresh runs for several participants, in order of id; each is audited."""
    require(actor, Action.EDIT_PARTICIPANTS)
    in_force = openings_in_force(session)
    said = profiles_in_force(session, participant_ids)
    lists = _lists([each for _profile_id, each in said.values()], in_force)
    record.take_writing_turn(session)  # only now: nobody need wait while the order is worked out
    runs = []
    for participant_id, (profile_id, each) in said.items():
        run = SuggestionRun(
            participant_id=participant_id,
            profile_id=profile_id,
            ran_on=clock.today(),
            rules_version=RULES_VERSION,
            taxonomy_version=in_force.openings.taxonomy.version,
            profile_hash=profile_hash(each),
            vacancies_hash=in_force.hash,
            vacancies_read=len(in_force.openings),
            suggestions=[_kept(participant_id, ranked) for ranked in lists.get(participant_id, ())],
        )
        session.add(run)
        session.flush()
        record.audit(session, actor, "suggested", "participant", participant_id, run=run.id)
        runs.append(run)
    return runs


def seekers(session: Session) -> list[str]:
    """Ids of the participants within reach who look for work today; studies alone need none."""
    today = clock.today()
    people = select(Participant.id).where(
        or_(Participant.ended_on.is_(None), Participant.ended_on >= today),
        Participant.goal != Goal.STUDIES,
    )
    return list(session.scalars(people.order_by(Participant.id)))


#: One opening's place with its sentences in each language.
InBoth = tuple[Ranked, ...]


def _lists(profiles: Collection[Said], in_force: InForce) -> dict[str, list[InBoth]]:
    """Per participant the first openings; the order is the same in every language."""
    in_each = [_in_language(profiles, in_force, language) for language in LANGUAGES]
    together = zip(*in_each, strict=True)
    return {key: list(found) for key, found in groupby(together, key=lambda one: one[0].profile)}


def _in_language(profiles: Collection[Said], in_force: InForce, language: str) -> Iterator[Ranked]:
    found = rank(
        profiles,
        in_force.openings,
        taxonomy=in_force.openings.taxonomy,
        municipalities=municipalities(),
        today=clock.today(),
        top=TOP,
        language=language,
    )
    return (each for each in found if isinstance(each, Ranked))


def _kept(participant_id: str, ranked: InBoth) -> Suggestion:
    first = ranked[0]
    return Suggestion(
        participant_id=participant_id,
        vacancy_id=int(first.vacancy),
        position=first.rank,
        tier=first.tier,
        wish_rank=first.wish,
        reasons=_said([each.reasons for each in ranked]),
        questions=_said([each.questions for each in ranked]),
    )


def _said(in_each: list[tuple[Sentence, ...]]) -> list[dict[str, object]]:
    """Each sentence once, with its code and its text per language."""
    return [
        {
            "code": same[0].code,
            **{language: one.text for language, one in zip(LANGUAGES, same, strict=True)},
        }
        for same in zip(*in_each, strict=True)
    ]
