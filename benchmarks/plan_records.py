"""The week's plan out of the records: 60 coaches, 1,600 participants, 5,000 workplaces, 100,000
contacts, 32,000 suggestions.

    python -m benchmarks.plan_records [--participants 1600] [--workplaces 5000]
                                      [--contacts 100000] [--database-url postgresql://…]

`benchmarks.plan` measures the solving alone; this measures what is read and written around it: the
county's plan made at once, one coach's own plan made anew, and everybody's week as a page reads it.
Everything is invented, drawn with a fixed seed.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session

from benchmarks.overview_county import COACHES, MUNICIPALITIES, fill
from employer_match import clock, db, migrations
from employer_match.models import (
    OnBehalfOf,
    Participant,
    Suggestion,
    SuggestionRun,
    Unit,
    User,
    Vacancy,
)
from employer_match.outreach.plan_week import Week
from employer_match.services.accounts.actors import actor_of
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.plan.read_week import read_week
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Tier, VacancySource

WEEK = Week(Week.at_hand(clock.today()).monday + timedelta(days=7))
LIST = 20
QUESTION = {"code": "condition_calm", "sv": "Är det lugnt där?", "en": "Is it calm there?"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--participants", type=int, default=1600)
    parser.add_argument("--workplaces", type=int, default=5000)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--database-url", help="An empty PostgreSQL instead of SQLite.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = asked.database_url or f"sqlite:///{Path(folder) / 'plan.sqlite'}"
        engine = db.make_engine(url)
        migrations.upgrade(engine)
        with db.transaction(engine, actor=SYSTEM) as session:
            fill(session, asked.workplaces, asked.contacts)
            _seek(session, asked.participants, asked.workplaces, asked.contacts)
        _measure(engine)
        engine.dispose()


def _seek(session: Session, participants: int, workplaces: int, contacts: int) -> None:
    """Participants with a list each; of four contacts one was on somebody's behalf."""
    draw = random.Random(5)
    places = range(1, workplaces + 1)
    _write(
        session,
        Vacancy,
        [
            {
                "id": n,
                "workplace_id": n,
                "headline": f"Plats {n}",
                "source": VacancySource.COACH,
                "published_on": clock.today(),
                "municipality_code": MUNICIPALITIES[n % len(MUNICIPALITIES)],
            }
            for n in places
        ],
    )
    units = {user.id: user.roles[0].unit_id for user in session.scalars(select(User))}
    people = []
    for n in range(participants):
        coach = n % COACHES + 1
        enrolled = clock.today() - timedelta(days=draw.randint(0, 400))
        people.append(
            {
                "id": f"{n:016x}",
                "code_name": f"P {n}",
                "unit_id": units[coach],
                "coach_id": coach,
                "enrolled_on": enrolled,
            }
        )
    _write(session, Participant, people)
    behalf = [
        {"contact_id": n, "participant_id": draw.choice(people)["id"]}
        for n in range(1, contacts, 4)
    ]
    _write(session, OnBehalfOf, behalf)
    runs, lists = [], []
    for n, person in enumerate(people, start=1):
        said = {"rules_version": "1", "taxonomy_version": "1", "profile_hash": "0" * 64}
        runs.append(
            {
                "id": n,
                "participant_id": person["id"],
                "ran_on": clock.today(),
                "vacancies_hash": "0" * 64,
                "vacancies_read": workplaces,
                **said,
            }
        )
        for position, place in enumerate(draw.sample(places, LIST), start=1):
            lists.append(
                {
                    "run_id": n,
                    "participant_id": person["id"],
                    "vacancy_id": place,
                    "position": position,
                    "tier": list(Tier)[min(position // 4, 4)],
                    "wish_rank": position % 3 + 1,
                    "reasons": [],
                    "questions": [QUESTION],
                }
            )
    _write(session, SuggestionRun, runs)
    _write(session, Suggestion, lists)


def _write(session: Session, kind: type, rows: list[dict[str, object]]) -> None:
    for start in range(0, len(rows), 5000):
        session.execute(insert(kind), rows[start : start + 5000])


def _measure(engine: Engine) -> None:
    def county(session: Session) -> object:
        plans = make_plan(session, SYSTEM, WEEK)
        return f"{len(plans)} plans"

    def one(session: Session) -> object:
        actor = actor_of(session.get_one(User, 1))
        return f"{make_plan(act_as(session, actor), actor, WEEK)[0].places} places"

    def page(session: Session) -> object:
        actor = _coordinator(session)
        view = read_week(act_as(session, actor), actor, WEEK)
        return f"{view.taken} of {view.holds} contacts, {len(view.coaches)} coaches"

    kinds: dict[str, Callable[[Session], object]] = {
        "the county's plan, made": county,
        "the county's plan, made anew": county,
        "one coach's plan, made anew": one,
        "everybody's week, read": page,
    }
    print(f"{engine.dialect.name}, week {WEEK}")
    for name, ask in kinds.items():
        with db.transaction(engine, actor=SYSTEM) as session:
            begun, worked = time.perf_counter(), time.process_time()
            found = ask(session)
            took, work = time.perf_counter() - begun, time.process_time() - worked
        print(f"  {name:32} {took:6.2f} s, of which {work:5.2f} s of work   {found}")


def _coordinator(session: Session) -> Actor:
    user = session.get_one(User, COACHES + 1)
    assert session.get(Unit, user.roles[0].unit_id)
    return actor_of(user)


if __name__ == "__main__":
    main()
