"""How fast the register is looked through for doubles: our way against rapidfuzz on all pairs.

    python -m benchmarks.scan_duplicates [--workplaces 5000] [--rows 10000] [--plain 1500]

The straightforward way compares every name with every other by rapidfuzz's WRatio, in its own
compiled loop, and tells no reasons. It runs on a part, and the time for all is worked out by the
number of pairs. Also shown: the coordinators' list, which is kept; the look that warns before a
workplace is registered; and a file of rows, as the command `duplicates` reads it.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process
from sqlalchemy import Engine

from benchmarks.duplicates import rows
from employer_match import db, migrations
from employer_match.duplicates import Known, find_in
from employer_match.models import Employer, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.duplicates.find_duplicates import find_duplicates
from employer_match.services.duplicates.keep_found_pairs import look_for_duplicates
from employer_match.services.duplicates.list_duplicates import list_duplicates
from employer_match.services.duplicates.scan_duplicates import scan_duplicates
from tests.support.shared_data import SHARED

#: WRatio's threshold that found most at the quality that is asked for (`quality_duplicates`).
THRESHOLD = 95


def main() -> None:
    """Measure and print; seconds of one processor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workplaces", type=int, default=5_000)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--plain", type=int, default=1_500)
    parser.add_argument("--names", type=Path, default=SHARED / "names" / "employers.txt")
    asked = parser.parse_args()
    names = asked.names.read_text(encoding="utf-8").splitlines()
    made = rows(names, max(asked.workplaces, asked.rows))
    part = [known.name for _id, known in made[: asked.plain]]
    plain = _timed(f"all pairs of {len(part)}, WRatio", lambda: every_pair(part))
    with tempfile.TemporaryDirectory() as folder:
        engine = register(f"sqlite:///{Path(folder) / 'scan.sqlite'}", made[: asked.workplaces])
        _measure(engine, made[: asked.workplaces], plain, len(part))
        engine.dispose()
    took = _timed(f"file of {asked.rows} rows", lambda: find_in(made[: asked.rows]))
    _ratio(took, plain, len(part), asked.rows)


def every_pair(names: list[str]) -> int:
    """The straightforward way: how many pairs are told."""
    alike = process.cdist(names, names, scorer=fuzz.WRatio, score_cutoff=THRESHOLD, workers=1)
    return (int((alike > 0).sum()) - len(names)) // 2


def register(url: str, made: list[tuple[str, Known]]) -> Engine:
    """A database with one employer and workplace for each row."""
    engine = db.make_engine(url)
    migrations.upgrade(engine)
    with db.transaction(engine, actor=SYSTEM) as session:
        seen: set[str | None] = set()
        for _id, known in made:
            number = None if known.number in seen else known.number
            seen.add(number)
            session.add(
                Workplace(
                    employer=Employer(name=known.name, organisation_number=number),
                    name=known.name,
                    phone=known.phone,
                    email=known.email,
                    address=known.address,
                    postcode=known.postcode,
                    municipality_code=known.municipality_code,
                )
            )
    return engine


def _measure(engine: Engine, made: list[tuple[str, Known]], plain: float, part: int) -> None:
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        took = _timed(f"register of {len(made)}", lambda: scan_duplicates(session, SYSTEM))
    _ratio(took, plain, part, len(made))
    with db.transaction(engine, actor=SYSTEM) as session:
        look_for_duplicates(session, SYSTEM)
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        _timed("the list, kept", lambda: list_duplicates(session, SYSTEM))
        new = made[len(made) // 2][1]
        _timed("the warning before one is added", lambda: find_duplicates(session, new))


def _ratio(took: float, plain: float, part: int, count: int) -> None:
    whole = plain * (count * (count - 1)) / (part * (part - 1))
    print(f"{'':42}all pairs would take {whole:8.1f} s: {whole / took:6.1f} times as long")


def _timed(what: str, work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    print(f"{what:40}{seconds:8.3f} s", flush=True)
    return seconds


if __name__ == "__main__":
    main()
