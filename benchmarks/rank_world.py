"""What the ranking's benchmarks rank: the real ads repeated, and drawn people of every kind.

Each repetition of an ad has a municipality, hours and days of its own, drawn with a fixed seed, so
that repeating makes no two openings equal in all that the order reads; only the texts repeat.
"""

import dataclasses
import random
from datetime import date, timedelta
from pathlib import Path

from employer_match.language.taxonomy import Level, Taxonomy
from employer_match.ranking import Area, Hours, MustNot, Profile, Vacancy, Wish
from employer_match.services.suggestions.read_openings import read_openings
from employer_match.vocabulary import Condition

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
TODAY = date(2025, 9, 1)
TOP = 20
WORDS = [
    "arbeta med djur",
    "laga mat",
    "hjälpa äldre",
    "lager",
    "städa",
    "kontor",
    "bygga",
    "köra lastbil",
    "barn",
    "odla växter",
    "sälja kläder",
    "data och spel",
    "reparera bilar",
    "måla hus",
]


def openings_from(path: Path, number: int) -> list[Vacancy]:
    """The real ads as openings, repeated to the number wanted and taken as if all were open."""
    chance = random.Random(20261122)
    found = [each for each in read_openings(path) if isinstance(each, Vacancy)]
    towns = sorted(each.municipality for each in found if each.municipality)

    def opening(at: int) -> Vacancy:
        ad, most = found[at % len(found)], chance.choice([None, 10, 20, 30, 40, 40, 40])
        return dataclasses.replace(
            ad,
            id=f"{ad.id}-{at:06}",
            municipality=chance.choice(towns) if chance.random() < 0.97 else None,
            hours=None if most is None else Hours(chance.choice([None, most / 2, most]), most),
            published=TODAY - timedelta(chance.randint(0, 60)),
            deadline=TODAY + timedelta(chance.randint(0, 60)) if chance.random() < 0.9 else None,
            closed=None,
        )

    return [opening(at) for at in range(number)]


def profiles_for(openings: list[Vacancy], taxonomy: Taxonomy, number: int) -> list[Profile]:
    """Profiles of every kind: none to four wishes, half of them for what the ads hold."""
    chance = random.Random(20261121)
    tree = {level: [concept.id for concept in taxonomy.at(level)] for level in Level}
    wanted = sorted({each.occupation for each in openings if each.occupation})
    towns = sorted({each.municipality for each in openings if each.municipality})
    names = sorted({each.label.lower() for each in taxonomy.at(Level.OCCUPATION)})

    def wish(rank: int) -> Wish:
        kind = chance.random()
        if kind < 0.5:
            source = wanted if chance.random() < 0.5 else tree[Level.OCCUPATION]
            return Wish(rank, occupation=chance.choice(source))
        if kind < 0.65:
            return Wish(rank, group=chance.choice(tree[Level.GROUP]))
        if kind < 0.75:
            return Wish(rank, field=chance.choice(tree[Level.FIELD]))
        return Wish(rank, text=chance.choice(WORDS if chance.random() < 0.75 else names))

    def profile(at: int) -> Profile:
        banned = [MustNot(text=chance.choice(WORDS))] if chance.random() < 0.2 else []
        banned += [MustNot(condition=Condition.NIGHT)] if chance.random() < 0.3 else []
        return Profile(
            id=f"p{at:05}",
            wishes=tuple(wish(rank) for rank in range(1, chance.randint(0, 4) + 1)),
            must_not=tuple(banned),
            conditions=frozenset(chance.sample(list(Condition), chance.randint(0, 4))),
            hours=Hours(10, chance.choice([20, 30, 40])) if chance.random() < 0.5 else None,
            area=Area(from_municipality=chance.choice(towns), max_km=chance.choice([20, 40, 80]))
            if chance.random() < 0.7
            else None,
            licences=frozenset({"B"} if chance.random() < 0.4 else ()),
            said_yes=frozenset([chance.choice(wanted)] if chance.random() < 0.3 else ()),
            said_no=frozenset([chance.choice(wanted)] if chance.random() < 0.3 else ()),
        )

    return [profile(at) for at in range(number)]
