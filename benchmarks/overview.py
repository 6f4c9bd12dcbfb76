"""How fast the county's overview answers: 5,000 workplaces, 100,000 contacts, both databases.

    python -m benchmarks.overview [--workplaces 5000] [--contacts 100000] [--turns 40]
                                  [--database-url postgresql://…]

Measured is the service call behind the page: the first page of rows, every figure, and our relation
to each row; also the matrix of coverage. Beside it the straightforward way, which gives the same
rows and figures: one GROUP BY over the joined log for the figures, every matching workplace loaded
through the ORM with its contacts counted by the database. SQLite always; PostgreSQL where
--database-url names an empty one, or one that this benchmark has filled. As in the service, the
collector of garbage leaves alone what lives as long as the process; without that one turn in ten
takes 100 to 200 ms longer. "work" is this process's own processor time: on a machine that others
use too it, and the least of the turns, say more than the 95th percentile.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Engine, case, func, select
from sqlalchemy.orm import Session

from benchmarks.overview_county import fill
from employer_match import clock, db, migrations
from employer_match.cli.serve import leave_the_lasting_alone
from employer_match.models import Collision, Contact, StageLowering, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.contacts.stage_of import lowering_on, standing
from employer_match.services.contacts.tally import differing
from employer_match.services.employers.narrow_workplaces import narrow
from employer_match.services.overview.coverage import coverage
from employer_match.services.overview.overview import overview
from employer_match.services.overview.overview_counts import OverviewFilter, Shown
from employer_match.vocabulary import SizeClass

LIMIT_MS = 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workplaces", type=int, default=5_000)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=40)
    parser.add_argument("--database-url", help="A PostgreSQL to measure beside SQLite.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{Path(folder) / 'overview.sqlite'}", asked.database_url]
        for url in filter(None, urls):
            engine = db.make_engine(url)
            migrations.upgrade(engine)
            with db.transaction(engine, actor=SYSTEM) as session:
                fill(session, asked.workplaces, asked.contacts)
                assert not differing(session)
            leave_the_lasting_alone()
            _compare(engine, asked.turns)
            engine.dispose()


def questions() -> Iterator[tuple[str, OverviewFilter]]:
    """What is asked: nothing in particular, and each filter."""
    today = clock.today()
    for name, given in {
        "no filter": {},
        "30 days": {"period_from": today - timedelta(days=29)},
        "a year": {"period_from": today - timedelta(days=365)},
        "to half a year ago": {"period_to": today - timedelta(days=180)},
        "unit": {"unit_id": 3},
        "municipality": {"municipality_code": "0180"},
        "size": {"size_class": SizeClass.SMALL},
        "branch": {"sni": "47"},
        "owner": {"owner_id": 7},
        "stage": {"stage": 2},
        "overlap": {"shown": Shown.OVERLAP},
        "never asked": {"shown": Shown.NEVER_ASKED},
        "register": {"shown": Shown.REGISTER},
    }.items():
        yield name, OverviewFilter(**given)  # type: ignore[arg-type]


def _compare(engine: Engine, turns: int) -> None:
    print(f"\n{engine.dialect.name}: milliseconds, {turns} turns; p95 is to be under {LIMIT_MS}")
    heads = " ".join(f"{head:>8}" for head in ("least", "median", "p95", "work", "p95", "plain"))
    print(f"{'':20} {'rows':>6} {heads}   times as fast")
    for name, wanted in questions():

        def ours(session: Session, wanted: OverviewFilter = wanted) -> int:
            return overview(session, SYSTEM, wanted).total

        def plain(session: Session, wanted: OverviewFilter = wanted) -> int:
            return straightforward(session, wanted)

        rows, took = _timed(engine, ours, turns)
        same, slow = _timed(engine, plain, max(3, turns // 10))
        assert same == rows, (name, same, rows)
        _print(name, rows, took, slow)
    _rows, took = _timed(
        engine, lambda session: len(coverage(session, SYSTEM, OverviewFilter()).rows), turns
    )
    _print("coverage's matrix", _rows, took, [])


Took = list[tuple[float, float]]


def _print(name: str, rows: int, took: Took, slow: Took) -> None:
    wall, work = ([each[which] for each in took] for which in (0, 1))
    numbers = [min(wall), statistics.median(wall), _late(wall), statistics.median(work)]
    line = " ".join(f"{one:8.1f}" for one in [*numbers, _late(work)])
    if slow:
        plain = statistics.median(each[0] for each in slow)
        line += f" {plain:8.1f}   {plain / statistics.median(wall):.1f}"
    print(f"{name:20} {rows:6} {line}", flush=True)


def _late(numbers: list[float]) -> float:
    return statistics.quantiles(numbers, n=20)[-1]


def _timed(engine: Engine, work: Callable[[Session], int], turns: int) -> tuple[int, Took]:
    """What it gives, and milliseconds of wall and work of each turn after one that warms up."""
    took, found = [], 0
    for turn in range(turns + 1):
        with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
            start, worked = time.perf_counter(), time.process_time()
            found = work(session)
            ended, work_ended = time.perf_counter(), time.process_time()
            if turn:
                took.append(((ended - start) * 1000, (work_ended - worked) * 1000))
    return found, took


def straightforward(session: Session, wanted: OverviewFilter) -> int:
    """One GROUP BY over the joined log, and every row loaded through the ORM; how many match."""
    end = wanted.end
    in_period: ColumnElement[bool] = Contact.happened_on <= end
    if wanted.period_from is not None:
        in_period &= Contact.happened_on >= wanted.period_from
    if wanted.unit_id is not None:
        in_period &= Contact.unit_id == wanted.unit_id
    units = func.count(
        case((Contact.happened_on > end - timedelta(days=30), Contact.unit_id)).distinct()
    )
    coaches = func.count(
        case((Contact.happened_on > end - timedelta(days=90), Contact.user_id)).distinct()
    )
    contacts = func.count(case((in_period, Contact.id)))
    stage = func.max(standing())
    made = Contact.cancelled_at.is_(None) & (Contact.happened_on <= end)
    listed = (
        select(Workplace, contacts, coaches, units, stage, func.max(Contact.happened_on))
        .join(Workplace.employer)
        .outerjoin(Contact, (Contact.workplace_id == Workplace.id) & made)
        .outerjoin(StageLowering, lowering_on(wanted.period_to))
        .where(*narrow(wanted))
        .group_by(Workplace.id, *Workplace.__mapper__.relationships.employer.mapper.columns)
        .order_by(func.max(Contact.happened_on).desc(), Workplace.id)
    )
    rows = [row for row in session.execute(listed) if wanted.stage in (None, row[4])]
    kept: Mapping[str, Any] = {
        Shown.CONTACTED: [row for row in rows if row[1]],
        Shown.OVERLAP: [row for row in rows if row[1] and row[3] > 1],
        Shown.NEVER_ASKED: [row for row in rows if row[5] is None],
        Shown.REGISTER: rows,
    }
    shown = kept[wanted.shown]
    relation_to_workplaces(session, SYSTEM, [row[0].id for row in shown[:50]])
    _went_on(session, in_period, wanted)
    return len(shown)


def _went_on(session: Session, in_period: ColumnElement[bool], wanted: OverviewFilter) -> None:
    """Contacts made in spite of a collision, by reason."""
    session.execute(
        select(Collision.reason, func.count(Contact.id.distinct()))
        .join(Contact, Contact.id == Collision.contact_id)
        .join(Workplace, Workplace.id == Contact.workplace_id)
        .join(Workplace.employer)
        .where(in_period, Contact.cancelled_at.is_(None), *narrow(wanted))
        .group_by(Collision.reason)
    ).all()


if __name__ == "__main__":
    main()
