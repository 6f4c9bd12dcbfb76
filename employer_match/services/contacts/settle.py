"""A collision is settled as a talk: go on with a reason, ask to talk, or ask to come along.

Whoever was there before is always told, by notice and mail (product row 73).
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Collision, Contact, Intention, Unit, User, Workplace
from employer_match.outreach import letters
from employer_match.outreach.collisions import RestPeriods
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.collision_facts import Met, approach, meet
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.services.employers.employer_layer import Sight
from employer_match.services.mail import outbox
from employer_match.services.mail.notices import tell
from employer_match.services.permissions import Action, acting_unit
from employer_match.vocabulary import GoOnReason, NoticeKind, Purpose


def go_on(
    session: Session,
    met: Iterable[Met],
    made: Contact | Intention,
    reason: GoOnReason,
) -> None:
    """Record that the contact or announcement was made all the same, and tell the earlier ones.

    One row for each earlier contact or announcement; one notice and mail for each colleague.
    """
    announced = isinstance(made, Intention)
    workplace, sender, unit = _named(session, made.workplace_id, made.user_id, made.unit_id)
    day = clock.today() if isinstance(made, Intention) else made.happened_on
    told: set[int] = set()
    for earlier in (one.earlier for one in met):
        was_announced = isinstance(earlier, Intention)
        collision = Collision(
            workplace_id=made.workplace_id,
            user_id=made.user_id,
            unit_id=made.unit_id,
            reason=reason,
            contact_id=None if announced else made.id,
            intention_id=made.id if announced else None,
            earlier_user_id=earlier.user_id,
            earlier_unit_id=earlier.unit_id,
            earlier_contact_id=None if was_announced else earlier.id,
            earlier_intention_id=earlier.id if was_announced else None,
        )
        session.add(collision)
        session.flush()
        if earlier.user_id in told:
            continue
        told.add(earlier.user_id)
        tell(
            session,
            earlier.user_id,
            NoticeKind.WENT_ON,
            workplace_id=made.workplace_id,
            from_user_id=made.user_id,
            collision_id=collision.id,
        )
        who = _as_seen_by(earlier.user, sender, unit)
        letter = letters.went_on(
            earlier.user.language, who, workplace.name, day, reason, announced=announced
        )
        _mail(session, earlier.user, letter)


def ask_colleagues(
    session: Session,
    actor: Actor,
    workplace_id: int,
    *,
    join: bool,
    day: date | None = None,
    unit_id: int | None = None,
    rest: RestPeriods | None = None,
) -> int:
    """Ask those who are in contact with the workplace for a talk, or to come along.

    Returns how many were asked. Raises NotFound, and Conflict where nobody is in the way.
    """
    unit_id = acting_unit(actor, Action.LOG_CONTACT, unit_id)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    record.take_writing_turn(session)
    workplace, sender, unit = _named(session, workplace_id, actor.user_id, unit_id)
    planned = approach(session, sender.id, day or clock.today(), Purpose.INTRODUCE, None)
    met = meet(session, actor, workplace_id, planned, rule_of(session, workplace_id), rest)
    colleagues = {one.earlier.user_id: one.earlier.user for one in met}
    if not colleagues:
        raise errors.Conflict("Nobody else is in contact with this workplace. Go ahead.")
    kind = NoticeKind.WANTS_TO_JOIN if join else NoticeKind.WANTS_TO_TALK
    for colleague in colleagues.values():
        tell(session, colleague.id, kind, workplace_id=workplace_id, from_user_id=sender.id)
        who = _as_seen_by(colleague, sender, unit)
        letter = letters.wants_to(colleague.language, who, workplace.name, join=join)
        _mail(session, colleague, letter)
    record.audit(
        session, actor, kind, "workplace", workplace_id, asked=sorted(colleagues), unit=unit_id
    )
    return len(colleagues)


def _named(
    session: Session, workplace_id: int, user_id: int, unit_id: int
) -> tuple[Workplace, User, Unit]:
    workplace = session.get(Workplace, workplace_id)
    if workplace is None:
        raise errors.NotFound()
    return workplace, session.get_one(User, user_id), session.get_one(Unit, unit_id)


def _as_seen_by(reader: User, sender: User, unit: Unit) -> str | None:
    own = frozenset(role.unit_id for role in reader.roles)
    sight = Sight(own | {unit.id} if unit.shares_employer_layer else own)
    return None if sight.who(sender, unit).hidden else f"{sender.name} ({unit.name})"


def _mail(session: Session, to: User, letter: tuple[str, str]) -> None:
    if to.disabled_at is None:
        outbox.post(session, to.email, *letter)
