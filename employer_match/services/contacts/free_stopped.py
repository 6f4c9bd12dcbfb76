"""A stop wins over what was announced before it: the workplace is freed, and whose it was is told.

Called wherever a stop may begin to hold: written down by one of us, said by the employer, settled.
What came about otherwise (two workplaces made one) the daily round finds.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from employer_match import clock
from employer_match.models import Intention, StopOverride, Workplace
from employer_match.outreach import letters
from employer_match.outreach.contact_rules import Wishes, stopped
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.wishes_in_force import wishes_in_force
from employer_match.services.mail import outbox
from employer_match.services.mail.notices import tell
from employer_match.vocabulary import NoticeKind


def free_stopped(session: Session, actor: Actor, workplace_id: int | None = None) -> int:
    """Release what a stop has overtaken, at one workplace or everywhere; returns how many.

    What a coordinator announced in spite of the stop stands, and so does what the employer asked
    for.
    """
    passed = select(StopOverride.intention_id).where(StopOverride.intention_id.is_not(None))
    announced = (
        select(Intention, Workplace.name)
        .join(Workplace, Workplace.id == Intention.workplace_id)
        .options(joinedload(Intention.user))
        .where(Intention.released_at.is_(None), Intention.id.not_in(passed))
    )
    if workplace_id is not None:
        announced = announced.where(Intention.workplace_id == workplace_id)
    rows = session.execute(
        announced.order_by(Intention.id).execution_options(populate_existing=True)
    ).all()
    wishes = wishes_in_force(session, {intention.workplace_id for intention, _place in rows})
    today, freed = clock.today(), 0
    for intention, place in rows:
        held = wishes.get(intention.workplace_id, Wishes())
        if stopped(held, today, intention.purpose):
            _free(session, actor, intention, place)
            freed += 1
    return freed


def _free(session: Session, actor: Actor, intention: Intention, place: str) -> None:
    intention.released_at = clock.now()
    session.flush()
    record.audit(session, actor, "intention_stopped", "intention", intention.id)
    user = intention.user
    if user.id == actor.user_id:  # has just written the stop down
        return
    tell(
        session,
        user.id,
        NoticeKind.STOPPED,
        workplace_id=intention.workplace_id,
        from_user_id=actor.user_id,
    )
    if user.disabled_at is None:
        outbox.post(session, user.email, *letters.stopped(user.language, place))
    session.flush()
