"""The contact log counted by workplace and unit, kept with every change of the log.

Whoever writes, corrects, cancels or moves a contact calls `count_anew` in the same transaction. The
tally holds nothing of its own: `differing` finds where it is not what the log says, and
`count_anew` mends that. Why it is kept: benchmarks/overview.py.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match.models import Contact, ContactTally

Key = tuple[int, int]
Tally = tuple[int, date, date]


def count_anew(session: Session, workplace_ids: Collection[int]) -> None:
    """Write down what the log says of these workplaces; flushes."""
    session.flush()
    logged = _logged(session, workplace_ids)
    standing = {
        (row.workplace_id, row.unit_id): row
        for row in session.scalars(
            select(ContactTally)
            .where(ContactTally.workplace_id.in_(workplace_ids))
            .order_by(ContactTally.workplace_id, ContactTally.unit_id)
            .execution_options(populate_existing=True)
        )
    }
    for key, row in standing.items():
        if key not in logged:
            session.delete(row)
    for (workplace_id, unit_id), (contacts, first_on, last_on) in logged.items():
        row = standing.get((workplace_id, unit_id)) or ContactTally(
            workplace_id=workplace_id, unit_id=unit_id
        )
        row.contacts, row.first_on, row.last_on = contacts, first_on, last_on
        session.add(row)
    session.flush()


def differing(session: Session) -> frozenset[int]:
    """The workplaces of which the tally says something else than the log; none is as it must be."""
    standing = {
        (row[0], row[1]): (row[2], row[3], row[4])
        for row in session.execute(
            select(
                ContactTally.workplace_id,
                ContactTally.unit_id,
                ContactTally.contacts,
                ContactTally.first_on,
                ContactTally.last_on,
            )
        )
    }
    return frozenset(key[0] for key, _tally in standing.items() ^ _logged(session).items())


def _logged(session: Session, workplace_ids: Collection[int] | None = None) -> dict[Key, Tally]:
    """What the log says: (contacts, first day, last day) by (workplace, unit)."""
    counted = (
        select(
            Contact.workplace_id,
            Contact.unit_id,
            func.count(Contact.id),
            func.min(Contact.happened_on),
            func.max(Contact.happened_on),
        )
        .where(Contact.cancelled_at.is_(None))
        .group_by(Contact.workplace_id, Contact.unit_id)
    )
    if workplace_ids is not None:
        counted = counted.where(Contact.workplace_id.in_(workplace_ids))
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in session.execute(counted)}
