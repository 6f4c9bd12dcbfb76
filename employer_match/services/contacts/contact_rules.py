"""The employer's own wishes about contact: kept, obeyed, and lifted by a coordinator only."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Contact, ContactRule
from employer_match.outreach import contact_rules as rules
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.edits import overwrite
from employer_match.services.permissions import Action, may, require
from employer_match.vocabulary import Mode, Purpose


@dataclass(frozen=True, kw_only=True)
class RuleDraft:
    """All of the employer's wishes; what is left out is no wish. Days are inclusive."""

    rest_days: int | None = None
    budget_per_month: int | None = None
    not_before: date | None = None
    stop_until: date | None = None
    stop_for_good: bool = False
    only_through_id: int | None = None
    preferred_mode: Mode | None = None
    preferred_hours: str | None = None
    said_by: str | None = None
    note: str = ""


def set_contact_rule(
    session: Session,
    actor: Actor,
    workplace_id: int,
    draft: RuleDraft,
    version: int | None = None,
) -> ContactRule:
    """Write the wishes over those that stand; the first ones need no version.

    Lifting or shortening a stop needs the right to override one. Raises NotFound, NotAllowed,
    VersionMissing, Stale or Invalid.
    """
    require(actor, Action.SET_CONTACT_RULE)
    _check(draft)
    record.take_writing_turn(session)
    workplace_id = workplace_of(session, workplace_id).id
    rule = rule_of(session, workplace_id)
    if rule is None:
        rule = ContactRule(workplace_id=workplace_id)
        for name, value in vars(draft).items():
            setattr(rule, name, value)
        rule.stop_since = clock.today() if _has_stop(draft) else None
        session.add(rule)
        session.flush()
        record.audit(
            session, actor, "contact_rule_set", "contact_rule", rule.id, workplace=workplace_id
        )
        return rule
    if _lifts(rule, draft):
        require(actor, Action.OVERRIDE_STOP)
    since = (rule.stop_since or clock.today()) if _has_stop(draft) else None
    overwrite(session, actor, rule, vars(draft) | {"stop_since": since}, version)
    return rule


def rule_of(session: Session, workplace_id: int) -> ContactRule | None:
    """The wishes of one workplace as they stand in the database, or None."""
    found = select(ContactRule).where(ContactRule.workplace_id == workplace_id)
    return session.scalar(found.execution_options(populate_existing=True))


def wishes_of(rule: ContactRule | None) -> rules.Wishes:
    """The same for the pure rules."""
    if rule is None:
        return rules.Wishes()
    return rules.Wishes(
        not_before=rule.not_before,
        stop_since=rule.stop_since,
        stop_until=rule.stop_until,
        stop_for_good=rule.stop_for_good,
        only_through=rule.only_through_id,
        preferred_mode=rule.preferred_mode,
        budget_per_month=rule.budget_per_month,
    )


def obey_stop(
    actor: Actor,
    rule: ContactRule | None,
    day: date,
    purpose: Purpose,
    unit_id: int,
    override_reason: str | None,
) -> bool:
    """Whether a stop was overridden; raises EmployerSaidStop where it holds and may not be."""
    if not rules.stopped(wishes_of(rule), day, purpose):
        return False
    allowed = may(actor, Action.OVERRIDE_STOP, unit_id)
    if allowed and (override_reason or "").strip():
        return True
    ask = {"override_stop_reason": "Say why you go on although the employer said stop."}
    raise errors.EmployerSaidStop(fields=ask if allowed else {})


def made_this_month(session: Session, workplace_id: int, day: date) -> int:
    """How many contacts the programme itself made with the workplace in the month of that day."""
    first = day.replace(day=1)
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    count = select(func.count(Contact.id)).where(
        Contact.workplace_id == workplace_id,
        Contact.cancelled_at.is_(None),
        Contact.happened_on >= first,
        Contact.happened_on < after,
        Contact.purpose.not_in(rules.EMPLOYER_CAME_TO_US),
    )
    return session.scalar(count) or 0


def _check(draft: RuleDraft) -> None:
    wrong = {
        name: "Write a whole number between 0 and 365."
        for name in ("rest_days", "budget_per_month")
        if not 0 <= (getattr(draft, name) or 0) <= 365
    }
    if wrong:
        raise errors.Invalid(fields=wrong)


def _has_stop(stop: RuleDraft | ContactRule) -> bool:
    return stop.stop_for_good or stop.stop_until is not None


def _lifts(rule: ContactRule, draft: RuleDraft) -> bool:
    today = clock.today()
    last = date.max if rule.stop_for_good else rule.stop_until or date.min
    new_last = date.max if draft.stop_for_good else draft.stop_until or date.min
    return last >= today and new_last < last
