"""How fast one is told of a collision: 5,000 workplaces, 100,000 contacts, both databases.

    python -m benchmarks.collisions [--workplaces 5000] [--contacts 100000] [--turns 200]
                                    [--database-url postgresql://…]

Measured is the check before a contact: wishes, agreements between colleagues, earlier contacts and
announcements, with the names that the page shows. Beside it two straightforward ways that find the
same: every contact of the workplace loaded and judged in Python, and every contact there is. Asked
is about workplaces as coaches ask: those in much contact more often. SQLite always; PostgreSQL
where --database-url names an empty one, or one that this benchmark or the overview's has filled.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, joinedload

from benchmarks.overview_county import COACHES, fill
from employer_match import clock, db, migrations
from employer_match.models import Contact
from employer_match.outreach import collisions
from employer_match.outreach.collisions import Approach, EarlierContact, OwnWish, RestPeriods
from employer_match.services.actor import SYSTEM
from employer_match.services.contacts.collision_facts import approach, meet
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.vocabulary import Purpose

Question = tuple[int, int]
Way = Callable[[Session, Question], frozenset[int]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workplaces", type=int, default=5_000)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--database-url", help="A PostgreSQL to measure beside SQLite.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{Path(folder) / 'collisions.sqlite'}", asked.database_url]
        for url in filter(None, urls):
            engine = db.make_engine(url)
            migrations.upgrade(engine)
            with db.transaction(engine, actor=SYSTEM) as session:
                fill(session, asked.workplaces, asked.contacts)
            _compare(engine, asked.turns)
            engine.dispose()


def questions(session: Session, count: int) -> list[Question]:
    """(coach, workplace): a workplace comes up as often as it is in contact."""
    draw = random.Random("collisions")
    places = session.scalars(select(Contact.workplace_id).order_by(Contact.id)).all()
    return [(draw.randint(1, COACHES), draw.choice(places)) for _ in range(count)]


def ours(session: Session, question: Question) -> frozenset[int]:
    """The check as every face makes it; the ids of the contacts that it meets."""
    coach, place = question
    planned = approach(session, SYSTEM, coach, place, clock.today(), Purpose.INTRODUCE)
    met = meet(session, SYSTEM, place, planned, rule_of(session, place))
    return frozenset(one.earlier.id for one in met if isinstance(one.earlier, Contact))


def of_the_workplace(session: Session, question: Question) -> frozenset[int]:
    """Every contact that the workplace ever had, judged in Python."""
    mine = select(Contact).where(Contact.workplace_id == question[1])
    with_names = mine.options(joinedload(Contact.user), joinedload(Contact.unit))
    return _judged(session.scalars(with_names.order_by(Contact.id)).all(), question)


def of_all(session: Session, question: Question) -> frozenset[int]:
    """Every contact of the county, judged in Python."""
    every = select(Contact).options(joinedload(Contact.user), joinedload(Contact.unit))
    found = session.scalars(every.order_by(Contact.id)).all()
    return _judged([one for one in found if one.workplace_id == question[1]], question)


def _judged(contacts: Iterable[Contact], question: Question) -> frozenset[int]:
    facts = [
        EarlierContact(
            one.id,
            one.user_id,
            one.unit_id,
            one.happened_on,
            one.purpose,
            one.outcome,
            cancelled=one.cancelled_at is not None,
        )
        for one in contacts
    ]
    planned = Approach(question[0], clock.today(), Purpose.INTRODUCE)
    found = collisions.find(planned, facts, RestPeriods(), OwnWish())
    return frozenset(clash.earlier.id for clash in found)


def _compare(engine: Engine, turns: int) -> None:
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        asked = questions(session, turns)
    print(f"{engine.dialect.name}:")
    took, found = _measure(engine, ours, asked)
    hits = sum(map(bool, found))
    print(f"  the check            median {took[0]:8.2f} ms, p95 {took[1]:8.2f} ms", end="")
    print(f"   ({hits} of {turns} meet somebody)")
    for name, way, times in (
        ("the workplace's log", of_the_workplace, turns),
        ("the whole log", of_all, 3),
    ):
        other, same = _measure(engine, way, asked[:times])
        assert same == found[:times], "another answer"
        ratio = f"{other[0] / took[0]:.1f} times the check's median, {other[1] / took[1]:.1f} p95"
        print(f"  {name:20} median {other[0]:8.2f} ms, p95 {other[1]:8.2f} ms   ({ratio})")


def _measure(
    engine: Engine, way: Way, asked: Sequence[Question]
) -> tuple[tuple[float, float], list[frozenset[int]]]:
    """(median, 95th percentile) in milliseconds, each in a session of its own, and the answers."""
    took, found = [], []
    for question in asked:
        with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
            start = time.perf_counter()
            found.append(way(session, question))
            took.append(1000 * (time.perf_counter() - start))
    ordered = sorted(took)
    return (statistics.median(took), ordered[int(len(ordered) * 0.95)]), found


if __name__ == "__main__":
    main()
