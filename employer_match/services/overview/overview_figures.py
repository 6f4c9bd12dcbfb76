"""The overview's figures; each names the list and the filter that show exactly its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from employer_match.models import Collision, Contact, Workplace
from employer_match.services.contacts.list_contacts import ContactFilter, conditions
from employer_match.services.employers.employer_layer import Sight
from employer_match.services.employers.narrow_workplaces import narrow
from employer_match.services.overview.overview_counts import (
    OverviewFilter,
    Shown,
    keys_of,
    matching,
    nobody_called,
)
from employer_match.vocabulary import GoOnReason


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, the list that its rows stand in, and the filter that shows exactly them."""

    name: str
    value: int
    opens: str
    filter: Mapping[str, str]


def figures(
    session: Session, wanted: OverviewFilter, spans: Mapping[int, int], overlap: int, seen: Sight
) -> tuple[Figure, ...]:
    """Every figure of the overview for this filter; `spans` is what was contacted under it."""
    never = func.count(case((nobody_called(), Workplace.id)))
    counted = select(func.count(Workplace.id), never).where(*narrow(wanted))
    register, never_asked = session.execute(counted).one()
    values = {
        Shown.CONTACTED: len(spans),
        Shown.OVERLAP: overlap,
        Shown.NEVER_ASKED: never_asked,
        Shown.REGISTER: register,
    }
    log = log_of(wanted)
    return (
        Figure("contacts", sum(spans.values()), "contacts", keys_of(log)),
        *(
            Figure(shown, value, "overview", keys_of(replace(wanted, shown=shown)))
            for shown, value in values.items()
        ),
        *_went_on(session, wanted, seen),
    )


def log_of(wanted: OverviewFilter) -> ContactFilter:
    """The contact log narrowed down by the same things."""
    return ContactFilter(**{name: value for name, value in vars(wanted).items() if name != "shown"})


def _went_on(session: Session, wanted: OverviewFilter, seen: Sight) -> list[Figure]:
    """Contacts made in spite of a collision, by reason."""
    log = log_of(wanted)
    of_log = ContactFilter(
        period_from=log.period_from, period_to=log.period_to, unit_id=log.unit_id
    )
    # A subquery for each of the few collisions: a join would go through the whole log.
    place = (
        select(Contact.workplace_id)
        .where(Contact.id == Collision.contact_id)
        .where(*conditions(of_log, seen), *seen.only(Contact.unit_id))
        .scalar_subquery()
    )
    made = select(Collision.reason, Collision.contact_id, place.label("workplace_id")).subquery()
    counted = (
        select(made.c.reason, func.count(made.c.contact_id.distinct()))
        .where(made.c.workplace_id.is_not(None), *matching(wanted, made.c.workplace_id, seen))
        .group_by(made.c.reason)
    )
    found = {row[0]: row[1] for row in session.execute(counted)}
    return [
        Figure(
            f"went_on_{reason}",
            found.get(reason, 0),
            "contacts",
            keys_of(replace(log, went_on=reason)),
        )
        for reason in GoOnReason
    ]
