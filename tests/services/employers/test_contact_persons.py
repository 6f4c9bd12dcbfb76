"""People at workplaces: found in order, informed in time, left alone when they ask for it."""

import pytest
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.services.employers.contact_persons import (
    PersonDraft,
    add_contact_person,
    contact_persons,
    edit_contact_person,
)
from employer_match.vocabulary import ContactSource
from tests.support.factories import Factory


def test_an_objection_hides_every_channel_and_loses_none(session: Session, make: Factory) -> None:
    actor, shop = make.actor(make.coach()), make.workplace()
    given = PersonDraft(
        name="Åsa Påhittad", source=ContactSource.ADVERT, phone="08-123 45 67", email="a@b.se"
    )
    person = add_contact_person(session, actor, shop.id, given)
    objecting = PersonDraft(name="Åsa Påhittad", source=ContactSource.ADVERT, objected=True)
    edit_contact_person(session, actor, person.id, objecting, 1)
    (shown,) = contact_persons(session, actor, shop.id)
    assert (shown.objected, shown.phone, shown.email) == (True, None, None)
    again = PersonDraft(name="Åsa Påhittad", source=ContactSource.ADVERT)
    with pytest.raises(errors.NotAllowed):
        edit_contact_person(session, actor, person.id, again, 2)
    edit_contact_person(session, make.actor(make.coordinator()), person.id, again, 2)
    (shown,) = contact_persons(session, actor, shop.id)
    assert (shown.objected, shown.phone, shown.email) == (False, "08-123 45 67", "a@b.se")


def test_in_swedish_order_and_those_who_left_last(session: Session, make: Factory) -> None:
    shop = make.workplace()
    for name in ("Östen", "Zara", "Åke", "Adam"):
        make.contact_person(shop, name=name, left_at=clock.now() if name == "Adam" else None)
    people = contact_persons(session, make.actor(make.coach()), shop.id)
    assert [person.name for person in people] == ["Zara", "Åke", "Östen", "Adam"]


def test_refusals(session: Session, make: Factory) -> None:
    actor, shop = make.actor(make.coach()), make.workplace()
    named = PersonDraft(name="Påhittad", source=ContactSource.PERSON)
    with pytest.raises(errors.NotFound):
        add_contact_person(session, actor, 10**6, named)
    with pytest.raises(errors.NotFound):
        edit_contact_person(session, actor, 10**6, named, 1)
    with pytest.raises(errors.Invalid):
        add_contact_person(
            session, actor, shop.id, PersonDraft(name=" ", source=ContactSource.PERSON)
        )
    person = add_contact_person(session, actor, shop.id, named)
    with pytest.raises(errors.Stale):
        edit_contact_person(session, actor, person.id, named, 9)
