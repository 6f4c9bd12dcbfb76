"""The order's front door: rank many profiles against many openings, and say why not."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import pairwise

import numpy as np

from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking import filters, order
from employer_match.ranking.asked import Asked
from employer_match.ranking.day import Mask
from employer_match.ranking.distance import Place
from employer_match.ranking.exclusions import exclusions
from employer_match.ranking.facts import Facts
from employer_match.ranking.fit import fit
from employer_match.ranking.matching import Match, best_match
from employer_match.ranking.openings import Openings
from employer_match.ranking.person import Ground, Person
from employer_match.ranking.profile import Profile
from employer_match.ranking.questions import questions
from employer_match.ranking.reasons import reasons
from employer_match.ranking.results import Excluded, Ranked, Sentence
from employer_match.ranking.vacancy import Vacancy
from employer_match.vocabulary import Tier

NO_MAP: Mapping[str, Place] = {}
"""One object, so that what is kept for a map is found again."""


def rank(
    profiles: Iterable[Profile],
    vacancies: Iterable[Vacancy] | Openings,
    *,
    taxonomy: Taxonomy,
    today: date,
    municipalities: Mapping[str, Place] | None = None,
    top: int = 20,
    language: str = "sv",
    why_not: bool = False,
) -> Iterator[Ranked | Excluded]:
    """Per profile, in order of id: its first `top` openings, then, if asked, all excluded by id.

    The same input gives the same answer whatever its order. `municipalities` maps codes to centre
    points; without them an area in kilometres is unknown, and asked about. `Openings` made once
    serve many calls. Raises ValueError where two openings, or two
    profiles, share an id.
    """
    openings = vacancies if isinstance(vacancies, Openings) else Openings.of(vacancies, taxonomy)
    people = prepared(profiles, openings, taxonomy, today, municipalities, language)
    for person in people:
        for number, standing in enumerate(order.first(person, openings, top), start=1):
            yield explained(person, openings.facts[standing.position], standing, number)
        if why_not:
            yield from _excluded(person, openings, filters.may_be_suggested(person, openings))


def why_not(
    profile: Profile,
    vacancy: Vacancy,
    *,
    taxonomy: Taxonomy,
    today: date,
    municipalities: Mapping[str, Place] | None = None,
    language: str = "sv",
) -> tuple[Sentence, ...]:
    """Every reason why an opening is not suggested to a person; empty where it may be."""
    ground = Ground(taxonomy, today, municipalities or {}, language)
    return exclusions(Person(profile, ground), Facts(vacancy, taxonomy))


def prepared(
    profiles: Iterable[Profile],
    openings: Openings,
    taxonomy: Taxonomy,
    today: date,
    municipalities: Mapping[str, Place] | None,
    language: str,
) -> list[Person]:
    """The people in order of id, with what they say in words looked up in one pass.

    Raises ValueError where two profiles share an id.
    """
    ground = Ground(taxonomy, today, municipalities or NO_MAP, language)
    people = _people(profiles, ground)
    uncoded = len(openings.uncoded) > 0
    openings.search.prepare(said for each in people for said in each.words(uncoded=uncoded))
    return people


def _people(profiles: Iterable[Profile], ground: Ground) -> list[Person]:
    ordered = sorted(profiles, key=lambda profile: profile.id)
    for one, other in pairwise(ordered):
        if one.id == other.id:
            raise ValueError(f"two profiles share the id {one.id!r}; give each its own")
    return [Person(profile, ground) for profile in ordered]


def explained(person: Person, facts: Facts, standing: order.Standing, number: int) -> Ranked:
    """An opening's place with its reasons and questions."""
    match, suits = _match(person, facts, standing), fit(person, facts.vacancy)
    return Ranked(
        profile=person.profile.id,
        rank=number,
        vacancy=facts.vacancy.id,
        tier=match.tier,
        wish=match.wish,
        reasons=reasons(person, facts, match, suits),
        questions=questions(person, facts, match, suits),
    )


def _match(person: Person, facts: Facts, standing: order.Standing) -> Match:
    """The match that the arrays found, with its wish; words are read again only where they must."""
    if standing.tier in (Tier.OPEN, Tier.EXPLORE):
        return Match(standing.tier)
    turn = [aim for aim in person.aims if aim.turn == standing.turn]
    if len(turn) == 1:
        return Match(standing.tier, standing.nearness, turn[0])
    return best_match(person, facts)


def _excluded(person: Person, openings: Openings, allowed: Mask) -> Iterator[Excluded]:
    said = [ban.words for ban in person.bans if ban.words is not None]
    where = {words.said: set(openings.search.says(words)[0].tolist()) for words in said}
    for position in np.flatnonzero(~allowed).tolist():
        here = {words for words, positions in where.items() if position in positions}
        facts = openings.facts[position]
        why = exclusions(person, facts, partial(_is_said, here))
        yield Excluded(person.profile.id, facts.vacancy.id, why)


def _is_said(here: Collection[str], asked: Asked) -> bool:
    return asked.said in here
