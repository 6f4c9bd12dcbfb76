"""Who has contacted which employer: filters, overlap, never asked, and every number opens its rows.

Sources: product rows 15 and 16, field 4.3.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from employer_match.models import Workplace
from employer_match.services.actor import Actor
from employer_match.services.employer_layer import sight
from employer_match.services.overview_counts import OverviewFilter, by_workplace, rows
from employer_match.services.overview_figures import Figure, figures
from employer_match.services.permissions import Action, require
from employer_match.services.relation_to_workplaces import Relation, relation_to_workplaces


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
    counted = by_workplace(wanted, seen)
    listed = rows(wanted, counted).limit(page_size).offset((page - 1) * page_size)
    found = session.execute(listed).all()
    relations = relation_to_workplaces(session, actor, [row[0].id for row in found])
    numbers = figures(session, wanted, counted, seen)
    return Overview(
        rows=tuple(
            OverviewRow(place, contacts, coaches, units, stage, relations[place.id])
            for place, contacts, coaches, units, stage in found
        ),
        total=next(figure.value for figure in numbers if figure.name == wanted.shown),
        figures=numbers,
    )
