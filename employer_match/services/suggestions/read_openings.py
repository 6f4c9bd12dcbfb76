"""Read the openings of a file, JobTech ads or the project's own form, as the ranking takes them.

No database: what an ad leaves open stays unknown, what its text plainly states is taken with the
text's own words. Whichever order the rows have, the same openings come out.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from employer_match.integrations.jobtech.advert import Advert, Removal
from employer_match.integrations.jobtech.files import read_ads
from employer_match.integrations.jobtech.rows import Cut, Rejected
from employer_match.ranking import Vacancy
from employer_match.ranking.reading import WrongInput
from employer_match.ranking.vacancy_json import is_own, vacancy_from_json
from employer_match.services.adverts.opening_of_advert import opening_of_advert

GZIP_BITS = 31
HEAD = 1 << 20  # bytes; the first row tells the form, and no row of ours is longer


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was left out: its line, its id where it has one, and the reason."""

    line: int
    id: str | None
    reason: str


def read_openings(
    path: Path,
    *,
    conditions: bool = True,
    on_bytes: Callable[[int], object] | None = None,
) -> Iterator[Vacancy | RejectedRow]:
    """Every opening of a file and every row that was left out; raises OSError, UnknownShape.

    Without `conditions` the texts are not searched for what the work is like; that is worth it
    where nobody cares. Two rows of one id are one opening: the newer, or else one of them that
    does not depend on their order.
    """
    own = _is_own_form(path)
    rows = _own_rows(path) if own else _adverts(path, on_bytes)
    newest: dict[str, Advert | Vacancy] = {}
    removed: dict[str, Removal] = {}
    for row in rows:
        if isinstance(row, RejectedRow):
            yield row
        elif isinstance(row, Removal):
            removed[row.id] = max(row, removed.get(row.id, row), key=_removal_age)
        elif row.id not in newest or _age(row) > _age(newest[row.id]):
            newest[row.id] = row
    for row in newest.values():
        if isinstance(row, Advert):
            yield opening_of_advert(row, removed.get(row.id), conditions=conditions)
        else:
            yield row


def _removal_age(removal: Removal) -> float:
    return removal.removed_at.timestamp() if removal.removed_at else 0.0


def _age(row: Advert | Vacancy) -> tuple[float, str]:
    """By which of two rows with one id the newer is told."""
    if isinstance(row, Advert):
        changed = row.changed_at.timestamp() if row.changed_at else 0.0
        return changed, row.content_hash
    return row.published.toordinal() if row.published else 0.0, _content(row)


def _content(vacancy: Vacancy) -> str:
    facts = [getattr(vacancy, name) for name in Vacancy.__slots__]
    return repr([sorted(map(str, each)) if isinstance(each, frozenset) else each for each in facts])


def _adverts(
    path: Path, on_bytes: Callable[[int], object] | None
) -> Iterator[Advert | Removal | RejectedRow]:
    for read in read_ads(path, on_bytes):
        outcome = read.outcome
        if isinstance(outcome, Rejected):
            yield RejectedRow(outcome.line, outcome.id, outcome.reason)
        elif isinstance(outcome, Cut):
            yield RejectedRow(outcome.line, None, f"the file ends too early: {outcome.reason}")
        else:
            yield outcome


def _packed(data: bytes) -> bool:
    return data.startswith(b"\x1f\x8b")


def _is_own_form(path: Path) -> bool:
    """Whether the first row of a file is in the project's own form."""
    with path.open("rb") as file:
        begin = file.read(HEAD)
    try:
        unpacked = (
            zlib.decompressobj(GZIP_BITS).decompress(begin, HEAD) if _packed(begin) else begin
        )
    except zlib.error:
        return False  # damaged: the reader of ads says how
    head = unpacked.decode("utf-8-sig", errors="ignore")
    begun = head.lstrip().removeprefix("[").lstrip()
    try:
        return is_own(json.JSONDecoder().raw_decode(begun)[0])
    except (ValueError, RecursionError):
        return False


def _own_rows(path: Path) -> Iterator[Vacancy | RejectedRow]:
    """Openings in the project's own form: a JSON array, or one a line."""
    data = path.read_bytes()
    try:
        text = gzip.decompress(data) if _packed(data) else data
        lines = text.decode("utf-8-sig").lstrip()
        rows = json.loads(lines) if lines.startswith("[") else None
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise WrongInput(str(path), "the gzip data is damaged", "Pack it again.") from None
    except UnicodeDecodeError:
        raise WrongInput(str(path), "is not UTF-8 text", "Save it as UTF-8.") from None
    except (ValueError, RecursionError) as wrong:
        raise WrongInput(str(path), f"is not JSON ({wrong})") from None
    if rows is not None:
        yield from (_own(value, number) for number, value in enumerate(rows, start=1))
        return
    for number, line in enumerate(text.decode("utf-8-sig").split("\n"), start=1):
        if line.strip():
            yield _own_line(line, number)


def _own_line(line: str, number: int) -> Vacancy | RejectedRow:
    try:
        return _own(json.loads(line), number)
    except (ValueError, RecursionError) as wrong:
        return RejectedRow(number, None, f"not JSON: {wrong}")


def _own(value: object, number: int) -> Vacancy | RejectedRow:
    try:
        return vacancy_from_json(value, "vacancy")
    except WrongInput as wrong:
        found = value.get("id") if isinstance(value, dict) else None
        return RejectedRow(number, None if found is None else str(found), str(wrong))
