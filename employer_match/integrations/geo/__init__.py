"""Sweden's municipalities: code, name and centre point, from a file or as bundled.

The bundled list holds the 290 municipalities of 2025: SCB's codes and names, and the middle of each
one's area to two decimals of a degree (about a kilometre), after the election authority's public
borders. The middle of an area is not its main town: distances from it are rough.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

COLUMNS = ("code", "name", "latitude", "longitude")


class MunicipalitiesError(ValueError):
    """A file of municipalities that cannot be used; the message is one line with file and line."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: SCB's four digits, its name, its centre point in degrees of WGS 84."""

    code: str
    name: str
    latitude: float
    longitude: float


@cache
def municipalities() -> Mapping[str, Municipality]:
    """The bundled municipalities by code."""
    source = files(__name__) / "municipalities.csv"
    with source.open(encoding="utf-8") as lines:
        return read(lines, source.name)


def municipalities_from(path: Path) -> Mapping[str, Municipality]:
    """The municipalities of a CSV file by code; raises OSError or MunicipalitiesError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return read(lines, str(path))
    except UnicodeDecodeError:
        raise MunicipalitiesError(f"{path}: is not UTF-8 text. Save it as UTF-8.") from None


def read(lines: Iterable[str], where: str) -> Mapping[str, Municipality]:
    """Municipalities from CSV lines with at least the columns code, name, latitude, longitude."""
    rows = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        needed = ", ".join(COLUMNS)
        raise MunicipalitiesError(f"{where}: column {missing[0]} is missing. It needs {needed}.")
    found: dict[str, Municipality] = {}
    for row in rows:
        here = f"{where} line {rows.line_num}"
        municipality = _municipality(row, here)
        if municipality.code in found:
            raise MunicipalitiesError(f"{here}: code {municipality.code} is there twice.")
        found[municipality.code] = municipality
    return found


def _municipality(row: Mapping[str, str | None], here: str) -> Municipality:
    code, name = (row["code"] or "").strip(), (row["name"] or "").strip()
    if len(code) != 4 or not code.isdecimal():
        raise MunicipalitiesError(f"{here}: code {code!r} must be SCB's four digits, as 0180.")
    return Municipality(code, name or code, _degrees(row, "latitude", 90, here),
                        _degrees(row, "longitude", 180, here))  # fmt: skip


def _degrees(row: Mapping[str, str | None], column: str, most: int, here: str) -> float:
    written = row[column] or ""
    try:
        value = float(written)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise MunicipalitiesError(f"{here}: {column} {written!r} must be degrees up to {most}.")
    return value
