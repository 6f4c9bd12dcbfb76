"""An invented little world of work, and hypothesis strategies that draw people and openings."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.ranking import (
    Area,
    Closed,
    Excluded,
    Hours,
    MustNot,
    Profile,
    Ranked,
    Sentence,
    Vacancy,
    Wish,
    rank,
    why_not,
)
from employer_match.ranking.facts import Facts
from employer_match.ranking.person import Ground, Person
from employer_match.vocabulary import Condition, VacancyKind

TODAY = date(2026, 11, 21)


class Town:
    """A place on an invented map."""

    def __init__(self, name: str, latitude: float, longitude: float) -> None:
        self.name, self.latitude, self.longitude = name, latitude, longitude


TOWNS = {
    "9901": Town("Granköping", 59.0, 18.0),
    "9902": Town("Tallby", 59.1, 18.0),
    "9903": Town("Enbacka", 59.2, 18.0),
    "9904": Town("Björkfors", 60.0, 18.0),
}

TREE = {
    ("f-food", "Hotell och restaurang"): {
        ("g-kitchen", "Köks- och restaurangbiträden", "9411"): [
            ("o-dish", "Diskare"),
            ("o-canteen", "Skolmåltidsbiträde"),
        ],
        ("g-cook", "Kockar och kallskänkor", "5120"): [
            ("o-cook", "Kock"),
            ("o-cold", "Kallskänka"),
        ],
    },
    ("f-green", "Naturbruk"): {
        ("g-animal", "Djurskötare", "6121"): [("o-horse", "Hästskötare"), ("o-zoo", "Djurvårdare")],
        ("g-garden", "Trädgårdsodlare", "6113"): [("o-garden", "Trädgårdsarbetare")],
    },
    ("f-clean", "Sanering och renhållning"): {
        ("g-clean", "Städare", "9111"): [("o-clean", "Lokalvårdare")],
    },
}
NEAR = [("o-cook", "o-cold", 75), ("o-cook", "o-canteen", 25), ("o-horse", "o-garden", 25)]


def taxonomy() -> Taxonomy:
    """The invented tree."""
    concepts = []
    for (field_id, field_label), groups in TREE.items():
        concepts.append(Concept(field_id, Level.FIELD, field_label))
        for (group_id, group_label, code), occupations in groups.items():
            concepts.append(Concept(group_id, Level.GROUP, group_label, field_id, ssyk_code=code))
            for occupation_id, label in occupations:
                concepts.append(Concept(occupation_id, Level.OCCUPATION, label, group_id))
    return Taxonomy.of(concepts, NEAR)


TAXONOMY = taxonomy()
OCCUPATIONS = sorted(c.id for c in TAXONOMY.at(Level.OCCUPATION))
GROUPS = sorted(c.id for c in TAXONOMY.at(Level.GROUP))
FIELDS = sorted(c.id for c in TAXONOMY.at(Level.FIELD))
PHRASES = [
    "Vi söker någon som tycker om djur.",
    "Du diskar och plockar undan i skolköket.",
    "Stall med tolv hästar.",
    "Lite städning ingår.",
    "Telefonförsäljning till företag.",
    "Arbetet är lugnt.",
    "Trädgård och växter.",
]
WORDS = ["arbeta med djur", "laga mat och baka", "hästar", "städa", "telefonförsäljning", "kök"]
LICENCES = ["B", "C", "legitimation:läkare"]


def ground(language: str = "sv") -> Ground:
    """The world on its day."""
    return Ground(TAXONOMY, TODAY, TOWNS, language)


def person(profile: Profile, language: str = "sv") -> Person:
    """A profile on that ground."""
    return Person(profile, ground(language))


def rank_here(
    people: list[Profile], vacancies: list[Vacancy], **options: Any
) -> Iterator[Ranked | Excluded]:
    """Rank in this world."""
    return rank(people, vacancies, taxonomy=TAXONOMY, today=TODAY, municipalities=TOWNS, **options)


def why_not_here(profile: Profile, vacancy: Vacancy, language: str = "sv") -> tuple[Sentence, ...]:
    """Why not, in this world."""
    return why_not(
        profile,
        vacancy,
        taxonomy=TAXONOMY,
        today=TODAY,
        municipalities=TOWNS,
        language=language,
    )


def facts(vacancies: list[Vacancy]) -> list[Facts]:
    """The openings beside this world's tree."""
    return [Facts(vacancy, TAXONOMY) for vacancy in vacancies]


