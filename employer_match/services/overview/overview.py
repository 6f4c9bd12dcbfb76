"""Who has contacted which employer: filters, overlap, never asked, and every number opens its rows.

Sources: product rows 15 and 16, field 4.3.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Workplace
from employer_match.services.actor import Actor
from employer_match.services.contacts.relation_to_workplaces import Relation, relation_to_workplaces
from employer_match.services.contacts.stage_of import stages
from employer_match.services.employers.employer_layer import Sight, sight
from employer_match.services.employers.narrow_workplaces import narrow
from employer_match.services.overview.overview_counts import (
    OverviewFilter,
    Shown,
    contacted,
    lately,
    nobody_called,
    where_units_overlap,
)
from employer_match.services.overview.overview_figures import Figure, figures
from employer_match.services.permissions import Action, require

#: How many rows are read at a time where all of them are wanted.
AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A workplace: contacts in the period, distinct coaches in 90 days and units in 30 to its end.

    `stage` is that of the period's end; `relation` holds last contact, next step and owner today.
    """

    workplace: Workplace
    contacts: int
    coaches: int
    units: int
    stage: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Overview:
    """One page of rows, how many there are in all, and the figures by name."""

    rows: tuple[OverviewRow, ...]
    total: int
    figures: tuple[Figure, ...]


def overview(
    session: Session,
    actor: Actor,
    wanted: OverviewFilter,
    *,
    page: int = 1,
    page_size: int = 50,
) -> Overview:
    """The rows that match, newest contact first (else by name), with the figures."""
    require(actor, Action.READ_OVERVIEW)
    found = _found(session, actor, wanted)
    numbers = figures(session, wanted, found.spans, len(found.overlap), found.seen)
    return Overview(
        rows=_rows(session, actor, wanted, found, (page - 1) * page_size, page_size),
        total=next(figure.value for figure in numbers if figure.name == wanted.shown),
        figures=numbers,
    )


def overview_rows(session: Session, actor: Actor, wanted: OverviewFilter) -> Iterator[OverviewRow]:
    """Every row that matches, read some hundred at a time: for exports."""
    require(actor, Action.READ_OVERVIEW)
    found = _found(session, actor, wanted)
    first = 0
    while rows := _rows(session, actor, wanted, found, first, AT_A_TIME):
        yield from rows
        first += AT_A_TIME


@dataclass(frozen=True, slots=True)
class _Found:
    """What was contacted under the filter, the part of it where units overlap, and who looks.

    `beside` is what stands beside the rows: the register lists workplaces at any stage.
    """

    spans: dict[int, int]
    overlap: list[int]
    beside: dict[int, int]
    seen: Sight


def _found(session: Session, actor: Actor, wanted: OverviewFilter) -> _Found:
    seen = sight(session, actor)
    spans = contacted(session, wanted, seen)
    shared = where_units_overlap(session, wanted.end)
    beside = spans
    if wanted.shown is Shown.REGISTER and wanted.stage is not None:
        beside = contacted(session, replace(wanted, stage=None), seen)
    return _Found(spans, [place for place in spans if place in shared], beside, seen)


def _rows(
    session: Session, actor: Actor, wanted: OverviewFilter, found: _Found, first: int, most: int
) -> tuple[OverviewRow, ...]:
    shown = _places(session, wanted, found, first, most)
    ids = [place.id for place in shown]
    recent = lately(session, wanted.end, ids) if ids else {}
    relations = relation_to_workplaces(session, actor, ids)
    stood = {key: relation.stage for key, relation in relations.items()}
    if wanted.period_to is not None:
        stood = stages(session, ids, found.seen, wanted.period_to)

    def row(place: Workplace) -> OverviewRow:
        relation, contacts = relations[place.id], found.beside.get(place.id, 0)
        if not contacts:
            return OverviewRow(place, 0, 0, 0, 0, relation)
        coaches, units = recent.get(place.id, (0, 0))
        return OverviewRow(place, contacts, coaches, units, stood[place.id], relation)

    return tuple(row(place) for place in shown)


def _places(
    session: Session, wanted: OverviewFilter, found: _Found, first: int, most: int
) -> list[Workplace]:
    """Some workplaces in their order."""
    if wanted.shown in {Shown.NEVER_ASKED, Shown.REGISTER}:
        listed = select(Workplace).where(*narrow(wanted))
        if wanted.shown is Shown.NEVER_ASKED:
            listed = listed.where(nobody_called())
        in_order = listed.order_by(Workplace.name, Workplace.id)
        return list(session.scalars(in_order.limit(most).offset(first)))
    listed_ids = found.overlap if wanted.shown is Shown.OVERLAP else found.spans
    ids = list(islice(listed_ids, first, first + most))
    named = select(Workplace).where(Workplace.id.in_(ids)).order_by(Workplace.id)
    by_id = {place.id: place for place in session.scalars(named)}
    return [by_id[workplace_id] for workplace_id in ids]
