"""Log a contact: every face and import comes through here, so every one meets the same warnings."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Contact, Intention, OnBehalfOf, RoleInUnit
from employer_match.outreach.collisions import RestPeriods
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.collision_facts import approach, meet
from employer_match.services.contacts.companions import check_companions, keep_companions
from employer_match.services.contacts.contact_draft import ContactDraft, check_draft
from employer_match.services.contacts.find_collisions import advise
from employer_match.services.contacts.override_stop import keep_override, obey_stop
from employer_match.services.contacts.settle import go_on
from employer_match.services.contacts.settle_questions import settle_questions
from employer_match.services.contacts.tally import count_anew
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.permissions import Action, acting_unit, require
from employer_match.vocabulary import Advice, GoOnReason


@dataclass(frozen=True, slots=True)
class Logged:
    """The contact, and what should have been thought of before it."""

    contact: Contact
    advice: tuple[Advice, ...]


def log_contact(
    session: Session,
    actor: Actor,
    draft: ContactDraft,
    *,
    go_on_reason: GoOnReason | None = None,
    override_stop_reason: str | None = None,
    rest: RestPeriods | None = None,
) -> Logged:
    """Write the contact down, or raise and write nothing.

    NotFound: no such workplace, or a participant beyond reach. Invalid: fields to mend.
    EmployerSaidStop: only a coordinator's reason goes past it. CollisionFound: a colleague is in
    contact; with a reason the contact is logged, and the colleague is told.
    """
    user_id, unit_id = _by_whom(session, actor, draft)
    record.take_writing_turn(session)
    draft = replace(draft, workplace_id=workplace_of(session, draft.workplace_id).id)
    check_draft(session, actor, draft)
    rule = rule_of(session, draft.workplace_id)
    overridden = obey_stop(
        session,
        actor,
        draft.workplace_id,
        draft.happened_on,
        draft.purpose,
        unit_id,
        override_stop_reason,
        person_id=draft.contact_person_id,
    )
    along = check_companions(session, user_id, draft.together_with)
    planned = approach(
        session,
        actor,
        user_id,
        draft.workplace_id,
        draft.happened_on,
        draft.purpose,
        draft.vacancy_id,
        together=along,
        typed_for=user_id != actor.user_id,
    )
    met = meet(session, actor, draft.workplace_id, planned, rule, rest)
    if met and go_on_reason is None:
        raise errors.CollisionFound(tuple(one.view for one in met))
    advice = advise(
        session,
        draft.workplace_id,
        rule,
        user_id,
        draft.happened_on,
        draft.purpose,
        draft.mode,
        person_id=draft.contact_person_id,
        rest=rest,
        follows_nobody=planned.follows_nobody,
    )
    contact = _write(session, draft, user_id, unit_id)
    if go_on_reason is not None:
        go_on(session, met, contact, go_on_reason)
    keep_companions(session, contact, along)
    settle_questions(session, actor, draft.answers)
    released = _release_own(session, contact, along)
    count_anew(session, [contact.workplace_id])
    record.audit(
        session,
        actor,
        "contact_logged",
        "contact",
        contact.id,
        workplace=draft.workplace_id,
        unit=unit_id,
        reason=go_on_reason if met else None,
        released=released,
        **({"together_with": sorted(along)} if along else {}),
    )
    keep_override(session, actor, contact, overridden, override_stop_reason)
    return Logged(contact, advice)


def _by_whom(session: Session, actor: Actor, draft: ContactDraft) -> tuple[int, int]:
    """The coach and unit: the actor's own, or a colleague's when a log is typed in or imported."""
    if draft.user_id is None or draft.user_id == actor.user_id:
        if actor.user_id is None:
            raise errors.NotSignedIn()
        return actor.user_id, acting_unit(actor, Action.LOG_CONTACT, draft.unit_id)
    roles = select(RoleInUnit.unit_id).where(RoleInUnit.user_id == draft.user_id)
    units = list(session.scalars(roles.order_by(RoleInUnit.unit_id)))
    unit_id = draft.unit_id or (units[0] if units else None)
    if unit_id is None or unit_id not in units:
        raise errors.Invalid(fields={"user_id": "This colleague has no role in the unit."})
    require(actor, Action.IMPORT_CONTACTS, unit_id)
    return draft.user_id, unit_id


def _write(session: Session, draft: ContactDraft, user_id: int, unit_id: int) -> Contact:
    contact = Contact(
        workplace_id=draft.workplace_id,
        user_id=user_id,
        unit_id=unit_id,
        happened_on=draft.happened_on,
        mode=draft.mode,
        purpose=draft.purpose,
        outcome=draft.outcome,
        next_step=draft.next_step,
        next_step_on=draft.next_step_on,
        contact_person_id=draft.contact_person_id,
        vacancy_id=draft.vacancy_id,
        note=draft.note.strip(),
        import_key=draft.import_key,
    )
    session.add(contact)
    session.flush()
    session.add_all(
        OnBehalfOf(contact_id=contact.id, participant_id=person)
        for person in sorted(set(draft.participants))
    )
    session.flush()
    return contact


def _release_own(session: Session, contact: Contact, along: Collection[int]) -> int | None:
    """What the coach, or who came along, announced has now happened; returns the intention's id.

    A contact from before the announcement is another one, and the announcement stands.
    """
    own = select(Intention).where(
        Intention.workplace_id == contact.workplace_id,
        Intention.user_id.in_([contact.user_id, *along]),
        Intention.released_at.is_(None),
    )
    intention = session.scalar(own)
    if intention is None or contact.happened_on < clock.local_day(intention.created_at):
        return None
    intention.released_at = clock.now()
    session.flush()
    return intention.id
