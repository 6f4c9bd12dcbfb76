"""The contact log: filtered, newest first, page by page; the overview's figures open here."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Collision, Companion, Contact, Workplace
from employer_match.services.actor import Actor
from employer_match.services.contacts.contact_view import ContactView, view_contacts, with_names
from employer_match.services.contacts.stage_of import at_stage
from employer_match.services.duplicates.merged import now_at
from employer_match.services.employers.employer_layer import Sight, sight
from employer_match.services.employers.narrow_workplaces import narrow
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose, SizeClass


@dataclass(frozen=True, kw_only=True)
class ContactFilter:
    """What to show; None leaves out nothing. Days are inclusive. Cancelled ones on request only."""

    workplace_id: int | None = None
    user_id: int | None = None
    unit_id: int | None = None
    period_from: date | None = None
    period_to: date | None = None
    municipality_code: str | None = None
    size_class: SizeClass | None = None
    sni: str | None = None
    owner_id: int | None = None
    mode: Mode | None = None
    purpose: Purpose | None = None
    outcome: Outcome | None = None
    next_step: NextStep | None = None
    next_step_due: date | None = None
    went_on: GoOnReason | None = None
    stage: int | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class ContactPage:
    """One page of the log and how many there are in all."""

    contacts: tuple[ContactView, ...]
    total: int


def list_contacts(
    session: Session,
    actor: Actor,
    wanted: ContactFilter,
    *,
    page: int = 1,
    page_size: int = 50,
) -> ContactPage:
    """The contacts that match, newest first; of a merged workplace those of what it is now."""
    require(actor, Action.READ_EMPLOYERS)
    if wanted.workplace_id is not None:
        kept_id = now_at(session, "workplace", wanted.workplace_id)
        wanted = replace(wanted, workplace_id=kept_id or wanted.workplace_id)
    where = conditions(wanted, sight(session, actor))
    joined = select(Contact).join(Workplace, Workplace.id == Contact.workplace_id)
    matching = joined.where(*where)
    total = session.scalar(matching.with_only_columns(func.count(Contact.id))) or 0
    in_order = matching.order_by(Contact.happened_on.desc(), Contact.id.desc())
    rows = with_names(in_order).limit(page_size).offset((page - 1) * page_size)
    return ContactPage(view_contacts(session, actor, session.scalars(rows).all()), total)


def read_contact(session: Session, actor: Actor, contact_id: int) -> ContactView:
    """One contact; NotFound also where its unit keeps its dealings to itself."""
    require(actor, Action.READ_EMPLOYERS)
    found = session.scalar(with_names(select(Contact).where(Contact.id == contact_id)))
    if found is None or not sight(session, actor).sees(found.unit_id):
        raise errors.NotFound()
    return view_contacts(session, actor, [found])[0]


def conditions(wanted: ContactFilter, seen: Sight) -> list[ColumnElement[bool]]:
    """The filter as conditions on contact and workplace.

    A question for what a unit keeps to itself is answered from the units that share.
    """
    kept_apart: list[tuple[Any, object]] = [
        (Contact.unit_id, wanted.unit_id),
        (Contact.mode, wanted.mode),
        (Contact.purpose, wanted.purpose),
        (Contact.outcome, wanted.outcome),
        (Contact.next_step, wanted.next_step),
    ]
    where = [column == value for column, value in kept_apart if value is not None]
    if wanted.user_id is not None:
        came_along = select(Companion.contact_id).where(
            Companion.user_id == wanted.user_id, *seen.only(Companion.unit_id)
        )
        where.append(or_(Contact.user_id == wanted.user_id, Contact.id.in_(came_along)))
    asked = where or wanted.next_step_due is not None or wanted.went_on is not None
    if asked:
        where += seen.only(Contact.unit_id)
    if wanted.workplace_id is not None:
        where.append(Contact.workplace_id == wanted.workplace_id)
    where += narrow(wanted)
    if not wanted.cancelled:
        where.append(Contact.cancelled_at.is_(None))
    if wanted.period_from is not None:
        where.append(Contact.happened_on >= wanted.period_from)
    if wanted.period_to is not None:
        where.append(Contact.happened_on <= wanted.period_to)
    if wanted.next_step_due is not None:
        where.append(Contact.next_step_on <= wanted.next_step_due)
        where.append(Contact.next_step != NextStep.NOTHING)
    if wanted.went_on is not None:
        where.append(
            Contact.id.in_(
                select(Collision.contact_id).where(
                    Collision.reason == wanted.went_on, Collision.contact_id.is_not(None)
                )
            )
        )
    if wanted.stage is not None:
        where.append(Contact.workplace_id.in_(at_stage(wanted.stage, wanted.period_to, seen)))
    return where
