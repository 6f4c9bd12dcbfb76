"""Which stops were gone past at a workplace, for its timeline: who, when, and why."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, ContactPerson, StopOverride, Unit, User
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import Who, sight
from employer_match.services.permissions import Action, require


@dataclass(frozen=True, slots=True)
class OverrideView:
    """Who went past a stop on which day, and why; a unit that keeps to itself shows the day."""

    day: date
    who: Who
    announced: bool
    contact_id: int | None
    person: str | None
    stop_until: date | None
    reason: str | None


def overrides_of(
    session: Session,
    actor: Actor,
    workplace_id: int,
    since: date | None = None,
    before: date | None = None,
) -> tuple[OverrideView, ...]:
    """Every stop that was gone past at the workplace, newest first; from `since`, before `before`.

    A contact's override stands on the contact's day, an announcement's on its own.
    """
    require(actor, Action.READ_EMPLOYERS)
    rows = session.execute(
        select(StopOverride, User, Unit, Contact.happened_on, ContactPerson.name)
        .join(User, User.id == StopOverride.user_id)
        .join(Unit, Unit.id == StopOverride.unit_id)
        .outerjoin(Contact, Contact.id == StopOverride.contact_id)
        .outerjoin(ContactPerson, ContactPerson.id == StopOverride.contact_person_id)
        .where(StopOverride.workplace_id == workplace_id)
        .order_by(StopOverride.id.desc())
    )
    seen = sight(session, actor)
    found = []
    for kept, user, unit, happened_on, person in rows:
        who = seen.who(user, unit)
        found.append(
            OverrideView(
                day=happened_on or clock.local_day(kept.created_at),
                who=who,
                announced=kept.contact_id is None,
                contact_id=kept.contact_id,
                person=person,
                stop_until=kept.stop_until,
                reason=None if who.hidden else kept.reason,
            )
        )
    found.sort(key=lambda one: one.day, reverse=True)
    return tuple(
        one
        for one in found
        if (since is None or one.day >= since) and (before is None or one.day < before)
    )
