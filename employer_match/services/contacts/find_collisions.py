"""What a coach is told before a contact: who else was here, what the employer wishes, any stop."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import ContactRule
from employer_match.outreach import contact_rules
from employer_match.outreach.collisions import RestPeriods
from employer_match.services.actor import Actor
from employer_match.services.contacts.collision_facts import CollisionView, approach, meet
from employer_match.services.contacts.contact_rules import made_this_month, rule_of, wishes_of
from employer_match.services.contacts.stage_of import stages
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Advice, Mode, Purpose


@dataclass(frozen=True, slots=True)
class Findings:
    """All that speaks for a talk first; `stopped` means that only a coordinator may go on."""

    collisions: tuple[CollisionView, ...]
    advice: tuple[Advice, ...]
    stopped: bool
    stop_until: date | None


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
    met = meet(
        session,
        actor,
        workplace_id,
        approach(session, user_id, day, purpose, vacancy_id),
        rule,
        rest,
    )
    return Findings(
        collisions=tuple(one.view for one in met),
        advice=advise(session, workplace_id, rule, user_id, day, purpose, mode),
        stopped=contact_rules.stopped(wishes_of(rule), day, purpose),
        stop_until=None if rule is None or rule.stop_for_good else rule.stop_until,
    )


def advise(
    session: Session,
    workplace_id: int,
    rule: ContactRule | None,
    user_id: int,
    day: date,
    purpose: Purpose,
    mode: Mode | None,
) -> tuple[Advice, ...]:
    """What to think of before this contact."""
    plan = contact_rules.Plan(
        user_id=user_id,
        day=day,
        purpose=purpose,
        mode=mode,
        stage=stages(session, [workplace_id])[workplace_id],
        made_this_month=made_this_month(session, workplace_id, day),
    )
    return contact_rules.advise(wishes_of(rule), plan)
