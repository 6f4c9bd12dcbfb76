"""Rank 1,600 generated profiles against the real ads repeated to 50,000, ours and plainly.

    python -m benchmarks.rank [--profiles 1600] [--vacancies 50000] [--sample 8] [--data DIR]

Every way must give the same answers, or this fails. The ads are taken as if all were open, each
repetition with an id of its own; profiles are drawn with a fixed seed. The pair-by-pair way is
measured on a few profiles and multiplied, because all would take hours; it gets the analysed words
of every text for free. Times are processor time of one process.
"""

import argparse
import dataclasses
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import quantiles

from benchmarks.numpy_scan import Columns
from benchmarks.plain_ranking import plain_order
from employer_match.integrations.geo import municipalities
from employer_match.integrations.jobtech.taxonomy_files import load
from employer_match.language import analyse
from employer_match.language.taxonomy import Level, Taxonomy
from employer_match.ranking import (
    Area,
    Hours,
    MustNot,
    Openings,
    Profile,
    Ranked,
    Vacancy,
    Wish,
    rank,
)
from employer_match.ranking.facts import Facts
from employer_match.ranking.order import first
from employer_match.ranking.person import Ground, Person
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
    """The real ads as openings, repeated to the number wanted."""
    read = [each for each in read_openings(path) if isinstance(each, Vacancy)]
    found = [dataclasses.replace(each, deadline=None, closed=None) for each in read]
    return [
        dataclasses.replace(found[at % len(found)], id=f"{found[at % len(found)].id}-{at:06}")
        for at in range(number)
    ]


def profiles_for(openings: list[Vacancy], taxonomy: Taxonomy, number: int) -> list[Profile]:
    """Profiles of every kind: none to four wishes, half of them for what the ads hold."""
    chance = random.Random(20261121)
    tree = {level: [concept.id for concept in taxonomy.at(level)] for level in Level}
    wanted = sorted({each.occupation for each in openings if each.occupation})
    towns = sorted({each.municipality for each in openings if each.municipality})

    def wish(rank: int) -> Wish:
        kind = chance.random()
        if kind < 0.5:
            source = wanted if chance.random() < 0.5 else tree[Level.OCCUPATION]
            return Wish(rank, occupation=chance.choice(source))
        if kind < 0.65:
            return Wish(rank, group=chance.choice(tree[Level.GROUP]))
        if kind < 0.75:
            return Wish(rank, field=chance.choice(tree[Level.FIELD]))
        return Wish(rank, text=chance.choice(WORDS))

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
        )

    return [profile(at) for at in range(number)]


@contextmanager
def measured(name: str, into: dict[str, float]) -> Iterator[None]:
    """Note the processor time of what is done inside."""
    start = time.process_time()
    yield
    into[name] = time.process_time() - start
    print(f"  {name}: {into[name]:.2f} s", flush=True)


def arrays_of(openings: Openings) -> None:
    """Build every array, so that no stage below pays for another."""
    for name in ("by_occupation", "by_group", "by_field", "uncoded", "municipality", "licences"):
        getattr(openings, name)
    for name in ("languages", "field", "hours", "conditions", "published", "deadline", "shut"):
        getattr(openings, name)


def milliseconds(work: Callable[[Person], object], people: list[Person]) -> tuple[float, float]:
    """The median and the 95th percentile over people, one at a time."""
    times = []
    for person in people:
        start = time.process_time()
        work(person)
        times.append(1000 * (time.process_time() - start))
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]


def main() -> None:
    """Measure, compare the answers, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--profiles", type=int, default=1600)
    parser.add_argument("--vacancies", type=int, default=50_000)
    parser.add_argument("--sample", type=int, default=8, help="profiles for the pair-by-pair way")
    parser.add_argument("--data", type=Path, default=DATA)
    asked = parser.parse_args()
    ads = asked.data / "jobtech" / "ads.jsonl.gz"
    if not ads.exists():
        sys.exit(f"{ads} is missing: give the folder with the real ads as --data")

    took: dict[str, float] = {}
    taxonomy = load(asked.data / "taxonomy")
    vacancies = openings_from(ads, asked.vacancies)
    profiles = profiles_for(vacancies, taxonomy, asked.profiles)
    print(f"{len(profiles):,} profiles, {len(vacancies):,} openings, the first {TOP} of each")
    ground = Ground(taxonomy, TODAY, municipalities())

    print("ours, once per set of openings")
    with measured("arrays", took):
        openings = Openings.of(vacancies, taxonomy)
        arrays_of(openings)
    people = [Person(each, ground) for each in profiles]
    with measured("words of every text", took):
        openings.search.prepare(words for each in people for words in each.words(uncoded=False))

    print("ours, every run")
    with measured("order", took):
        ours = [first(each, openings, TOP) for each in people]
    with measured("order with reasons and questions", took):
        results = list(
            rank(
                profiles, openings, taxonomy=taxonomy, today=TODAY, municipalities=municipalities()
            )
        )
    lists: dict[str, list[str]] = {each.profile: [] for each in results}
    for each in results:
        assert isinstance(each, Ranked)
        lists[each.profile].append(each.vacancy)
    for person, standings in zip(people, ours, strict=True):
        ids = [openings.vacancies[each.position].id for each in standings]
        assert ids == lists.get(person.profile.id, [])

    print("the straightforward ways")
    with measured("arrays, every pair scored and sorted", took):
        columns = Columns(openings)
        scanned = [columns.order(each, TOP) for each in people]
    assert scanned == [lists.get(each.profile.id, []) for each in people], "answers differ"
    terms = {text: frozenset(analyse.terms(text)) for text in {each.text for each in vacancies}}
    facts = [
        Facts(dataclasses.replace(each, terms=terms[each.text]), taxonomy)
        for each in openings.vacancies
    ]
    sample = people[:: max(1, len(people) // asked.sample)][: asked.sample]
    with measured(f"pair by pair, {len(sample)} profiles", took):
        plain = [[each.vacancy for each in plain_order(p, facts, TOP)] for p in sample]
    assert plain == [lists.get(each.profile.id, []) for each in sample], "answers differ"
    by_pairs = took[f"pair by pair, {len(sample)} profiles"] * len(people) / len(sample)

    print("same answers; times ours")
    scan = took["arrays, every pair scored and sorted"]
    print(f"  arrays, every pair scored: {scan / took['order']:.0f}")
    print(f"  pair by pair, multiplied to all profiles: {by_pairs / took['order']:,.0f}")
    middle, high = milliseconds(
        lambda person: first(person, openings, TOP),
        [Person(each.profile, ground) for each in people[:200]],
    )
    print(f"one profile at a time: median {middle:.1f} ms, 95th percentile {high:.1f} ms")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB at most")


if __name__ == "__main__":
    main()
