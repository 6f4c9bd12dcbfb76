"""A county's register and contact log, drawn with a fixed seed, for measuring the overview.

Everything is invented. A few workplaces are in much contact and most in little, three contacts of
four are made by the unit that is nearest, and a fifth of the register was never asked.
"""

import random
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import Table, func, insert, select, text
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Base, Contact
from employer_match.services.contacts.tally import count_anew
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose, Role, SizeClass

UNITS, COACHES = 7, 60
MUNICIPALITIES = [
    "0114", "0115", "0117", "0120", "0123", "0125", "0126", "0127", "0128", "0136", "0138", "0139",
    "0140", "0160", "0162", "0163", "0180", "0181", "0182", "0183", "0184", "0186", "0187", "0188",
    "0191", "0192",
]  # fmt: skip
BRANCHES = ["47111", "47299", "56100", "87301", "88910", "85311", "49410", "81210", "01490"]
DAYS = 3 * 365


def fill(session: Session, workplaces: int, contacts: int, seed: int = 11) -> None:
    """Write the county, unless one stands there already."""
    if session.scalar(select(func.count(Contact.id))):
        return
    draw = random.Random(seed)
    _write(session, "programme", [{"id": 1, "name": "Insats"}])
    _write(
        session,
        "unit",
        (
            {"id": n, "programme_id": 1, "name": f"Enhet {n}", "shares_employer_layer": True}
            for n in range(1, UNITS + 1)
        ),
    )
    people = range(1, COACHES + 2)
    _write(
        session,
        "user_account",
        ({"id": n, "email": f"p{n}@example.se", "name": f"Person {n}"} for n in people),
    )
    _write(
        session,
        "role_in_unit",
        (
            {
                "user_id": n,
                "unit_id": _unit(n),
                "role": Role.COACH if n <= COACHES else Role.COORDINATOR,
            }
            for n in people
        ),
    )
    _write(
        session,
        "employer",
        (
            {"id": n, "name": f"Bolag {n}", "name_key": f"bolag {n}", "sni": draw.choice(BRANCHES)}
            for n in range(1, workplaces + 1)
        ),
    )
    _write(session, "workplace", (_place(draw, n) for n in range(1, workplaces + 1)))
    _write(session, "contact", _log(draw, workplaces, contacts))
    _write(session, "collision", (_collision(draw, n) for n in range(1, contacts // 50)))
    _write(
        session,
        "relationship_owner",
        (
            {"workplace_id": n, "owner_id": draw.randint(1, COACHES), "since": clock.today()}
            for n in range(1, workplaces, 3)
        ),
    )
    count_anew(session, range(1, workplaces + 1))
    session.execute(text("ANALYZE"))


def _unit(user: int) -> int:
    return user % UNITS + 1


def _place(draw: random.Random, number: int) -> dict[str, Any]:
    return {
        "id": number,
        "employer_id": number,
        "name": f"Arbetsplats {number}",
        "name_key": f"arbetsplats {number}",
        "municipality_code": MUNICIPALITIES[number % len(MUNICIPALITIES)],
        "size_class": draw.choices(list(SizeClass), [10, 50, 25, 10, 5])[0],
    }


def _log(draw: random.Random, workplaces: int, contacts: int) -> Iterable[dict[str, Any]]:
    asked = draw.sample(range(1, workplaces + 1), workplaces * 4 // 5)
    liked = [draw.paretovariate(1.2) for _ in asked]
    for number, place in enumerate(draw.choices(asked, liked, k=contacts), start=1):
        near = [user for user in range(1, COACHES + 1) if _unit(user) == place % UNITS + 1]
        user = draw.choice(near) if draw.random() < 0.75 else draw.randint(1, COACHES)
        cancelled = draw.random() < 0.03
        yield {
            "id": number,
            "workplace_id": place,
            "user_id": user,
            "unit_id": _unit(user),
            "happened_on": clock.today() - timedelta(days=draw.randrange(DAYS)),
            "mode": draw.choice(list(Mode)),
            "purpose": draw.choice(list(Purpose)),
            "outcome": draw.choices(list(Outcome), [6, 6, 4, 6, 4, 3, 2, 1, 6])[0],
            "next_step": draw.choice(list(NextStep)),
            "note": "Vi talade om vilka uppgifter som inte hinns med, och när det passar att ses.",
            "cancelled_at": clock.now() if cancelled else None,
            "cancelled_reason": "fel arbetsplats" if cancelled else None,
        }


def _collision(draw: random.Random, number: int) -> dict[str, Any]:
    earlier, later = draw.randint(1, COACHES), draw.randint(1, COACHES)
    return {
        "workplace_id": number,
        "user_id": later,
        "unit_id": _unit(later),
        "reason": draw.choice(list(GoOnReason)),
        "contact_id": number * 37,
        "earlier_user_id": earlier,
        "earlier_unit_id": _unit(earlier),
        "created_at": clock.now() - timedelta(days=draw.randrange(DAYS)),
    }


def _write(session: Session, name: str, rows: Iterable[dict[str, Any]]) -> None:
    table: Table = Base.metadata.tables[name]
    listed = list(rows)
    for start in range(0, len(listed), 5000):
        session.execute(insert(table), listed[start : start + 5000])
    ids = [row.get("id") for row in listed]
    if session.get_bind().dialect.name == "postgresql" and all(ids):
        sequence = text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {max(ids)})")
        session.execute(sequence)
