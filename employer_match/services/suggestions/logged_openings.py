"""The openings of a logged run as they stood then, from today's records and earlier versions."""

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from employer_match.models import EarlierVersion, OpeningsLog, SuggestionRun, Vacancy
from employer_match.ranking import Openings
from employer_match.ranking.meaning import bundled
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies.openings_in_force import hash_of, opening_on

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Then:
    """The openings of that day, None where the log does not tell; and what could not be had."""

    openings: Openings | None
    changed: tuple[str, ...]


def logged_openings(session: Session, run: SuggestionRun) -> Then:
    """What the run was made from, each opening in the version it had then."""
    log = session.get(OpeningsLog, run.vacancies_hash)
    if log is None:
        return Then(None, ("Which openings there were was not kept with this run.",))
    listed = zlib.decompress(log.packed).decode()
    changed = []
    if hash_of(listed, log.taxonomy_version) != log.hash:
        changed.append("The kept list of openings is not the one whose hash was logged.")
    entries = [line.split(".") for line in listed.splitlines()]
    named = {int(number): int(version) for number, version, _stop in entries}
    today = _today(session, named)
    earlier = _earlier(session, {n: v for n, v in named.items() if _version(today, n) != v})
    openings = []
    for number, version, stop in entries:
        found = today.get(int(number))
        if found is None or found.version != int(version):
            found = earlier.get(int(number))
        if found is None:
            changed.append(_lost(int(number), int(version), today))
        else:
            openings.append(opening_on(run.ran_on, found, None, stopped=stop == "True"))
    return Then(Openings.of(openings, read_taxonomy(session), bundled()), tuple(changed))


def _version(today: Mapping[int, Vacancy], number: int) -> int | None:
    return today[number].version if number in today else None


def _lost(number: int, version: int, today: Mapping[int, Vacancy]) -> str:
    now = _version(today, number)
    if now is None:
        return f"Vacancy {number} is gone."
    return f"Vacancy {number} was in version {version}, is in {now}, and the earlier is not kept."


def _today(session: Session, numbers: Collection[int]) -> dict[int, Vacancy]:
    found: dict[int, Vacancy] = {}
    for some in _some(numbers):
        rows = session.scalars(select(Vacancy).where(Vacancy.id.in_(some)).order_by(Vacancy.id))
        found |= {row.id: row for row in rows}
    return found


def _earlier(session: Session, wanted: Mapping[int, int]) -> dict[int, Vacancy]:
    """Vacancies as `record.keep_version` kept them; they belong to no session."""
    found: dict[int, Vacancy] = {}
    for some in _some(wanted):
        rows = session.scalars(
            select(EarlierVersion)
            .where(EarlierVersion.thing == Vacancy.__tablename__, EarlierVersion.thing_id.in_(some))
            .order_by(EarlierVersion.id)
        )
        for row in rows:
            if wanted[row.thing_id] == row.version:
                found[row.thing_id] = _vacancy(row.data)
    return found


def _some(numbers: Collection[int]) -> list[list[int]]:
    ordered = sorted(numbers)
    return [ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE)]


def _vacancy(data: Mapping[str, Any]) -> Vacancy:
    kinds = {column.key: column.type.python_type for column in inspect(Vacancy).columns}
    return Vacancy(
        **{key: _value(kinds[key], value) for key, value in data.items() if key in kinds}
    )


def _value(kind: type, value: Any) -> object:
    if value is None:
        return None
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(value)
    return kind(value) if issubclass(kind, Enum) else value