def without(vacancy: Vacancy, fact: str) -> Vacancy:
    """The opening with one fact unknown again."""
    return dataclasses.replace(vacancy, **{fact: getattr(Vacancy(vacancy.id), fact)})


def subsets(values: list, most: int = 3) -> st.SearchStrategy[frozenset]:
    """A few of the values."""
    return st.frozensets(st.sampled_from(values), max_size=most)


hours = st.builds(
    lambda low, more: Hours(low, None if more is None or low is None else low + more),
    st.none() | st.sampled_from([0, 10, 20, 30, 40]),
    st.none() | st.sampled_from([0, 10, 20]),
)
conditions = st.sampled_from(list(Condition)[:6])
days = st.none() | st.integers(-40, 40).map(lambda n: TODAY + timedelta(days=n))
area = st.builds(lambda codes: Area(codes), subsets(sorted(TOWNS)).filter(bool)) | st.builds(
    lambda code, km: Area(from_municipality=code, max_km=km),
    st.sampled_from([*sorted(TOWNS), "9999"]),
    st.sampled_from([0, 12, 23, 200]),
)


def one_of_codes() -> st.SearchStrategy[dict]:
    """Exactly one of occupation, group, field, text."""
    return st.one_of(
        st.sampled_from(OCCUPATIONS).map(lambda value: {"occupation": value}),
        st.sampled_from([*GROUPS, "9411"]).map(lambda value: {"group": value}),
        st.sampled_from(FIELDS).map(lambda value: {"field": value}),
        st.sampled_from(WORDS).map(lambda value: {"text": value}),
    )


wishes = st.lists(
    st.builds(lambda rank, what: Wish(rank, **what), st.integers(1, 5), one_of_codes()), max_size=4
).map(tuple)
must_nots = st.lists(
    st.builds(
        lambda what: MustNot(**what),
        one_of_codes() | conditions.map(lambda value: {"condition": value}),
    ),
    max_size=2,
).map(tuple)

profiles = st.builds(
    Profile,
    id=st.just("p"),
    wishes=wishes,
    must_not=must_nots,
    conditions=st.frozensets(conditions, max_size=3),
    hours=st.none() | hours,
    area=st.none() | area,
    licences=st.none() | subsets(LICENCES),
    languages=st.none() | subsets(["sv", "en"]),
    declined=subsets(["v1", "v2", "v3"], 1),
    show_anyway=subsets(LICENCES, 1),
    related=st.booleans(),
    said_yes=subsets([*OCCUPATIONS, *GROUPS], 2),
    said_no=subsets([*OCCUPATIONS, *GROUPS], 2),
)


def openings(size: int = 12) -> st.SearchStrategy[list[Vacancy]]:
    """Some openings with ids of their own and any facts known or not."""
    facts = st.fixed_dictionaries(
        {
            "headline": st.sampled_from(["", "Diskare sökes", "Hjälp i stallet", "Medarbetare"]),
            "text": st.lists(st.sampled_from(PHRASES), max_size=2).map(" ".join),
            "kind": st.sampled_from(list(VacancyKind)),
            "occupation": st.none() | st.sampled_from([*OCCUPATIONS, "o-unheard-of"]),
            "group": st.none() | st.sampled_from([*GROUPS, "5120", "g-unheard-of"]),
            "field": st.none() | st.sampled_from(FIELDS),
            "municipality": st.none() | st.sampled_from([*sorted(TOWNS), "9998"]),
            "hours": st.none() | hours,
            "conditions": st.dictionaries(conditions, st.booleans(), max_size=3),
            "licences": subsets(LICENCES, 1),
            "languages": subsets(["sv", "en"], 2),
            "closed": st.sampled_from([None] * 9 + [Closed.FILLED]),
            "employer_stop": st.sampled_from([False] * 9 + [True]),
            "published": days,
            "deadline": days,
        }
    )
    return st.lists(facts, max_size=size).map(
        lambda found: [Vacancy(f"v{number}", **each) for number, each in enumerate(found)]
    )
