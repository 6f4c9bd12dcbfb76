"""Write the contacts, what was announced, and how collisions were settled."""

from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy.orm import Session

from employer_match.demo.contacts import DemoContact
from employer_match.demo.keys import Keys, moment
from employer_match.demo.programme import DemoProgramme
from employer_match.models import Collision, Contact, Intention, Notice, OnBehalfOf
from employer_match.outreach import collisions
from employer_match.services.contacts.tally import count_anew
from employer_match.vocabulary import NoticeKind

#: Notices older than this have been read.
READ_AFTER_DAYS = 14


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """Contacts in the order they were made, so that each meets those before it."""
    wishes = {
        rule.workplace: collisions.OwnWish(rule.rest_days, rule.not_before) for rule in whole.rules
    }
    earlier: dict[str, list[collisions.EarlierContact]] = defaultdict(list)
    for place, contact in enumerate(whole.contacts):
        made = _contact(contact, whole, keys, place)
        session.add(made)
        session.flush()
        session.add_all(
            OnBehalfOf(
                contact_id=made.id,
                participant_id=keys.participants[name],
                created_at=made.created_at,
            )
            for name in contact.on_behalf_of
        )
        _settle(session, contact, made, earlier[contact.workplace], wishes, whole.today)
        earlier[contact.workplace].append(_as_fact(made))
    for intention in whole.intentions:
        announced = moment(intention.announced_on, 8)
        session.add(
            Intention(
                workplace_id=keys.workplaces[intention.workplace],
                user_id=keys.users[intention.coach],
                unit_id=keys.unit_of[intention.coach],
                purpose=intention.purpose,
                until=intention.until,
                created_at=announced,
                updated_at=announced,
            )
        )
    session.flush()
    count_anew(session, keys.workplaces.values())


def _contact(contact: DemoContact, whole: DemoProgramme, keys: Keys, place: int) -> Contact:
    logged = moment(contact.day, 11 + place % 5, place % 60)
    return Contact(
        workplace_id=keys.workplaces[contact.workplace],
        user_id=keys.users[contact.coach],
        unit_id=keys.unit_of[contact.coach],
        happened_on=contact.day,
        mode=contact.mode,
        purpose=contact.purpose,
        outcome=contact.outcome,
        next_step=contact.next_step,
        next_step_on=contact.next_step_on,
        contact_person_id=keys.people.get(contact.workplace),
        vacancy_id=_vacancy_of(contact, whole, keys),
        note=contact.note,
        created_at=logged,
        updated_at=logged,
    )


def _vacancy_of(contact: DemoContact, whole: DemoProgramme, keys: Keys) -> int | None:
    """The opening at this workplace that those concerned had last answered about by then."""
    about = [
        decision.opening
        for decision in whole.decisions
        if decision.participant in contact.on_behalf_of
        and decision.opening.startswith(f"{contact.workplace}/")
        and decision.day <= contact.day
    ]
    return keys.vacancies[about[-1]] if about else None


def _as_fact(made: Contact) -> collisions.EarlierContact:
    return collisions.EarlierContact(
        id=made.id,
        user_id=made.user_id,
        unit_id=made.unit_id,
        day=made.happened_on,
        purpose=made.purpose,
        outcome=made.outcome,
        next_step=made.next_step,
        next_step_on=made.next_step_on,
    )


def _settle(
    session: Session,
    contact: DemoContact,
    made: Contact,
    earlier: list[collisions.EarlierContact],
    wishes: dict[str, collisions.OwnWish],
    today: date,
) -> None:
    """Record with which reason the coach went on, and that the colleague was told."""
    if contact.reason is None:
        return
    approach = collisions.Approach(made.user_id, made.happened_on, made.purpose)
    found = collisions.find(
        approach, earlier, collisions.RestPeriods(), wishes.get(contact.workplace)
    )
    told: set[int] = set()
    for clash in found:
        before = clash.earlier
        collision = Collision(
            workplace_id=made.workplace_id,
            user_id=made.user_id,
            unit_id=made.unit_id,
            reason=contact.reason,
            contact_id=made.id,
            earlier_user_id=before.user_id,
            earlier_unit_id=before.unit_id,
            earlier_contact_id=before.id,
            created_at=made.created_at,
        )
        session.add(collision)
        session.flush()
        if before.user_id not in told:
            told.add(before.user_id)
            read = made.happened_on < today - timedelta(days=READ_AFTER_DAYS)
            session.add(
                Notice(
                    user_id=before.user_id,
                    kind=NoticeKind.WENT_ON,
                    workplace_id=made.workplace_id,
                    from_user_id=made.user_id,
                    collision_id=collision.id,
                    created_at=made.created_at,
                    read_at=made.created_at + timedelta(days=1) if read else None,
                )
            )
