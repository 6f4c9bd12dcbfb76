"""What is unknown about an opening and matters to this person, as sentences to ask.

A missing fact is neither met nor unmet. The answers belong on the opening, where they settle the
question for everybody.
"""

from functools import cache

from employer_match.ranking.codes import Question, condition_question
from employer_match.ranking.exclusions import missing_licences
from employer_match.ranking.facts import Facts
from employer_match.ranking.fit import Fit
from employer_match.ranking.matching import Match
from employer_match.ranking.person import Ban, Person
from employer_match.ranking.results import Sentence
from employer_match.ranking.sentences import say
from employer_match.ranking.wording import (
    hours_in_words,
    languages_in_words,
    licences_in_words,
)
from employer_match.vocabulary import Condition, Tier


def questions(person: Person, facts: Facts, match: Match, fit: Fit) -> tuple[Sentence, ...]:
    """The open questions: what could rule it out first, then what would make it suit better."""
    language, vacancy, found = person.ground.language, facts.vacancy, []
    if _occupation_matters(person, facts, match):
        found.append(say(Question.OCCUPATION, language))
    if person.reaches(vacancy.municipality) is None:
        found.append(say(Question.MUNICIPALITY, language))
    hours = person.profile.hours
    if hours is not None and fit.hours is None:
        found.append(say(Question.HOURS, language, own=hours_in_words(hours, language)))
    found += [
        _about(each, language) for each in person.asks if vacancy.conditions.get(each) is None
    ]
    if not vacancy.text.strip() and vacancy.terms is None:
        found += [
            say(Question.MUST_NOT_TEXT, language, said=ban.label)
            for ban in person.bans
            if ban.words is not None
        ]
    return (*found, *_requirements(person, facts, fit))


@cache
def _about(condition: Condition, language: str) -> Sentence:
    return say(condition_question(condition), language)


def _occupation_matters(person: Person, facts: Facts, match: Match) -> bool:
    if facts.vacancy.occupation is not None:
        return False
    wished = match.tier is Tier.GROUP and match.aim and match.aim.wish.occupation
    return bool(wished) or any(_may_be_ruled_out(ban, facts) for ban in person.bans)


def _may_be_ruled_out(ban: Ban, facts: Facts) -> bool:
    if ban.must_not.occupation is not None:
        return not facts.groups or ban.home is None or ban.home in facts.groups
    return (ban.group is not None and not facts.groups) or (
        ban.must_not.field is not None and not facts.fields
    )


def _requirements(person: Person, facts: Facts, fit: Fit) -> list[Sentence]:
    language, profile, vacancy, found = (
        person.ground.language,
        person.profile,
        facts.vacancy,
        [],
    )
    if vacancy.licences and profile.licences is None:
        words = licences_in_words(sorted(vacancy.licences), language)
        found.append(say(Question.LICENCE, language, licences=words))
    if missing := missing_licences(person, vacancy):
        words = licences_in_words(missing, language)
        found.append(say(Question.LICENCE_LIFTED, language, licences=words))
    unsure = fit.languages_lacking or (
        tuple(sorted(vacancy.languages)) if profile.languages is None else ()
    )
    if unsure:
        words = languages_in_words(unsure, language)
        found.append(say(Question.LANGUAGES, language, languages=words))
    return found
