"""Facts in words: hours, places, licences, languages and conditions, as a sentence takes them."""

from collections.abc import Iterable
from functools import lru_cache

from employer_match.ranking.condition_words import name
from employer_match.ranking.languages import language_name
from employer_match.ranking.licences import ANY_CLASS, REGISTERED
from employer_match.ranking.person import Person
from employer_match.ranking.profile import Hours
from employer_match.ranking.sentences import joined, quoted
from employer_match.ranking.vacancy import Vacancy
from employer_match.vocabulary import Condition


@lru_cache(maxsize=10_000)
def hours_in_words(hours: Hours, language: str) -> str:
    """Hours a week as a person says them: 20, 10–20, at least 10, at most 20."""
    swedish = language == "sv"
    unit = "timmar i veckan" if swedish else "hours a week"
    low, high = (None if end is None else number(end, language) for end in (hours.min, hours.max))
    if low is not None and high is not None:
        return f"{low} {unit}" if low == high else f"{low}–{high} {unit}"
    if low is not None:
        return f"{'minst' if swedish else 'at least'} {low} {unit}"
    if high is not None:
        return f"{'högst' if swedish else 'at most'} {high} {unit}"
    return "vilken arbetstid som helst" if swedish else "any hours"


def number(value: float, language: str) -> str:
    """A number without needless decimals, with the language's decimal mark."""
    written = f"{round(value, 2):g}"
    return written.replace(".", ",") if language == "sv" else written


def licences_in_words(codes: Iterable[str], language: str) -> str:
    """Driving licences and registered professions by name."""
    return joined((_licence(code, language == "sv") for code in codes), language)


def _licence(code: str, swedish: bool) -> str:
    if code.startswith(REGISTERED):
        profession = code.removeprefix(REGISTERED)
        return f"{'legitimation som' if swedish else 'registration as'} {profession}"
    if code == ANY_CLASS:
        return "körkort" if swedish else "a driving licence"
    return f"{'körkort' if swedish else 'driving licence'} {code}"


def languages_in_words(codes: Iterable[str], language: str) -> str:
    """Languages by name."""
    return joined((language_name(code, language) for code in codes), language)


def conditions_in_words(conditions: Iterable[Condition], vacancy: Vacancy, language: str) -> str:
    """Conditions by name, each with the opening's own words for it where they are known."""
    said = []
    for condition in conditions:
        words = vacancy.quotes.get(condition)
        quotation = f" ({quoted(words, language)})" if words else ""
        said.append(name(condition, language) + quotation)
    return joined(said, language)


def place_in_words(person: Person, municipality: str) -> str:
    """The municipality's name, or its code where the map does not hold it."""
    place = person.ground.municipalities.get(municipality)
    return place.name if place else municipality
