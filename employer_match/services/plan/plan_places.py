"""What the plan must know of workplaces: who was there, and what employers wish."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Companion, Contact, Intention, RelationshipOwner, Workplace
from employer_match.outreach import stages
from employer_match.outreach.collisions import Announced, EarlierContact, RestPeriods
from employer_match.outreach.contact_rules import Wishes
from employer_match.outreach.plan_facts import Place
from employer_match.outreach.plan_week import Week
from employer_match.services.contacts.room_for_contact import follows_nobody, hired_since
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
    owners = _owners(session)
    since = week.monday - timedelta(days=_longest(rest, wishes.values()))
    earlier = _earlier(session, since, week)
    stage = stages_of(session, ids, seen)

    def one(key: int, employer: int, municipality: str | None, was_asked: bool) -> Place:
        owner, deputy = owners.get(key, (None, None))
        return Place(
            key,
            employer,
            municipality,
            stage.get(key, stages.NEW),
            was_asked,
            wishes.get(key, Wishes()),
            tuple(earlier.get(key, ())),
            owner,
            deputy,
        )

    return [one(*row) for row in rows]


def _owners(session: Session) -> dict[int, tuple[int, int | None]]:
    """Who holds each relation, and the deputy."""
    held = select(
        RelationshipOwner.workplace_id, RelationshipOwner.owner_id, RelationshipOwner.deputy_id
    ).where(RelationshipOwner.until.is_(None))
    rows = session.execute(held.order_by(RelationshipOwner.id))
    return {row[0]: (row[1], row[2]) for row in rows}


def _earlier(
    session: Session, since: date, week: Week
) -> dict[int, list[EarlierContact | Announced]]:
    """What happened at any workplace since that day; plain columns, for a county's log is long."""
    found: dict[int, list[EarlierContact | Announced]] = {}
    between = (Contact.cancelled_at.is_(None), Contact.happened_on.between(since, week.sunday))
    contacts = select(
        Contact.workplace_id,
        Contact.id,
        Contact.user_id,
        Contact.unit_id,
        Contact.happened_on,
        Contact.purpose,
        Contact.outcome,
    ).where(*between)
    together, hired = _companions(session, between), hired_since(session)
    for place, key, user, unit, day, purpose, outcome in session.execute(
        contacts.order_by(Contact.id)
    ):
        fact = EarlierContact(
            key,
            user,
            unit,
            day,
            purpose,
            outcome,
            companions=together.get(key, frozenset()),
            follows_nobody=follows_nobody(purpose, day, hired.get(place)),
        )
        found.setdefault(place, []).append(fact)
    announced = select(
        Intention.workplace_id,
        Intention.id,
        Intention.user_id,
        Intention.unit_id,
        Intention.created_at,
        Intention.until,
        Intention.purpose,
    ).where(Intention.released_at.is_(None), Intention.until >= clock.today())
    for place, key, user, unit, at, until, purpose in session.execute(
        announced.order_by(Intention.id)
    ):
        held = Announced(key, user, unit, clock.local_day(at), until, purpose)
        found.setdefault(place, []).append(held)
    return found


def _companions(session: Session, of: Collection[ColumnElement[bool]]) -> dict[int, frozenset[int]]:
    """Who came along to these contacts: the next one is their own continuation, too."""
    came = select(Companion.contact_id, Companion.user_id).join(
        Contact, Contact.id == Companion.contact_id
    )
    found: dict[int, set[int]] = {}
    for contact, user in session.execute(came.where(*of).order_by(Companion.id)):
        found.setdefault(contact, set()).add(user)
    return {contact: frozenset(users) for contact, users in found.items()}


def _longest(rest: RestPeriods, wishes: Iterable[Wishes]) -> int:
    """How many days an earlier contact can matter: by a rest period, or by a budget."""
    budgets = {one.budget(rest.per_month).apart or 0 for one in wishes}
    default = Wishes().budget(rest.per_month).apart or 0
    return max(rest.days, rest.days_after_not_now, default, *budgets)
