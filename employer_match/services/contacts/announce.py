"""Announce a contact before making it: the workplace is yours for some days, visible to all.

At most one announcement holds at a time; the database's own constraint decides a race.
"""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Intention
from employer_match.outreach.collisions import RestPeriods
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.collision_facts import Met, approach, meet
from employer_match.services.contacts.lapse_intentions import release_lapsed
from employer_match.services.contacts.override_stop import keep_override, obey_stop
from employer_match.services.contacts.settle import go_on
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.employers.employer_layer import sight
from employer_match.services.permissions import Action, acting_unit, may, require
from employer_match.vocabulary import GoOnReason, Purpose

LONGEST_DAYS = 60


def announce(
    session: Session,
    actor: Actor,
    workplace_id: int,
    purpose: Purpose,
    *,
    days: int = 14,
    unit_id: int | None = None,
    go_on_reason: GoOnReason | None = None,
    override_stop_reason: str | None = None,
    rest: RestPeriods | None = None,
) -> Intention:
    """Reserve the workplace through `days` days from today; announcing again renews one's own.

    Raises NotFound, Invalid, EmployerSaidStop, or CollisionFound: a reason goes past a colleague's
    contact, but never past a colleague's announcement.
    """
    unit_id = acting_unit(actor, Action.ANNOUNCE, unit_id)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    if not 1 <= days <= LONGEST_DAYS:
        raise errors.Invalid(fields={"days": "Choose between 1 and 60 days."})
    record.take_writing_turn(session)
    workplace_id = workplace_of(session, workplace_id).id
    today = clock.today()
    release_lapsed(session, today, workplace_id)
    rule = rule_of(session, workplace_id)
    overridden = obey_stop(
        session, actor, workplace_id, today, purpose, unit_id, override_stop_reason
    )
    met = meet(
        session,
        actor,
        workplace_id,
        approach(session, actor, actor.user_id, workplace_id, today, purpose, reserves=True),
        rule,
        rest,
    )
    if met and (go_on_reason is None or _reserved(met)):
        raise errors.CollisionFound(tuple(one.view for one in met))
    intention = _own(session, workplace_id, actor.user_id)
    new = intention is None
    if intention is None:
        intention = Intention(workplace_id=workplace_id, user_id=actor.user_id, unit_id=unit_id)
    intention.purpose = purpose
    intention.until = today + timedelta(days=days)
    intention.reminded_at = None
    if new:
        _reserve(session, actor, intention, rest)
    session.flush()
    if go_on_reason is not None:
        go_on(session, met, intention, go_on_reason)
    record.audit(
        session,
        actor,
        "contact_announced" if new else "announcement_renewed",
        "intention",
        intention.id,
        workplace=workplace_id,
        until=intention.until,
        reason=go_on_reason if met else None,
    )
    keep_override(session, actor, intention, overridden, override_stop_reason)
    return intention


def release_intention(
    session: Session, actor: Actor, intention_id: int, version: int | None = None
) -> Intention:
    """Give the workplace free again: one's own, or any of the unit's for a coordinator.

    Releasing what is free already changes nothing. Raises NotFound, NotAllowed or Stale.
    """
    require(actor, Action.ANNOUNCE)
    record.take_writing_turn(session)
    intention = session.get(Intention, intention_id, populate_existing=True)
    own = intention is not None and intention.user_id == actor.user_id
    if intention is None or not (own or sight(session, actor).sees(intention.unit_id)):
        raise errors.NotFound()
    if not own and not may(actor, Action.CORRECT_ANY_CONTACT, intention.unit_id):
        raise errors.NotAllowed("Only whoever announced a contact, or a coordinator, releases it.")
    if version is not None:
        record.expect_version(intention, version)
    if intention.released_at is None:
        intention.released_at = clock.now()
        session.flush()
        record.audit(session, actor, "intention_released", "intention", intention.id)
    return intention


def _reserved(met: tuple[Met, ...]) -> bool:
    return any(isinstance(one.earlier, Intention) for one in met)


def _own(session: Session, workplace_id: int, user_id: int) -> Intention | None:
    own = select(Intention).where(
        Intention.workplace_id == workplace_id,
        Intention.user_id == user_id,
        Intention.released_at.is_(None),
    )
    return session.scalar(own.execution_options(populate_existing=True))


def _reserve(
    session: Session, actor: Actor, intention: Intention, rest: RestPeriods | None
) -> None:
    """Write the reservation; a colleague's that came first is told as a collision."""
    try:
        with session.begin_nested():
            session.add(intention)
    except IntegrityError as taken:
        workplace_id, today = intention.workplace_id, clock.today()
        planned = approach(
            session, actor, intention.user_id, workplace_id, today, Purpose.INTRODUCE, reserves=True
        )
        met = meet(session, actor, workplace_id, planned, rule_of(session, workplace_id), rest)
        raise errors.CollisionFound(tuple(one.view for one in met)) from taken
