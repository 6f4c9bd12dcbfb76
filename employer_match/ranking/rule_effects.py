"""Who would see what differently: the answers of two versions of the rules to one reference set.

The set (`reference_set/`) is invented: people with their wishes, openings, and beside them, where
the order cannot see it, the sex and age band that each person was invented with. The answers of
each version of the rules are kept, so that code and figures can be compared alike.
"""

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking.distance import Place
from employer_match.ranking.meaning import bundled as bundled_meaning
from employer_match.ranking.openings import Openings
from employer_match.ranking.profile_json import read_profiles
from employer_match.ranking.ranker import rank
from employer_match.ranking.results import Ranked
from employer_match.ranking.vacancy_json import vacancy_from_json
from employer_match.ranking.written import digest

DAY = date(2026, 11, 21)
FIRST = 5
"""As many as a person's page shows first."""

Line = tuple[str, str, int | None]
"""An opening's id, its tier, and which wish it meets."""
Answers = Mapping[str, Sequence[Line]]

_SET = files("employer_match.ranking") / "reference_set"


@dataclass(frozen=True, slots=True)
class Changed:
    """One person whose list differs: what comes into the first five, leaves them, and moves."""

    person: str
    sex: str
    age_band: str
    first: tuple[str, str]
    came: tuple[str, ...]
    went: tuple[str, ...]
    moved: int


@dataclass(frozen=True, slots=True)
class Share:
    """A group of the reference set, and how many of it have another list, or another first."""

    group: str
    people: int
    changed: int
    first_changed: int
    new_in_first: int


@dataclass(frozen=True)
class Effects:
    """The comparison. `hash` names it, so that one can say that one has seen just this one."""

    people: int
    changed: tuple[Changed, ...]
    shares: tuple[Share, ...]
    hash: str


def answers_now(taxonomy: Taxonomy, places: Mapping[str, Place]) -> dict[str, list[Line]]:
    """What the reference people are suggested by the rules of this program."""
    people = read_profiles(_lines("people.jsonl"), "people.jsonl")
    vacancies = [vacancy_from_json(json.loads(line)) for line in _lines("openings.jsonl")]
    found: dict[str, list[Line]] = {each.id: [] for each in people}
    openings = Openings.of(vacancies, taxonomy, bundled_meaning())
    for each in rank(people, openings, taxonomy=taxonomy, today=DAY, municipalities=places):
        if isinstance(each, Ranked):
            found[each.profile].append((each.vacancy, str(each.tier), each.wish))
    return found


def answers_of(version: str) -> dict[str, list[Line]] | None:
    """What they were suggested by an earlier version; None where that was not kept."""
    kept = _SET / f"answers-{version}.json"
    if not kept.is_file():
        return None
    said: dict[str, list[list[str | int | None]]] = json.loads(kept.read_text("utf-8"))
    return {
        person: [
            (str(v), str(tier), None if wish is None else int(wish)) for v, tier, wish in lines
        ]
        for person, lines in said.items()
    }


def as_kept(answers: Answers) -> str:
    """Answers as their file holds them: a person a line."""
    lines = [
        f"{json.dumps(person)}: {json.dumps(answers[person], separators=(',', ':'))}"
        for person in sorted(answers)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def compare(before: Answers, after: Answers) -> Effects:
    """Who sees what differently, and how that falls on women and men, younger and older."""
    groups = {row["id"]: row for row in csv.DictReader(_lines("groups.csv"))}
    changed = [
        _changed(groups[person], before.get(person, ()), after[person])
        for person in sorted(after)
        if list(before.get(person, ())) != list(after[person])
    ]
    shares = [
        _share(kind, value, groups, changed)
        for kind in ("sex", "age_band")
        for value in sorted({row[kind] for row in groups.values()})
    ]
    return Effects(len(after), tuple(changed), tuple(shares), digest([before, after]))


def _changed(row: Mapping[str, str], before: Sequence[Line], after: Sequence[Line]) -> Changed:
    was, is_now = [each[0] for each in before], [each[0] for each in after]
    return Changed(
        person=row["id"],
        sex=row["sex"],
        age_band=row["age_band"],
        first=(was[0] if was else "", is_now[0] if is_now else ""),
        came=tuple(each for each in is_now[:FIRST] if each not in was[:FIRST]),
        went=tuple(each for each in was[:FIRST] if each not in is_now[:FIRST]),
        moved=sum(one != other for one, other in zip(before, after, strict=False)),
    )


def _share(
    kind: str, value: str, groups: Mapping[str, Mapping[str, str]], changed: Sequence[Changed]
) -> Share:
    within = [each for each in changed if groups[each.person][kind] == value]
    return Share(
        group=value,
        people=Counter(row[kind] for row in groups.values())[value],
        changed=len(within),
        first_changed=sum(each.first[0] != each.first[1] for each in within),
        new_in_first=sum(len(each.came) for each in within),
    )


def _lines(name: str) -> list[str]:
    return (_SET / name).read_text("utf-8").splitlines()
