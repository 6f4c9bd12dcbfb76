"""Going on in spite of a collision, with a reason; whoever was there before is told (row 73).

The other ways to settle one stand in `services.talks`: to talk, to come along, to be introduced.
"""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Collision, Contact, Intention, Unit, User, Workplace
from employer_match.outreach import letters
from employer_match.services.contacts.collision_facts import Met
from employer_match.services.employers.whom_to_ask import who_answers
from employer_match.services.mail import outbox
from employer_match.services.mail.notices import tell
from employer_match.services.talks.letter_to import as_seen_by
from employer_match.vocabulary import GoOnReason, NoticeKind


def go_on(
    session: Session,
    met: Iterable[Met],
    made: Contact | Intention,
    reason: GoOnReason,
) -> None:
    """Record that the contact or announcement was made all the same, and tell the earlier ones.

    One row for each earlier contact or announcement; one notice and mail for each colleague. Who
    holds the relation is told too, or whoever stands in today.
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
        who = as_seen_by(earlier.user, sender, unit)
        letter = letters.went_on(
            earlier.user.language, who, workplace.name, day, reason, announced=announced
        )
        _mail(session, earlier.user, letter)
    if not told:
        return
    for holder in who_answers(session, made.workplace_id):
        if holder.id in told or holder.id == sender.id:
            continue
        tell(
            session,
            holder.id,
            NoticeKind.WENT_ON_AT_YOURS,
            workplace_id=made.workplace_id,
            from_user_id=sender.id,
            collision_id=collision.id,
        )
        who = as_seen_by(holder, sender, unit)
        letter = letters.went_on_at_yours(holder.language, who, workplace.name, day, reason)
        _mail(session, holder, letter)


def _named(
    session: Session, workplace_id: int, user_id: int, unit_id: int
) -> tuple[Workplace, User, Unit]:
    workplace = session.get(Workplace, workplace_id)
    if workplace is None:
        raise errors.NotFound()
    return workplace, session.get_one(User, user_id), session.get_one(Unit, unit_id)


def _mail(session: Session, to: User, letter: tuple[str, str]) -> None:
    if to.disabled_at is None:
        outbox.post(session, to.email, *letter)
