"""The contact log counted by workplace and unit, kept with every change of the log.

Whoever writes, corrects, cancels or moves a contact calls `count_anew` in the same transaction. The
tally holds nothing of its own: `differing` finds where it is not what the log says, and
`count_anew` mends that. Why it is kept: benchmarks/overview.py.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from employer_match.models import Contact, ContactTally
from employer_match.services.contacts.stage_of import FIRST_DAY, reached

Key = tuple[int, int]
Tally = tuple[int | date | None, ...]

COLUMNS = (
    ContactTally.contacts,
    ContactTally.first_on,
    ContactTally.last_on,
    *FIRST_DAY.values(),
)


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
    for key, counted in logged.items():
        row = standing.get(key) or ContactTally(workplace_id=key[0], unit_id=key[1])
        for column, value in zip(COLUMNS, counted, strict=True):
            setattr(row, column.key, value)
        session.add(row)
    session.flush()


def differing(session: Session) -> frozenset[int]:
    """The workplaces of which the tally says something else than the log; none is as it must be."""
    rows = session.execute(select(ContactTally.workplace_id, ContactTally.unit_id, *COLUMNS))
    standing = {(row[0], row[1]): tuple(row[2:]) for row in rows}
    return frozenset(key[0] for key, _tally in standing.items() ^ _logged(session).items())


def _logged(session: Session, workplace_ids: Collection[int] | None = None) -> dict[Key, Tally]:
    """What the log says, as in COLUMNS, by (workplace, unit)."""
    there = reached()
    counted = (
        select(
            Contact.workplace_id,
            Contact.unit_id,
            func.count(Contact.id),
            func.min(Contact.happened_on),
            func.max(Contact.happened_on),
            *(func.min(case((there == stage, Contact.happened_on))) for stage in FIRST_DAY),
        )
        .where(Contact.cancelled_at.is_(None))
        .group_by(Contact.workplace_id, Contact.unit_id)
    )
    if workplace_ids is not None:
        counted = counted.where(Contact.workplace_id.in_(workplace_ids))
    return {(row[0], row[1]): tuple(row[2:]) for row in session.execute(counted)}
