"""The reasons beside a suggestion: at most three pluses and two minuses, quoting the opening.

Whatever moves an opening inside its tier is named: the wish, the conditions and hours that are
met, the conditions and languages that are not.
"""

from employer_match.ranking.codes import Minus, Plus
from employer_match.ranking.exclusions import missing_licences
from employer_match.ranking.facts import Facts
from employer_match.ranking.fit import Fit
from employer_match.ranking.leaning import leaning, leant_to
from employer_match.ranking.matching import Match
from employer_match.ranking.person import Person
from employer_match.ranking.results import Sentence
from employer_match.ranking.rules import MOST_MINUSES, MOST_PLUSES, NEAREST
from employer_match.ranking.sentences import joined, quoted, say
from employer_match.ranking.wish_reason import about_words
from employer_match.ranking.wording import (
    conditions_in_words,
    hours_in_words,
    languages_in_words,
    licences_in_words,
    place_in_words,
)
from employer_match.vocabulary import Tier


def reasons(person: Person, facts: Facts, match: Match, fit: Fit) -> tuple[Sentence, ...]:
    """The reasons for and against, in the order they are shown."""
    leans = leaning(person.leanings, facts) if person.leanings else 0
    pluses = [_about_wish(person, facts, match), *_met(person, facts, fit, leans > 0)]
    minuses = _against(person, facts, fit, leans < 0)
    if leans > 0:
        pluses.append(_similar(person, facts, Plus.SAID_YES))
    if leans < 0:
        minuses.insert(1, _similar(person, facts, Minus.SAID_NO))
    pluses += [*_where(person, facts), *_held(person, facts)]
    return (*pluses[:MOST_PLUSES], *minuses[:MOST_MINUSES])


def _similar(person: Person, facts: Facts, code: Plus | Minus) -> Sentence:
    group = leant_to(person.leanings, facts)
    name = person.ground.taxonomy.label(group) or facts.label or group
    return say(code, person.ground.language, group=name)


def _about_wish(person: Person, facts: Facts, match: Match) -> Sentence:
    language, aim = person.ground.language, match.aim
    here = facts.label or quoted(facts.vacancy.headline, language)
    if aim is None:
        code = Plus.EXPLORE if match.tier is Tier.EXPLORE else Plus.NOTHING_AGAINST
        return say(code, language, here=here)
    if aim.wish.text is not None or match.tier is Tier.TEXT:
        return about_words(person, facts, match, aim)
    # A small taxonomy may not know the wish by name; an opening of the same code then does.
    wished = facts.label if match.tier is Tier.EXACT and facts.label else aim.label
    percentage = aim.near.get(facts.vacancy.occupation or "")
    return say(
        _code(match), language, wish=match.wish, wished=wished, here=here, percentage=percentage
    )


def _code(match: Match) -> Plus:
    if match.tier is Tier.EXACT:
        return Plus.WISH_OCCUPATION
    if match.tier is Tier.GROUP:
        return Plus.WISH_GROUP
    if match.through_field:
        return Plus.WISH_FIELD
    return Plus.WISH_CLOSE if match.nearness == NEAREST else Plus.WISH_NEAR


def _met(person: Person, facts: Facts, fit: Fit, brief: bool) -> list[Sentence]:
    """Conditions and hours that are met; in one sentence where there is room for one."""
    language, found = person.ground.language, []
    if fit.met:
        words = conditions_in_words(fit.met, facts.vacancy, language)
        if brief and fit.hours and facts.vacancy.hours:
            words = joined([words, hours_in_words(facts.vacancy.hours, language)], language)
        found.append(say(Plus.CONDITIONS_MET, language, facts=words))
        if brief:
            return found
    own, offered = person.profile.hours, facts.vacancy.hours
    if fit.hours and own and offered:
        found.append(
            say(
                Plus.HOURS_MET,
                language,
                offered=hours_in_words(offered, language),
                own=hours_in_words(own, language),
            )
        )
    return found


def _where(person: Person, facts: Facts) -> list[Sentence]:
    language, area, municipality = (
        person.ground.language,
        person.profile.area,
        facts.vacancy.municipality,
    )
    if area is None or municipality is None or not person.reaches(municipality):
        return []
    place = place_in_words(person, municipality)
    away = person.kilometres_to(municipality)
    if away and area.from_municipality and municipality != area.from_municipality:
        origin = place_in_words(person, area.from_municipality)
        return [
            say(Plus.WITHIN_DISTANCE, language, place=place, km=max(1, round(away)), origin=origin)
        ]
    return [say(Plus.INSIDE_AREA, language, place=place)]


def _held(person: Person, facts: Facts) -> list[Sentence]:
    language, profile, vacancy = person.ground.language, person.profile, facts.vacancy
    found = []
    if vacancy.licences and profile.licences and not missing_licences(person, vacancy):
        words = licences_in_words(sorted(vacancy.licences), language)
        found.append(say(Plus.LICENCE_HELD, language, licences=words))
    if vacancy.languages and profile.languages and vacancy.languages <= profile.languages:
        words = languages_in_words(sorted(vacancy.languages), language)
        found.append(say(Plus.LANGUAGES_HELD, language, languages=words))
    return found


def _against(person: Person, facts: Facts, fit: Fit, brief: bool) -> list[Sentence]:
    language, found = person.ground.language, []
    both = brief and bool(fit.unmet and fit.languages_lacking)
    if fit.unmet:
        words = conditions_in_words(fit.unmet, facts.vacancy, language)
        if both:
            words = joined([words, languages_in_words(fit.languages_lacking, language)], language)
        found.append(say(Minus.CONDITIONS_UNMET, language, facts=words))
    if fit.languages_lacking and not both:
        words = languages_in_words(fit.languages_lacking, language)
        found.append(say(Minus.LANGUAGES_LACKING, language, languages=words))
    if missing := missing_licences(person, facts.vacancy):
        words = licences_in_words(missing, language)
        found.append(say(Minus.LICENCE_LIFTED, language, licences=words))
    return found
