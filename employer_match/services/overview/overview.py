"""Who has contacted which employer: filters, overlap, never asked, and every number opens its rows.

Sources: product rows 15 and 16, field 4.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Workplace
from employer_match.services.actor import Actor
from employer_match.services.contacts.relation_to_workplaces import Relation, relation_to_workplaces
from employer_match.services.employers.employer_layer import sight
from employer_match.services.overview.overview_counts import (
    Count,
    OverviewFilter,
    Shown,
    count,
    nobody_called,
    places,
)
from employer_match.services.overview.overview_figures import Figure, figures
from employer_match.services.permissions import Action, require


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
    seen = sight(session, actor)
    counted = count(session, wanted, seen)
    first = (page - 1) * page_size
    shown = _places(session, wanted, counted, first, page_size)
    relations = relation_to_workplaces(session, actor, [place.id for place in shown])
    by_place = {one.workplace_id: one for one in counted}
    numbers = figures(session, wanted, counted, seen)
    return Overview(
        rows=tuple(_row(place, by_place.get(place.id), relations[place.id]) for place in shown),
        total=next(figure.value for figure in numbers if figure.name == wanted.shown),
        figures=numbers,
    )


def _places(
    session: Session, wanted: OverviewFilter, counted: Sequence[Count], first: int, most: int
) -> list[Workplace]:
    """One page of workplaces in their order."""
    if wanted.shown in {Shown.NEVER_ASKED, Shown.REGISTER}:
        listed = select(Workplace).join(Workplace.employer).where(*places(wanted))
        if wanted.shown is Shown.NEVER_ASKED:
            listed = listed.where(nobody_called())
        in_order = listed.order_by(Workplace.name, Workplace.id)
        return list(session.scalars(in_order.limit(most).offset(first)))
    listed_ids = [
        one.workplace_id for one in counted if wanted.shown is Shown.CONTACTED or one.overlap
    ][first : first + most]
    found = select(Workplace).where(Workplace.id.in_(listed_ids)).order_by(Workplace.id)
    by_id = {place.id: place for place in session.scalars(found)}
    return [by_id[workplace_id] for workplace_id in listed_ids]


def _row(place: Workplace, counted: Count | None, relation: Relation) -> OverviewRow:
    if counted is None:
        return OverviewRow(place, 0, 0, 0, 0, relation)
    return OverviewRow(
        place, counted.contacts, counted.coaches, counted.units, counted.stage, relation
    )
