"""What we have with each of many workplaces, in a few queries: for search hits and suggestions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, lazyload

from employer_match import clock
from employer_match.models import Contact, Intention, RelationshipOwner, User, Workplace
from employer_match.outreach import contact_rules
from employer_match.outreach.contact_rules import Wishes
from employer_match.outreach.plan_sentences import Why
from employer_match.services.actor import Actor
from employer_match.services.contacts.say_wishes import said_at
from employer_match.services.contacts.stage_of import stages
from employer_match.services.contacts.wishes_in_force import wishes_in_force
from employer_match.services.employers.employer_layer import Sight, Who, sight
from employer_match.services.employers.whom_to_ask import Ask, whom_to_ask
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose

NOBODY = Ask()

#: A list names colleagues; what they may do is not asked.
NO_ROLES = lazyload(User.roles)


@dataclass(frozen=True, slots=True)
class LastContact:
    """The newest contact; its codes are None where the unit keeps its dealings to itself."""

    who: Who
    day: date
    mode: Mode | None = None
    purpose: Purpose | None = None
    outcome: Outcome | None = None
    next_step: NextStep | None = None
    next_step_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reserved:
    """An announced contact that holds today."""

    id: int
    who: Who
    until: date


@dataclass(frozen=True, slots=True)
class Relation:
    """Our relation to one workplace; `exists` False is "an advert, no relation".

    `ask` is who answers for it today.
    """

    workplace_id: int
    stage: int = 0
    last: LastContact | None = None
    owner: str | None = None
    deputy: str | None = None
    ask: Ask = NOBODY
    reserved: Reserved | None = None
    stopped: bool = False
    stop_until: date | None = None
    wishes: tuple[Why, ...] = ()

    @property
    def exists(self) -> bool:
        """Whether anybody of us has been in contact with the workplace, or holds the relation."""
        return self.last is not None or self.owner is not None


def relation_to_workplaces(
    session: Session, actor: Actor, workplace_ids: Collection[int]
) -> dict[int, Relation]:
    """The relation to each of the workplaces, whether there is one or not."""
    require(actor, Action.READ_EMPLOYERS)
    ids = frozenset(workplace_ids)
    if not ids:
        return {}
    today = clock.today()
    seen = sight(session, actor)
    stage = stages(session, ids, seen)
    last = _last_contacts(session, seen, ids)
    owners = {
        row.workplace_id: row
        for row in session.scalars(
            select(RelationshipOwner)
            .where(RelationshipOwner.workplace_id.in_(ids), RelationshipOwner.until.is_(None))
            .options(
                joinedload(RelationshipOwner.owner).options(NO_ROLES),
                joinedload(RelationshipOwner.deputy).options(NO_ROLES),
            )
            .order_by(RelationshipOwner.id)
        )
    }
    wishes = wishes_in_force(session, ids)
    reserved = _reserved(session, seen, ids, today)
    said = said_at(session, actor, wishes, today)
    asked = whom_to_ask(session, owners, today)

    def relation(key: int) -> Relation:
        owner, held = owners.get(key), wishes.get(key, Wishes())
        stopped = contact_rules.stopped(held, today, Purpose.INTRODUCE)
        return Relation(
            workplace_id=key,
            stage=stage[key],
            last=last.get(key),
            owner=owner.owner.name if owner else None,
            deputy=owner.deputy.name if owner and owner.deputy else None,
            ask=asked.get(key, NOBODY),
            reserved=reserved.get(key),
            stopped=stopped,
            stop_until=held.stop_until if stopped and not held.stop_for_good else None,
            wishes=said.get(key, ()),
        )

    return {key: relation(key) for key in ids}


def _last_contacts(session: Session, seen: Sight, ids: Collection[int]) -> dict[int, LastContact]:
    newest = (
        select(Contact.id)
        .where(Contact.workplace_id == Workplace.id, Contact.cancelled_at.is_(None))
        .order_by(Contact.happened_on.desc(), Contact.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = session.scalars(
        select(Contact)
        .where(Contact.id.in_(select(newest).where(Workplace.id.in_(ids))))
        .options(joinedload(Contact.user).options(NO_ROLES), joinedload(Contact.unit))
        .order_by(Contact.id)
    )
    return {row.workplace_id: _last(row, seen) for row in rows}


def _last(row: Contact, seen: Sight) -> LastContact:
    who = seen.who(row.user, row.unit)
    if who.hidden:
        return LastContact(who, row.happened_on)
    return LastContact(
        who, row.happened_on, row.mode, row.purpose, row.outcome, row.next_step, row.next_step_on
    )


def _reserved(
    session: Session, seen: Sight, ids: Collection[int], today: date
) -> dict[int, Reserved]:
    held = select(Intention).where(
        Intention.workplace_id.in_(ids),
        Intention.released_at.is_(None),
        Intention.until >= today,
    )
    named = held.options(joinedload(Intention.user), joinedload(Intention.unit))
    return {
        row.workplace_id: Reserved(row.id, seen.who(row.user, row.unit), row.until)
        for row in session.scalars(named.order_by(Intention.id))
    }
