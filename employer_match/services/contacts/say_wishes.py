"""What holds at workplaces, in sentences with the names of those through whom contact goes."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import ContactPerson, User
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.contact_rules import Wishes, stopped
from employer_match.outreach.plan_sentences import Why
from employer_match.outreach.wish_sentences import wish_sentences
from employer_match.services.actor import Actor
from employer_match.services.contacts.room_for_contact import rooms
from employer_match.vocabulary import Purpose


def said_at(
    session: Session, actor: Actor, wishes: Mapping[int, Wishes], today: date
) -> dict[int, tuple[Why, ...]]:
    """By workplace, of those where something was said: the wishes, and when we may come next.

    From when the next contact fits is told where the employer has said how often, and no stop
    holds.
    """
    if not wishes:
        return {}
    through = {one.only_through_id for one in wishes.values()} - {None}
    persons = {one.only_with_id for one in wishes.values()} - {None}
    colleagues = _names(session, User, through)
    people = _names(session, ContactPerson, persons)
    often = {
        key: one
        for key, one in wishes.items()
        if one.budget().said and not stopped(one, today, Purpose.INTRODUCE)
    }
    room = rooms(session, often, often.keys(), actor.user_id, today, RestPeriods()) if often else {}
    return {
        key: wish_sentences(
            one,
            today,
            through=colleagues.get(one.only_through_id or 0, ""),
            person=people.get(one.only_with_id or 0, ""),
            room=room.get(key),
        )
        for key, one in wishes.items()
    }


def _names(
    session: Session, table: type[User] | type[ContactPerson], ids: set[int | None]
) -> dict[int, str]:
    if not ids:
        return {}
    rows = session.execute(select(table.id, table.name).where(table.id.in_(ids)).order_by(table.id))
    return {row[0]: row[1] for row in rows}
