"""What a coach is told before a contact: who else was here, what the employer wishes, any stop."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.outreach import contact_rules
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.contact_budget import Room
from employer_match.outreach.contact_rules import Wishes
from employer_match.services.actor import Actor
from employer_match.services.contacts.collision_facts import CollisionView, approach, meet
from employer_match.services.contacts.room_for_contact import agreed, used_of
from employer_match.services.contacts.stage_of import stages
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Advice, Mode, Purpose


@dataclass(frozen=True, slots=True)
class Findings:
    """All that speaks for a talk first; `stopped` means that only a coordinator may go on.

    `room` says how often we may come, and from which day the next contact on our initiative fits.
    """

    collisions: tuple[CollisionView, ...]
    advice: tuple[Advice, ...]
    stopped: bool
    stop_until: date | None
    room: Room


def find_collisions(
    session: Session,
    actor: Actor,
    workplace_id: int,
    *,
    purpose: Purpose = Purpose.INTRODUCE,
    day: date | None = None,
    mode: Mode | None = None,
    vacancy_id: int | None = None,
    rest: RestPeriods | None = None,
) -> Findings:
    """What the actor would meet at the workplace on that day (today); raises NotFound."""
    require(actor, Action.READ_EMPLOYERS)
    workplace_id = workplace_of(session, workplace_id).id
    day = day or clock.today()
    user_id = actor.user_id or 0
    rule = rule_of(session, workplace_id)
    planned = approach(session, actor, user_id, workplace_id, day, purpose, vacancy_id)
    met = meet(session, actor, workplace_id, planned, rule, rest)
    plan = _plan(
        session,
        workplace_id,
        rule,
        user_id,
        day,
        purpose,
        mode,
        None,
        rest or RestPeriods(),
        follows_nobody=planned.follows_nobody,
    )
    return Findings(
        collisions=tuple(one.view for one in met),
        advice=contact_rules.advise(rule, plan),
        stopped=contact_rules.stopped(rule, day, purpose),
        stop_until=None if rule.stop_for_good else rule.stop_until,
        room=contact_rules.room_for(rule, plan),
    )


def advise(
    session: Session,
    workplace_id: int,
    wishes: Wishes,
    user_id: int,
    day: date,
    purpose: Purpose,
    mode: Mode | None,
    *,
    person_id: int | None = None,
    rest: RestPeriods | None = None,
    follows_nobody: bool = False,
) -> tuple[Advice, ...]:
    """What to think of before this contact; `follows_nobody` as the collision rule has it."""
    plan = _plan(
        session,
        workplace_id,
        wishes,
        user_id,
        day,
        purpose,
        mode,
        person_id,
        rest or RestPeriods(),
        follows_nobody=follows_nobody,
    )
    return contact_rules.advise(wishes, plan)


def _plan(
    session: Session,
    workplace_id: int,
    wishes: Wishes,
    user_id: int,
    day: date,
    purpose: Purpose,
    mode: Mode | None,
    person_id: int | None,
    rest: RestPeriods,
    *,
    follows_nobody: bool,
) -> contact_rules.Plan:
    here = [workplace_id]
    return contact_rules.Plan(
        user_id=user_id,
        day=day,
        purpose=purpose,
        mode=mode,
        person_id=person_id,
        stage=stages(session, here)[workplace_id],
        used=used_of(session, {workplace_id: wishes}, here, user_id, day, rest)[workplace_id],
        agreed=agreed(session, workplace_id, user_id, day),
        per_month=rest.per_month,
        follows_nobody=follows_nobody,
    )
