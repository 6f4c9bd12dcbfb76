"""Why an opening is not suggested to a person: what that person has ruled out, closed, or the law.

Nothing else may exclude, and only what is known does: a missing fact is a question. The area and
the hours are the person's own limits, set by the person, and so belong to what is ruled out.
"""

from collections.abc import Callable
from math import ceil

from employer_match.ranking.asked import Asked
from employer_match.ranking.codes import Exclusion
from employer_match.ranking.facts import Facts
from employer_match.ranking.licences import lacking
from employer_match.ranking.person import Ban, Person, hours_fit
from employer_match.ranking.results import Sentence
from employer_match.ranking.sentences import quoted, say
from employer_match.ranking.vacancy import Closed, Vacancy
from employer_match.ranking.wording import (
    conditions_in_words,
    hours_in_words,
    licences_in_words,
    number,
    place_in_words,
)

_CLOSED = {
    Closed.FILLED: Exclusion.FILLED,
    Closed.WITHDRAWN: Exclusion.WITHDRAWN,
    Closed.EXPIRED: Exclusion.EXPIRED,
    Closed.NOT_APPROVED: Exclusion.NOT_APPROVED,
    Closed.EMPLOYER_STOP: Exclusion.EMPLOYER_STOP,
}


def exclusions(
    person: Person, facts: Facts, says: Callable[[Asked], bool] | None = None
) -> tuple[Sentence, ...]:
    """Every reason why the opening is not suggested; empty where it may be.

    `says` answers whether the opening says some words; a caller that has an index passes its own.
    """
    found = [*_closed(person, facts.vacancy), *_law(person, facts.vacancy)]
    for ban in person.bans:
        found += _ruled_out(person, ban, facts, says or facts.says)
    return (*found, *_limits(person, facts.vacancy))


def missing_licences(person: Person, vacancy: Vacancy) -> tuple[str, ...]:
    """What the law demands and the person is known to lack, lifted or not."""
    held = person.profile.licences
    return () if held is None else lacking(vacancy.licences, held)


def closed_on(vacancy: Vacancy, person: Person) -> Exclusion | None:
    """Why the opening cannot be had on the day of the ranking; None where it can."""
    if vacancy.closed is not None:
        return _CLOSED[vacancy.closed]
    if vacancy.employer_stop:
        return Exclusion.EMPLOYER_STOP
    if vacancy.deadline is not None and vacancy.deadline < person.ground.today:
        return Exclusion.EXPIRED
    return None


def _closed(person: Person, vacancy: Vacancy) -> list[Sentence]:
    language, found = person.ground.language, []
    if code := closed_on(vacancy, person):
        found.append(say(code, language))
    if vacancy.id in person.profile.declined:
        found.append(say(Exclusion.DECLINED, language))
    return found


def _law(person: Person, vacancy: Vacancy) -> list[Sentence]:
    missing = [
        each for each in missing_licences(person, vacancy) if each not in person.profile.show_anyway
    ]
    language = person.ground.language
    if not missing:
        return []
    return [say(Exclusion.LICENCE, language, licences=licences_in_words(missing, language))]


def _ruled_out(
    person: Person, ban: Ban, facts: Facts, says: Callable[[Asked], bool]
) -> list[Sentence]:
    language, must_not, vacancy = person.ground.language, ban.must_not, facts.vacancy
    if ban.words is not None:
        if not says(ban.words):
            return []
        place = facts.quotation(ban.words) or facts.label
        return [
            say(
                Exclusion.MUST_NOT_TEXT,
                language,
                banned=ban.label,
                quote=quoted(place or vacancy.headline, language),
            )
        ]
    if must_not.condition is not None:
        if vacancy.conditions.get(must_not.condition) is not True:
            return []
        words = conditions_in_words((must_not.condition,), vacancy, language)
        return [say(Exclusion.MUST_NOT_CONDITION, language, facts=words)]
    if must_not.occupation is not None:
        hit = vacancy.occupation == must_not.occupation
        code = Exclusion.MUST_NOT_OCCUPATION
    elif ban.group is not None:
        hit, code = ban.group in facts.groups, Exclusion.MUST_NOT_GROUP
    else:
        hit, code = must_not.field in facts.fields, Exclusion.MUST_NOT_FIELD
    return [say(code, language, banned=ban.label)] if hit else []


def _limits(person: Person, vacancy: Vacancy) -> list[Sentence]:
    language, profile = person.ground.language, person.profile
    found = []
    if person.reaches(vacancy.municipality) is False and vacancy.municipality:
        place = place_in_words(person, vacancy.municipality)
        away = person.kilometres_to(vacancy.municipality)
        if profile.area and profile.area.from_municipality and away is not None:
            found.append(
                say(
                    Exclusion.DISTANCE,
                    language,
                    place=place,
                    km=ceil(away),  # never "30 km, your limit is 30 km"
                    origin=place_in_words(person, profile.area.from_municipality),
                    limit=number(profile.area.max_km or 0, language),
                )
            )
        else:
            found.append(say(Exclusion.AREA, language, place=place))
    if profile.hours and vacancy.hours and hours_fit(profile.hours, vacancy.hours) is False:
        found.append(
            say(
                Exclusion.HOURS,
                language,
                offered=hours_in_words(vacancy.hours, language),
                own=hours_in_words(profile.hours, language),
            )
        )
    return found
