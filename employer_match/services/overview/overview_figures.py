"""The overview's figures; each names the list and the filter that show exactly its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match.models import Collision, Contact, Workplace
from employer_match.services.contacts.list_contacts import ContactFilter, conditions
from employer_match.services.employers.employer_layer import Sight
from employer_match.services.overview.overview_counts import (
    Count,
    OverviewFilter,
    Shown,
    nobody_called,
    places,
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
    session: Session, wanted: OverviewFilter, counted: Sequence[Count], seen: Sight
) -> tuple[Figure, ...]:
    """Every figure of the overview for this filter."""
    register = select(func.count(Workplace.id)).join(Workplace.employer).where(*places(wanted))
    values = {
        Shown.CONTACTED: len(counted),
        Shown.OVERLAP: sum(one.overlap for one in counted),
        Shown.NEVER_ASKED: session.scalar(register.where(nobody_called())) or 0,
        Shown.REGISTER: session.scalar(register) or 0,
    }
    contacts = sum(one.contacts for one in counted)
    return (
        Figure("contacts", contacts, "contacts", _keys(_log(wanted))),
        *(
            Figure(shown, value, "overview", _keys(replace(wanted, shown=shown)))
            for shown, value in values.items()
        ),
        *_went_on(session, wanted, seen),
    )


def _went_on(session: Session, wanted: OverviewFilter, seen: Sight) -> list[Figure]:
    """Contacts made in spite of a collision, by reason."""
    log = _log(wanted)
    counted = (
        select(Collision.reason, func.count(Contact.id.distinct()))
        .join(Contact, Contact.id == Collision.contact_id)
        .join(Workplace, Workplace.id == Contact.workplace_id)
        .join(Workplace.employer)
        .where(*conditions(log, seen), *seen.only(Contact.unit_id))
        .group_by(Collision.reason)
    )
    found = {row[0]: row[1] for row in session.execute(counted)}
    return [
        Figure(
            f"went_on_{reason}",
            found.get(reason, 0),
            "contacts",
            _keys(replace(log, went_on=reason)),
        )
        for reason in GoOnReason
    ]


def _log(wanted: OverviewFilter) -> ContactFilter:
    return ContactFilter(**{name: value for name, value in vars(wanted).items() if name != "shown"})


def _keys(wanted: OverviewFilter | ContactFilter) -> dict[str, str]:
    given = {name: value for name, value in vars(wanted).items() if value is not None}
    return {name: str(value) for name, value in given.items() if value is not False}
