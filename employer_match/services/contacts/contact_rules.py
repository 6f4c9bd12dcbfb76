"""The employer's own wishes about contact: kept, obeyed, and lifted by a coordinator only.

What one of us writes down stands here; what holds, with the employer's own words, is read in
`wishes_in_force`.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import ContactPerson, ContactRule, User
from employer_match.outreach.contact_budget import MONTH
from employer_match.outreach.contact_rules import Wishes, lifts, stop_begins
from employer_match.services import record
from employer_match.services.accounts.colleagues import meets_employers
from employer_match.services.actor import Actor
from employer_match.services.contacts.free_stopped import free_stopped
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.edits import overwrite
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Mode, Weekday


@dataclass(frozen=True, kw_only=True)
class RuleDraft:
    """All of the employer's wishes; what is left out is no wish. Days are inclusive."""

    rest_days: int | None = None
    budget_per_month: int | None = None
    not_before: date | None = None
    stop_until: date | None = None
    stop_for_good: bool = False
    only_through_id: int | None = None
    only_with_id: int | None = None
    preferred_mode: Mode | None = None
    preferred_weekdays: tuple[Weekday, ...] = ()
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

    Lifting or shortening a stop needs the right to override one; a stop frees what was announced
    there. Raises NotFound, NotAllowed,
    VersionMissing, Stale or Invalid.
    """
    require(actor, Action.SET_CONTACT_RULE)
    _check(draft)
    record.take_writing_turn(session)
    workplace_id = workplace_of(session, workplace_id).id
    _check_person(session, workplace_id, draft.only_with_id)
    rule, values = written_rule(session, workplace_id), _values(draft)
    if draft.only_through_id != (rule.only_through_id if rule else None):
        _check_colleague(session, draft.only_through_id)
    if rule is None:
        rule = ContactRule(workplace_id=workplace_id)
        for name, value in values.items():
            setattr(rule, name, value)
        rule.stop_since = stop_begins(Wishes(), _stop(draft), clock.today())
        session.add(rule)
        session.flush()
        record.audit(
            session, actor, "contact_rule_set", "contact_rule", rule.id, workplace=workplace_id
        )
        free_stopped(session, actor, workplace_id)
        return rule
    if lifts(_stop(rule), _stop(draft), clock.today()):
        require(actor, Action.OVERRIDE_STOP)
    since = stop_begins(_stop(rule), _stop(draft), clock.today())
    overwrite(session, actor, rule, values | {"stop_since": since}, version)
    free_stopped(session, actor, workplace_id)
    return rule


def written_rule(session: Session, workplace_id: int) -> ContactRule | None:
    """What one of us has written down for the workplace, as it stands in the database, or None."""
    found = select(ContactRule).where(ContactRule.workplace_id == workplace_id)
    return session.scalar(found.execution_options(populate_existing=True))


def _check(draft: RuleDraft) -> None:
    wrong = {}
    if not 0 <= (draft.rest_days or 0) <= 365:
        wrong["rest_days"] = "Write a whole number between 0 and 365."
    if draft.budget_per_month is not None and not 1 <= draft.budget_per_month <= MONTH:
        wrong["budget_per_month"] = "Write a whole number between 1 and 31, or write down a stop."
    if wrong:
        raise errors.Invalid(fields=wrong)


def _check_person(session: Session, workplace_id: int, person_id: int | None) -> None:
    person = session.get(ContactPerson, person_id) if person_id is not None else None
    if person_id is not None and (person is None or person.workplace_id != workplace_id):
        message = "Choose a contact person at this workplace."
        raise errors.Invalid(fields={"only_with_id": message})


def _check_colleague(session: Session, user_id: int | None) -> None:
    user = session.get(User, user_id) if user_id is not None else None
    if user_id is not None and not meets_employers(user):
        raise errors.Invalid(fields={"only_through_id": "Choose a colleague who meets employers."})


def _values(draft: RuleDraft) -> dict[str, object]:
    days = [day.value for day in Weekday if day in draft.preferred_weekdays]
    return vars(draft) | {"preferred_weekdays": days or None}


def _stop(said: RuleDraft | ContactRule) -> Wishes:
    return Wishes(
        stop_since=said.stop_since if isinstance(said, ContactRule) else None,
        stop_until=said.stop_until,
        stop_for_good=said.stop_for_good,
    )
