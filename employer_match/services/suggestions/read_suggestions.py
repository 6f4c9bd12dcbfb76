"""A participant's newest suggestions: what, why, what to ask, and our relation to the workplace."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from employer_match import clock, errors
from employer_match.integrations.geo import municipalities
from employer_match.models import Suggestion, SuggestionRun, Vacancy
from employer_match.ranking import RULES_VERSION, Sentence, why_not
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.relation_to_workplaces import Relation, relation_to_workplaces
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.participants.profiles_in_force import profiles_in_force
from employer_match.services.participants.read_participant import find, profile_in_force
from employer_match.services.permissions import Action, require
from employer_match.services.suggestions.decide import NOTHING_SAID, AnswerView, answers
from employer_match.services.vacancies.openings_in_force import found_vacancy, opening_of
from employer_match.services.vacancies.vacancy_life import findable
from employer_match.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """One suggestion: its place, its tier and sentences, the vacancy and what was answered."""

    position: int
    tier: Tier
    wish_rank: int | None
    reasons: tuple[Sentence, ...]
    questions: tuple[Sentence, ...]
    vacancy: Vacancy
    relation: Relation | None
    answer: AnswerView


@dataclass(frozen=True, slots=True)
class SuggestionList:
    """The newest run. `outdated`: the profile, the person's record, the rules or the day moved on.

    `ran_on` is None where nothing was ranked yet.
    """

    ran_on: date | None
    rules_version: str
    vacancies_read: int
    outdated: bool
    suggestions: tuple[SuggestionView, ...]


def read_suggestions(
    session: Session,
    actor: Actor,
    participant_id: str,
    language: str = "sv",
    first: int | None = None,
) -> SuggestionList:
    """The newest run's suggestions that can still be had, in order; the read is logged.

    `first` is how many of them the reader gets to see, all without it: those are logged as shown.
    """
    require(actor, Action.READ_SUGGESTIONS)
    participant = find(session, participant_id)
    record.note_read(session, actor, participant.id, "suggestions")
    run = session.scalar(
        select(SuggestionRun)
        .where(SuggestionRun.participant_id == participant.id)
        .order_by(SuggestionRun.id.desc())
        .limit(1)
    )
    if run is None:
        return SuggestionList(None, RULES_VERSION, 0, outdated=True, suggestions=())
    rows = session.scalars(
        select(Suggestion)
        .join(Vacancy, Vacancy.id == Suggestion.vacancy_id)
        .where(Suggestion.run_id == run.id, findable(clock.today()))
        .options(joinedload(Suggestion.vacancy).joinedload(Vacancy.workplace))
        .order_by(Suggestion.position)
    ).all()
    new = [row.id for row in rows[:first] if row.shown_at is None]
    record.note_looked(session, actor, new, "shown")
    places = {row.vacancy.workplace_id for row in rows} - {None}
    relations = relation_to_workplaces(session, actor, [each for each in places if each])
    said = answers(session, participant.id)
    newest = profile_in_force(session, participant.id)
    return SuggestionList(
        ran_on=run.ran_on,
        rules_version=run.rules_version,
        vacancies_read=run.vacancies_read,
        outdated=run.profile_id != (newest.id if newest else None)
        or participant.updated_at > run.created_at
        or run.rules_version != RULES_VERSION
        or run.ran_on != clock.today(),
        suggestions=tuple(
            SuggestionView(
                position=row.position,
                tier=row.tier,
                wish_rank=row.wish_rank,
                reasons=_in(language, row.reasons),
                questions=_in(language, row.questions),
                vacancy=row.vacancy,
                relation=relations.get(row.vacancy.workplace_id or 0),
                answer=said.get(row.vacancy_id, NOTHING_SAID),
            )
            for row in rows
        ),
    )


def note_opened(session: Session, actor: Actor, participant_id: str, vacancy_id: int) -> bool:
    """Log that a suggestion was looked into; False, and nothing said, where there is none."""
    require(actor, Action.READ_SUGGESTIONS)
    found = session.execute(
        select(Suggestion.id, Suggestion.opened_at)
        .where(Suggestion.participant_id == participant_id, Suggestion.vacancy_id == vacancy_id)
        .order_by(Suggestion.id.desc())
        .limit(1)
    ).one_or_none()
    if found is not None and found.opened_at is None:
        record.note_looked(session, actor, [found.id], "opened")
    return found is not None


def open_suggestion(
    session: Session, actor: Actor, participant_id: str, vacancy_id: int, language: str = "sv"
) -> SuggestionView:
    """One of the newest run's suggestions, logged as opened; raises NotFound."""
    found = read_suggestions(session, actor, participant_id, language, first=0)
    for one in found.suggestions:
        if one.vacancy.id == vacancy_id:
            note_opened(session, actor, participant_id, vacancy_id)
            return one
    raise errors.NotFound()


def why_not_suggested(
    session: Session, actor: Actor, participant_id: str, vacancy_id: int, language: str = "sv"
) -> tuple[Sentence, ...]:
    """Every reason why a vacancy is not suggested to the person; empty where it may be."""
    require(actor, Action.READ_SUGGESTIONS)
    participant = find(session, participant_id)
    record.note_read(session, actor, participant.id, "why not")
    _profile_id, said = profiles_in_force(session, [participant.id])[participant.id]
    return why_not(
        said,
        opening_of(session, found_vacancy(session, vacancy_id)),
        taxonomy=read_taxonomy(session),
        municipalities=municipalities(),
        today=clock.today(),
        language=language,
    )


def _in(language: str, kept: list[dict[str, object]]) -> tuple[Sentence, ...]:
    return tuple(Sentence(str(each["code"]), str(each[language])) for each in kept)
