"""Rank profiles against openings that both stand in files: no database, nothing is stored."""

import gzip
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypedDict

from employer_match.integrations.geo import Municipality, municipalities, municipalities_from
from employer_match.integrations.jobtech.taxonomy_files import bundled, load
from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking import (
    Caps,
    Excluded,
    MustNot,
    Openings,
    Profile,
    Ranked,
    Spread,
    Wish,
    spread_lists,
)
from employer_match.ranking.meaning import bundled as bundled_meaning
from employer_match.ranking.profile_json import ProfileError, read_profiles
from employer_match.services.suggestions.rank_in_blocks import How, rank_in_blocks
from employer_match.services.suggestions.read_openings import RejectedRow, read_openings


@dataclass(frozen=True, slots=True)
class FilesToRank:
    """Which files, and how to rank them; without a taxonomy or map the bundled ones serve."""

    profiles: Path
    vacancies: Path
    today: date
    taxonomy: Path | None = None
    municipalities: Path | None = None
    top: int = 20
    language: str = "sv"
    why_not: bool = False
    caps: Caps | None = None
    jobs: int = 1
    backend: str = "loky"


class Asked(TypedDict):
    """How to rank, whichever way."""

    taxonomy: Taxonomy
    today: date
    municipalities: Mapping[str, Municipality]
    top: int
    language: str


@dataclass(frozen=True)
class RankedFiles:
    """Files that have been read and can be ranked; `unknown_codes` are in no taxonomy or map.

    `spread` tells what the caps cost, where there are any.
    """

    people: Sequence[Profile]
    openings: Openings
    rejected: Sequence[RejectedRow]
    unknown_codes: Sequence[str]
    results: Iterator[Ranked | Excluded]
    spread: Spread | None = None


def rank_files(files: FilesToRank, on_bytes: Callable[[int], object] | None = None) -> RankedFiles:
    """Read the files and rank; the results are made as they are asked for, person by person.

    Raises OSError where a file cannot be read, and a ValueError of one line (ProfileError,
    UnknownShape, TaxonomyFilesError, MunicipalitiesError) where one cannot be used.
    """
    people = _people(files.profiles)
    taxonomy = load(files.taxonomy) if files.taxonomy else bundled()
    places = municipalities_from(files.municipalities) if files.municipalities else municipalities()
    _check_starts(people, places, files.profiles)
    rejected: list[RejectedRow] = []
    openings = []
    cared = any(each.conditions or any(m.condition for m in each.must_not) for each in people)
    for row in read_openings(files.vacancies, conditions=cared, on_bytes=on_bytes):
        if isinstance(row, RejectedRow):
            rejected.append(row)
        else:
            openings.append(row)
    ready = Openings.of(openings, taxonomy, bundled_meaning())
    how = Asked(
        taxonomy=taxonomy,
        today=files.today,
        municipalities=places,
        top=files.top,
        language=files.language,
    )
    unknown = sorted(_unknown_codes(people, taxonomy, places))
    if files.caps is not None:
        shared = spread_lists(people, ready, files.caps, **how)
        return RankedFiles(people, ready, rejected, unknown, shared.results, shared.spread)
    wanted = How(**how, why_not=files.why_not)
    results = rank_in_blocks(people, ready, wanted, jobs=files.jobs, backend=files.backend)
    return RankedFiles(people, ready, rejected, unknown, results)


def _people(path: Path) -> list[Profile]:
    data = path.read_bytes()
    try:
        text = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        return read_profiles(text.decode("utf-8-sig").split("\n"), str(path))
    except UnicodeDecodeError:
        raise ProfileError(str(path), "is not UTF-8 text", "Save it as UTF-8.") from None
    except (EOFError, gzip.BadGzipFile):
        raise ProfileError(str(path), "the gzip data is damaged", "Pack it again.") from None


def _check_starts(
    people: Sequence[Profile], places: Mapping[str, Municipality], path: Path
) -> None:
    """Refuse a distance from nowhere: it would shut out nothing and help nobody."""
    for profile in people:
        start = profile.area.from_municipality if profile.area else None
        if start is not None and start not in places:
            where = f"{path}: profile {profile.id!r}: area"
            what = f"municipality {start!r} is not in the file of municipalities"
            raise ProfileError(where, what, "Correct the code, or give --municipalities.")


def _unknown_codes(
    people: Sequence[Profile], taxonomy: Taxonomy, places: Mapping[str, Municipality]
) -> set[str]:
    """Codes that nobody's taxonomy or map holds: a slip, or a tree that is too small."""
    said: list[Wish | MustNot] = []
    for profile in people:
        said += [*profile.wishes, *profile.must_not]
    codes = {code for each in said for code in (each.occupation, each.field) if code}
    unknown = {code for code in codes if taxonomy.get(code) is None}
    groups = {each.group for each in said if each.group}
    unknown |= {group for group in groups if taxonomy.group_id(group) is None}
    named = (profile.area.municipalities for profile in people if profile.area)
    return unknown.union(*({each for each in area if each not in places} for area in named))
