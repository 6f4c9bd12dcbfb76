"""Rank today's openings for participants and keep the run, so that it can be read and replayed."""

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Participant, Suggestion, SuggestionRun
from employer_match.ranking import RULES_VERSION
from employer_match.ranking.written import digest, written
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.participants.profiles_in_force import profile_hash, profiles_in_force
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.services.suggestions.lists import lists_of
from employer_match.services.suggestions.rule_changes import begin_rules, require_switched_on
from employer_match.services.suggestions.run_log import log_openings, versions_now
from employer_match.services.vacancies.openings_in_force import openings_in_force
from employer_match.vocabulary import Goal


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
    require_switched_on(session)
    in_force = openings_in_force(session)
    said = profiles_in_force(session, participant_ids)
    today = clock.today()
    lists = lists_of([each for _profile_id, each in said.values()], in_force.openings, today)
    record.take_writing_turn(session)  # only now: nobody need wait while the order is worked out
    begin_rules(session)
    log_openings(session, in_force)
    versions = versions_now()
    runs = []
    for participant_id, (profile_id, each) in said.items():
        found = lists.get(participant_id, [])
        run = SuggestionRun(
            participant_id=participant_id,
            profile_id=profile_id,
            ran_on=today,
            rules_version=RULES_VERSION,
            taxonomy_version=in_force.openings.taxonomy.version,
            profile_hash=profile_hash(each),
            vacancies_hash=in_force.hash,
            vacancies_read=len(in_force.openings),
            profile_said=written(each),
            versions=versions,
            list_hash=digest(found),
            suggestions=[Suggestion(participant_id=participant_id, **one) for one in found],
        )
        session.add(run)
        session.flush()
        record.audit(
            session,
            actor,
            "suggested",
            "participant",
            participant_id,
            run=run.id,
            list=run.list_hash,
        )
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
