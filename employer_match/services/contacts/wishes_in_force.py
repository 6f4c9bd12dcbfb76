"""What employers wish, as it holds: what one of us wrote down, and what they said themselves.

Through whom contact goes follows people who leave: from a colleague whose account is closed to
whoever holds the relation now, and where nobody does, or a person of theirs has left, we ask anew.

Every face and the weekly plan read wishes here, so that none obeys half of them. Where several have
said something about one workplace the stricter of each wish holds, until a person settles it.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from employer_match.models import (
    ContactPerson,
    ContactRule,
    EmployerWish,
    RelationshipOwner,
    User,
    Vacancy,
)
from employer_match.outreach.contact_rules import Wishes, strictest
from employer_match.vocabulary import VacancySource, Weekday

#: A coordinator has approved the need at its workplace, and so the sender as contact person there.
APPROVED = (
    (Vacancy.source == VacancySource.FORM)
    & Vacancy.workplace_id.is_not(None)
    & Vacancy.contact_person_id.is_not(None)
)


def wishes_in_force(session: Session, workplace_ids: Collection[int]) -> dict[int, Wishes]:
    """What holds at each of these workplaces; those where nothing was said are left out."""
    ids = sorted(set(workplace_ids))
    said: dict[int, list[Wishes]] = {}
    written = (
        select(ContactRule, ContactPerson.left_at, User.disabled_at)
        .outerjoin(ContactPerson, ContactPerson.id == ContactRule.only_with_id)
        .outerjoin(User, User.id == ContactRule.only_through_id)
        .where(ContactRule.workplace_id.in_(ids))
        .order_by(ContactRule.id)
    )
    rows = session.execute(written.execution_options(populate_existing=True)).all()
    heirs = _holders(session, [rule.workplace_id for rule, _left, closed in rows if closed])
    for rule, left, closed in rows:
        through_id = heirs.get(rule.workplace_id) if closed else rule.only_through_id
        said.setdefault(rule.workplace_id, []).append(
            _wishes(
                rule,
                through_id,
                None if left else rule.only_with_id,
                ask_anew=bool(left or (closed and through_id is None)),
            )
        )
    for place_id, wish, person in own_words(session, ids):
        if wish.settled_at is None:
            held = wishes_said(wish, None if person.left_at else person.id)
            gone = wish.only_me and person.left_at is not None
            said.setdefault(place_id, []).append(replace(held, ask_anew=gone))
    return {place_id: strictest(each) for place_id, each in said.items()}


def rule_of(session: Session, workplace_id: int) -> Wishes:
    """What holds at one workplace, as it stands in the database."""
    return wishes_in_force(session, [workplace_id]).get(workplace_id, Wishes())


def own_words(
    session: Session, workplace_ids: Collection[int]
) -> list[tuple[int, EmployerWish, ContactPerson]]:
    """(workplace, wish, who said it): what employers said through the link, newest first.

    Of two needs of one person what was said last counts, and stands here alone.
    """
    rows = session.execute(
        select(Vacancy.workplace_id, EmployerWish, ContactPerson)
        .join(Vacancy, Vacancy.id == EmployerWish.vacancy_id)
        .join(ContactPerson, ContactPerson.id == Vacancy.contact_person_id)
        .where(Vacancy.workplace_id.in_(sorted(workplace_ids)), APPROVED)
        .order_by(EmployerWish.said_at.desc(), EmployerWish.id.desc())
        .execution_options(populate_existing=True)
    )
    newest: dict[tuple[int, int], tuple[int, EmployerWish, ContactPerson]] = {}
    for place_id, wish, person in rows:
        if place_id is not None:
            newest.setdefault((place_id, person.id), (place_id, wish, person))
    return list(newest.values())


def wishes_said(wish: EmployerWish, person_id: int | None = None) -> Wishes:
    """What one employer said through a link, by itself; `person_id` is who said it."""
    return _wishes(wish, None, person_id if wish.only_me else None)


def stopped_workplaces(session: Session, today: date, workplace_ids: Collection[int]) -> set[int]:
    """Which of these workplaces have said stop, as it holds today."""
    own = select(Vacancy.workplace_id).join(EmployerWish, EmployerWish.vacancy_id == Vacancy.id)
    found = {
        *session.scalars(
            select(ContactRule.workplace_id)
            .where(or_(ContactRule.stop_for_good, ContactRule.stop_until >= today))
            .order_by(ContactRule.workplace_id)
        ),
        *session.scalars(
            own.where(
                or_(EmployerWish.stop_for_good, EmployerWish.stop_until >= today), APPROVED
            ).order_by(Vacancy.workplace_id)
        ),
    }
    maybe = {one for one in found if one is not None} & set(workplace_ids)
    in_force = wishes_in_force(session, maybe) if maybe else {}
    return {
        place_id
        for place_id, held in in_force.items()
        if held.stop_for_good or (held.stop_until is not None and held.stop_until >= today)
    }


def stamp(session: Session) -> tuple[int | None, ...]:
    """Numbers that differ as soon as any wish is written, changed or taken back."""
    numbers: list[int | None] = []
    for table in (ContactRule, EmployerWish):
        counted = select(func.count(table.id), func.sum(table.version))
        numbers += session.execute(counted).one()
    return tuple(numbers)


def _holders(session: Session, workplace_ids: Collection[int]) -> dict[int, int]:
    """Who holds the relation to these workplaces, else stands in; those with an open account."""
    if not workplace_ids:
        return {}
    owner, deputy = aliased(User), aliased(User)
    rows = session.execute(
        select(RelationshipOwner.workplace_id, owner.id, deputy.id)
        .outerjoin(owner, (owner.id == RelationshipOwner.owner_id) & owner.disabled_at.is_(None))
        .outerjoin(
            deputy, (deputy.id == RelationshipOwner.deputy_id) & deputy.disabled_at.is_(None)
        )
        .where(RelationshipOwner.workplace_id.in_(workplace_ids), RelationshipOwner.until.is_(None))
    )
    found = {place_id: owner_id or deputy_id for place_id, owner_id, deputy_id in rows}
    return {place_id: user_id for place_id, user_id in found.items() if user_id is not None}


def _wishes(
    said: ContactRule | EmployerWish,
    through_id: int | None,
    with_id: int | None,
    *,
    ask_anew: bool = False,
) -> Wishes:
    return Wishes(
        not_before=said.not_before,
        stop_since=said.stop_since,
        stop_until=said.stop_until,
        stop_for_good=said.stop_for_good,
        only_through_id=through_id,
        only_with_id=with_id,
        preferred_mode=said.preferred_mode,
        preferred_weekdays=frozenset(Weekday(each) for each in said.preferred_weekdays or ()),
        preferred_hours=said.preferred_hours,
        budget_per_month=said.budget_per_month,
        rest_days=said.rest_days,
        ask_anew=ask_anew,
    )
