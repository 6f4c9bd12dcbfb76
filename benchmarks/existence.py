"""Can a participant who may not be read be told from one who is not there, by the time it takes?

    python -m benchmarks.existence [--times 300] [--database-url postgresql://…]

A coach asks, in turns and in a drawn order, for a colleague's participant and for an id that nobody
has, at every address of participants (reading ones). Told for each: the median of the ratios of
neighbours, and the two-sided p of the Wilcoxon rank test on the differences. A ratio within 3 % of
one, or a p above 0.001, is not told apart. SQLite always; PostgreSQL where --database-url names an
empty one.
"""

import argparse
import random
import re
import secrets
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from scipy.stats import wilcoxon
from sqlalchemy.orm import Session

from employer_match import clock, create_app, db, migrations
from employer_match.config import Settings
from employer_match.http import signed_in
from employer_match.models import (
    ApiToken,
    Participant,
    Profile,
    Programme,
    RoleInUnit,
    SignIn,
    Unit,
    User,
)
from employer_match.services.accounts.actors import token_hash
from employer_match.services.actor import SYSTEM
from employer_match.vocabulary import Role

PEOPLE, NEAR, UNLIKELY = 400, 0.03, 0.001


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--database-url", help="A PostgreSQL to measure beside SQLite.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for url in filter(None, [f"sqlite:///{Path(folder) / 'one.sqlite'}", asked.database_url]):
            _measure(url, folder, asked.times)


def _measure(url: str, folder: str, times: int) -> None:
    engine = db.make_engine(url)
    migrations.upgrade(engine)
    secret = secrets.token_urlsafe(16)
    with db.transaction(engine, actor=SYSTEM) as session:
        hidden = _fill(session, secret)
    settings = Settings(
        database_url=url,
        secret_key=secret,
        base_url="http://localhost",
        instance=folder,
        secure_cookies=False,
    )
    app = create_app(settings, engine)
    client = FlaskClient(app, app.response_class)
    client.set_cookie(signed_in.COOKIE, secret)
    headers = {"Authorization": f"Bearer {secret}"}
    print(engine.dialect.name)
    for path in sorted(_addresses(app)):
        pairs = [_pair(client, path, headers, hidden) for _ in range(times + 20)][20:]
        ratio = statistics.median(there / nowhere for there, nowhere in pairs)
        p = float(wilcoxon([there - nowhere for there, nowhere in pairs]).pvalue)
        apart = abs(ratio - 1) > NEAR and p < UNLIKELY
        print(f"  {'APART ' if apart else 'same  '} {ratio:6.3f}  p {p:7.4f}  {path}")
    engine.dispose()


def _fill(session: Session, secret: str) -> list[str]:
    """Two coaches of one unit; the ids of the other's participants."""
    programme = Programme(name="Insats")
    session.add(programme)
    session.flush()
    unit = Unit(name="Enhet", programme_id=programme.id)
    users = [User(email=f"{name}@example.se", name=name) for name in ("asta", "bo")]
    session.add_all([unit, *users])
    session.flush()
    now = clock.now()
    for user in users:
        session.add(RoleInUnit(user=user, unit=unit, role=Role.COACH))
    asta, bo = (user.id for user in users)
    hashed = {"token_hash": token_hash(secret), "user_id": asta}
    session.add(SignIn(created_at=now, last_seen_at=now, **hashed))
    until = now + timedelta(days=1)
    session.add(ApiToken(unit_id=unit.id, name="bench", expires_at=until, **hashed))
    people = [
        Participant(
            code_name=f"Prov {number}",
            unit_id=unit.id,
            coach_id=asta if number % 2 else bo,
            enrolled_on=clock.today(),
        )
        for number in range(PEOPLE)
    ]
    session.add_all(people)
    session.flush()
    session.add_all(Profile(participant_id=one.id, number=1, valid_from=now) for one in people)
    return [one.id for one in people if one.coach_id == bo]


def _addresses(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        if "participant_id" in rule.arguments and "GET" in (rule.methods or set()):
            path = re.sub(r"<[^>]*participant_id>", "{who}", rule.rule)
            yield re.sub(r"<[^>]*>", "1", path)


def _pair(
    client: FlaskClient, path: str, headers: dict[str, str], hidden: list[str]
) -> tuple[float, float]:
    """Seconds for somebody hidden and for nobody, asked in a drawn order."""
    asked = [random.choice(hidden), secrets.token_hex(8)]
    order = [0, 1]
    random.shuffle(order)
    took = [0.0, 0.0]
    for place in order:
        begun = time.perf_counter()
        answer = client.get(path.format(who=asked[place]), headers=headers)
        took[place] = time.perf_counter() - begun
        assert answer.status_code == 404, (path, answer.status)
    return took[0], took[1]


if __name__ == "__main__":
    main()
