"""Which agreement holds toward an employer on a day; read here and nowhere else."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Disclosure, Workplace
from employer_match.vocabulary import Approach


def rows_of(session: Session, participant_ids: Collection[str]) -> dict[str, list[Disclosure]]:
    """Everything ever agreed or withdrawn by those within reach, newest first."""
    rows = select(Disclosure).where(Disclosure.participant_id.in_(participant_ids))
    found: dict[str, list[Disclosure]] = defaultdict(list)
    for row in session.scalars(rows.order_by(Disclosure.number.desc(), Disclosure.id)):
        found[row.participant_id].append(row)
    return found


def in_force(rows: Sequence[Disclosure], employer_id: int | None, on: date) -> Disclosure | None:
    """What holds toward this employer (None: any employer) on the day; None: nothing may be told.

    `rows` are one participant's, newest first. What is agreed about the employer goes before what
    is agreed in general. What has ended gives way to the general; what was withdrawn lets nothing
    be told, and a general withdrawal takes every earlier exception with it.
    """
    begun = [row for row in rows if row.starts_on <= on]
    general = [row for row in begun if row.employer_id is None]
    all_withdrawn = max((row.number for row in general if row.withdrawn), default=0)
    own = [
        row
        for row in begun
        if employer_id is not None and row.employer_id == employer_id and row.number > all_withdrawn
    ]
    for said in (own, general):
        if said and said[0].withdrawn:
            return None
        if said and (said[0].ends_on is None or said[0].ends_on >= on):
            return said[0]
    return None


def approach_on(rows: Sequence[Disclosure], employer_id: int | None, on: date) -> Approach:
    """Whether the coach may approach this employer; what was withdrawn is a no."""
    found = in_force(rows, employer_id, on)
    if found is not None:
        return found.approach
    about = (None, employer_id)
    newest = next((row for row in rows if row.employer_id in about and row.starts_on <= on), None)
    return Approach.NO if newest is not None and newest.withdrawn else Approach.NOT_TALKED_OF


def approaches(session: Session, participant_ids: Collection[str], on: date) -> dict[str, Approach]:
    """For each of these: whether the coach may approach employers in general."""
    rows = rows_of(session, participant_ids)
    return {each: approach_on(rows.get(each, ()), None, on) for each in participant_ids}


def employer_of(session: Session, workplace_id: int | None) -> int | None:
    """The employer that a workplace belongs to; None for an opening without a workplace."""
    place = session.get(Workplace, workplace_id) if workplace_id is not None else None
    return place.employer_id if place is not None else None
