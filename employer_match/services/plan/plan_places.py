"""What the plan must know of workplaces: who was there, and what employers wish."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, Intention, RelationshipOwner, Workplace
from employer_match.outreach import stages
from employer_match.outreach.collisions import Announced, EarlierContact, RestPeriods
from employer_match.outreach.contact_rules import Wishes
from employer_match.outreach.plan_facts import Place
from employer_match.outreach.plan_week import Week
from employer_match.services.contacts.stage_of import stages as stages_of
from employer_match.services.contacts.wishes_in_force import wishes_in_force
from employer_match.services.employers.employer_layer import Sight


def places(
    session: Session,
    week: Week,
    wanted: Collection[int],
    municipalities: Collection[str],
    rest: RestPeriods,
    seen: Sight,
) -> list[Place]:
    """These workplaces, and the never-asked ones in these municipalities; stages as `seen`."""
    asked = exists().where(Contact.workplace_id == Workplace.id, Contact.cancelled_at.is_(None))
    near = Workplace.municipality_code.in_(sorted(municipalities)) & ~asked
    columns = select(Workplace.id, Workplace.employer_id, Workplace.municipality_code, asked)
    rows = session.execute(
        columns.where(Workplace.id.in_(sorted(wanted)) | near).order_by(Workplace.id)
    ).all()
    ids = [row[0] for row in rows]
    wishes = wishes_in_force(session, ids)
    owned = select(RelationshipOwner).where(RelationshipOwner.until.is_(None))
    owners = {one.workplace_id: one for one in _of(session, owned, RelationshipOwner, ids)}
    since = week.monday - timedelta(days=_longest(rest, wishes.values()))
    earlier = _earlier(session, ids, since, week)
    stage = stages_of(session, ids, seen)

    def one(key: int, employer: int, municipality: str | None, was_asked: bool) -> Place:
        held, owner, facts = wishes.get(key, Wishes()), owners.get(key), earlier.get(key, [])
        return Place(
            key,
            employer,
            municipality,
            stage.get(key, stages.NEW),
            was_asked,
            held,
            tuple(facts),
            owner.owner_id if owner else None,
            owner.deputy_id if owner else None,
        )

    return [one(*row) for row in rows]


def _earlier(
    session: Session, ids: Sequence[int], since: date, week: Week
) -> dict[int, list[EarlierContact | Announced]]:
    found: dict[int, list[EarlierContact | Announced]] = {}
    contacts = select(Contact).where(
        Contact.cancelled_at.is_(None), Contact.happened_on.between(since, week.sunday)
    )
    for row in _of(session, contacts, Contact, ids):
        fact = EarlierContact(
            row.id, row.user_id, row.unit_id, row.happened_on, row.purpose, row.outcome
        )
        found.setdefault(row.workplace_id, []).append(fact)
    announced = select(Intention).where(
        Intention.released_at.is_(None), Intention.until >= clock.today()
    )
    for own in _of(session, announced, Intention, ids):
        day = clock.local_day(own.created_at)
        held = Announced(own.id, own.user_id, own.unit_id, day, own.until, own.purpose)
        found.setdefault(own.workplace_id, []).append(held)
    return found


def _longest(rest: RestPeriods, wishes: Iterable[Wishes]) -> int:
    """How many days an earlier contact can matter: by a rest period, or by a budget."""
    budgets = {one.budget(rest.per_month).apart or 0 for one in wishes}
    default = Wishes().budget(rest.per_month).apart or 0
    return max(rest.days, rest.days_after_not_now, default, *budgets)


def _of(session: Session, rows: Select[Any], kind: Any, ids: Sequence[int]) -> list[Any]:
    """The rows of these workplaces, by id."""
    return list(session.scalars(rows.where(kind.workplace_id.in_(ids)).order_by(kind.id)))
