"""A stop holds for everybody; a coordinator goes past it with a reason that is kept and told.

The reason stands in a table of its own and on the workplace's timeline, never in the audit, which
holds codes and ids only.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Contact, ContactPerson, Intention, StopOverride, Workplace
from employer_match.outreach import letters
from employer_match.outreach.contact_rules import Wishes, stopped
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.services.employers.who_holds import holders
from employer_match.services.mail import outbox
from employer_match.services.mail.notices import tell
from employer_match.services.permissions import Action, may
from employer_match.vocabulary import NoticeKind, Purpose


@dataclass(frozen=True, slots=True)
class Overridden:
    """A stop that a contact goes past; `person_id` None: the workplace's own. `until` None: for
    good.
    """

    person_id: int | None
    until: date | None


def obey_stop(
    session: Session,
    actor: Actor,
    workplace_id: int,
    day: date,
    purpose: Purpose,
    unit_id: int,
    override_reason: str | None,
    *,
    person_id: int | None = None,
) -> tuple[Overridden, ...]:
    """The stops that are overridden with this reason; empty where none holds on that day.

    Raises EmployerSaidStop where one holds and may not be overridden, or needs its reason.
    """
    found = stops(session, workplace_id, day, purpose, person_id)
    if not found:
        return ()
    allowed = may(actor, Action.OVERRIDE_STOP, unit_id)
    if allowed and (override_reason or "").strip():
        return found
    ask = {"override_stop_reason": "Say why you go on although the employer said stop."}
    only_person = all(one.person_id is not None for one in found)
    raise errors.EmployerSaidStop(
        errors.PERSON_SAID_STOP if only_person else None, fields=ask if allowed else {}
    )


def refuse_where_stopped(
    session: Session, actor: Actor, workplace_id: int, unit_id: int | None = None
) -> None:
    """Raise EmployerSaidStop for a step towards a contact there, unless a coordinator takes it."""
    found = stops(session, workplace_id, clock.today(), Purpose.INTRODUCE)
    if found and not may(actor, Action.OVERRIDE_STOP, unit_id):
        raise errors.EmployerSaidStop()


def stops(
    session: Session, workplace_id: int, day: date, purpose: Purpose, person_id: int | None = None
) -> tuple[Overridden, ...]:
    """Which stops hold for a contact on that day: the workplace's, and the contact person's own."""
    person = session.get(ContactPerson, person_id) if person_id is not None else None
    said = rule_of(session, workplace_id)
    found = [Overridden(None, _last(said))] if stopped(said, day, purpose) else []
    if person is not None and stopped(own := stop_of(person), day, purpose):
        found.append(Overridden(person.id, _last(own)))
    return tuple(found)


def stop_of(person: ContactPerson) -> Wishes:
    """The person's own stop, for the pure rules."""
    return Wishes(
        stop_since=person.stop_since,
        stop_until=person.stop_until,
        stop_for_good=person.stop_for_good,
    )


def keep_override(
    session: Session,
    actor: Actor,
    made: Contact | Intention,
    overridden: Collection[Overridden],
    reason: str | None,
) -> None:
    """Write down which stops this contact or announcement went past, and tell who holds it."""
    announced = isinstance(made, Intention)
    for one in overridden:
        kept = StopOverride(
            workplace_id=made.workplace_id,
            user_id=made.user_id,
            unit_id=made.unit_id,
            contact_id=None if announced else made.id,
            intention_id=made.id if announced else None,
            contact_person_id=one.person_id,
            stop_until=one.until,
            reason=(reason or "").strip(),
        )
        session.add(kept)
        session.flush()
        record.audit(
            session,
            actor,
            "stop_overridden",
            "stop_override",
            kept.id,
            workplace=made.workplace_id,
            contact=kept.contact_id,
            intention=kept.intention_id,
            person=one.person_id,
        )
    if overridden:
        _tell_holders(session, actor, made)


def _last(wishes: Wishes) -> date | None:
    return None if wishes.stop_for_good else wishes.stop_until


def _tell_holders(session: Session, actor: Actor, made: Contact | Intention) -> None:
    place = session.get_one(Workplace, made.workplace_id)
    for user in holders(session, made.workplace_id):
        if user.id in {made.user_id, actor.user_id}:
            continue
        tell(
            session,
            user.id,
            NoticeKind.STOP_OVERRIDDEN,
            workplace_id=place.id,
            from_user_id=made.user_id,
        )
        outbox.post(session, user.email, *letters.stop_overridden(user.language, place.name))
