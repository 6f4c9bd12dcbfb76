"""The demo's first suggestions as lines to print: for each participant what, and why."""

from collections.abc import Iterator

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from employer_match.db import transaction
from employer_match.models import Participant
from employer_match.ranking.codes import sign
from employer_match.services.actor import SYSTEM
from employer_match.services.participants.read_participant import profile_in_force
from employer_match.services.suggestions import suggest
from employer_match.services.suggestions.read_suggestions import SuggestionView, read_suggestions
from employer_match.vocabulary import Tier

TIERS = {
    "sv": {
        Tier.EXACT: "precis det önskade yrket",
        Tier.GROUP: "samma slags arbete",
        Tier.TEXT: "önskemålets egna ord",
        Tier.RELATED: "ligger nära",
        Tier.OPEN: "motsäger inget",
        Tier.EXPLORE: "att utforska",
    },
    "en": {
        Tier.EXACT: "the very occupation wished for",
        Tier.GROUP: "the same kind of work",
        Tier.TEXT: "the wish's own words",
        Tier.RELATED: "close to it",
        Tier.OPEN: "contradicts nothing",
        Tier.EXPLORE: "to explore",
    },
}
NOTHING = {"sv": "  (inga förslag: studier är målet)", "en": "  (no suggestions: studies)"}


def first_ones(engine: Engine, language: str, shown: int) -> list[list[str]]:
    """Per participant, by code name, the lines to print; ranks those who have no run of today."""
    with transaction(engine, actor=SYSTEM) as session:
        waiting = [
            person
            for person in suggest.seekers(session)
            if read_suggestions(session, SYSTEM, person).outdated
        ]
        suggest.suggest_for(session, SYSTEM, waiting)
        people = session.scalars(select(Participant).order_by(Participant.code_name))
        return [list(_lines(session, person, language, shown)) for person in people]


def _lines(session: Session, person: Participant, language: str, shown: int) -> Iterator[str]:
    profile = profile_in_force(session, person.id)
    words = f" – ”{profile.own_words}”" if profile and profile.own_words else ""
    yield f"{person.code_name}{words}"
    found = read_suggestions(session, SYSTEM, person.id, language).suggestions[:shown]
    for each in found:
        yield from _one(each, language)
    if not found:
        yield NOTHING[language]


def _one(each: SuggestionView, language: str) -> Iterator[str]:
    place = each.vacancy.employer_name
    yield f"  {each.position}. {each.vacancy.headline}, {place} ({TIERS[language][each.tier]})"
    for reason in each.reasons:
        yield f"     {sign(reason.code)} {reason.text}"
    for question in each.questions[:1]:
        yield f"     {sign(question.code)} {question.text}"
