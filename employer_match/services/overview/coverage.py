"""Coverage: how much of the register was contacted in a period, by municipality and size.

Most small employers are never asked, so who only counts meetings never sees them. Sources: product
row 16, field 4.3.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Workplace
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import sight
from employer_match.services.employers.narrow_workplaces import NO_MUNICIPALITY, narrow
from employer_match.services.overview.overview_counts import (
    OverviewFilter,
    Shown,
    contacted,
    keys_of,
    nobody_called,
)
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import SizeClass

SHADES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """Workplaces in the register, those contacted in the period, those never asked at all.

    `filters` are what opens each number's rows in the overview, by what is shown.
    """

    register: int
    contacted: int
    never_asked: int
    filters: Mapping[str, Mapping[str, str]]

    @property
    def percent(self) -> int | None:
        """Contacted of the register; None for an empty cell. 99.6 is not 100, nor 0.4 nothing."""
        if not self.register:
            return None
        if 0 < self.contacted < self.register:
            return min(99, max(1, round(100 * self.contacted / self.register)))
        return 100 if self.contacted else 0

    @property
    def shade(self) -> int | None:
        """0 nothing, 1 to 24 %, 25 to 49 %, 50 to 74 %, 4 from 75 %; None for an empty cell."""
        if not self.percent:
            return self.percent
        return min(SHADES - 1, self.percent // 25 + 1)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A municipality (None: not known) with a cell for each size, and the cell of all sizes."""

    municipality_code: str | None
    by_size: Mapping[SizeClass, Cell]
    whole: Cell


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix by municipality, what is not known last, and its bottom line."""

    sizes: tuple[SizeClass, ...]
    rows: tuple[CoverageRow, ...]
    whole: CoverageRow


def coverage(session: Session, actor: Actor, wanted: OverviewFilter) -> Coverage:
    """Only sizes and municipalities that the narrowed register has; raises NotAllowed."""
    require(actor, Action.READ_OVERVIEW)
    reached = contacted(session, wanted, sight(session, actor))
    register = select(
        Workplace.id, Workplace.municipality_code, Workplace.size_class, nobody_called()
    )
    counts = _Counts()
    for row in session.execute(register.where(*narrow(wanted))):
        workplace_id, municipality, size, never = row
        counts.add(municipality, size, workplace_id in reached, bool(never))
    sizes = tuple(size for size in _in_order() if counts.has(size))
    places = sorted(counts.places, key=lambda code: (code is None, code or ""))
    return Coverage(
        sizes,
        tuple(_row(counts, wanted, code, (code,), sizes) for code in places),
        _row(counts, wanted, None, counts.places, sizes, every=True),
    )


class _Counts:
    """Register, contacted and never asked by municipality and size."""

    def __init__(self) -> None:
        self.places: set[str | None] = set()
        self.counted: Counter[tuple[str | None, SizeClass, str]] = Counter()

    def add(self, place: str | None, size: SizeClass, reached: bool, never: bool) -> None:
        """One workplace of the register."""
        self.places.add(place)
        self.counted[place, size, Shown.REGISTER] += 1
        self.counted[place, size, Shown.CONTACTED] += reached
        self.counted[place, size, Shown.NEVER_ASKED] += never

    def has(self, size: SizeClass) -> bool:
        """Whether any workplace is of this size."""
        return any(self.counted[place, size, Shown.REGISTER] for place in self.places)

    def total(self, places: Iterable[str | None], sizes: Iterable[SizeClass], what: str) -> int:
        """The sum over these."""
        kinds = tuple(sizes)
        return sum(self.counted[place, size, what] for place in places for size in kinds)


def _in_order() -> tuple[SizeClass, ...]:
    """The sizes from small to large, what is not known last."""
    return (*(size for size in SizeClass if size is not SizeClass.UNKNOWN), SizeClass.UNKNOWN)


def _row(
    counts: _Counts,
    wanted: OverviewFilter,
    code: str | None,
    places: Iterable[str | None],
    sizes: tuple[SizeClass, ...],
    *,
    every: bool = False,
) -> CoverageRow:
    where = wanted if every else replace(wanted, municipality_code=code or NO_MUNICIPALITY)
    by_size = {
        size: _cell(counts, replace(where, size_class=size), places, (size,)) for size in sizes
    }
    return CoverageRow(code, by_size, _cell(counts, where, places, sizes))


def _cell(
    counts: _Counts,
    where: OverviewFilter,
    places: Iterable[str | None],
    sizes: tuple[SizeClass, ...],
) -> Cell:
    return Cell(
        counts.total(places, sizes, Shown.REGISTER),
        counts.total(places, sizes, Shown.CONTACTED),
        counts.total(places, sizes, Shown.NEVER_ASKED),
        {
            shown: keys_of(replace(where, shown=shown))
            for shown in (Shown.REGISTER, Shown.CONTACTED, Shown.NEVER_ASKED)
        },
    )
