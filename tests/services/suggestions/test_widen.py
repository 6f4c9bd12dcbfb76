"""A little more room: what it would bring, with the openings behind each number."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import AccessLogEntry, Participant, User
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.widen import widen
from tests.support.clients import Client
from tests.support.factories import Factory

KITCHEN = "oRB5_b7i_Qzv"


def somebody(make: Factory, coach: User) -> Participant:
    """Wishes for kitchen work within 10 km of Södertälje; there is some in Stockholm."""
    person = make.participant(coach)
    make.profile(person, wishes=(("occupation", KITCHEN),), from_municipality="0181", max_km=10)
    make.vacancy(headline="Köksbiträde i Skissköket", occupation_id=KITCHEN,
                 municipality_code="0180")  # fmt: skip
    return person


def test_the_offer_names_the_openings_and_the_read_is_logged(
    session: Session, make: Factory
) -> None:
    coach = make.coach()
    person, actor = somebody(make, coach), make.actor(coach)
    act_as(session, actor)
    (room,) = widen(session, actor, person.id)
    assert room.sentence.text == "Med 30 km till finns 1 ledig plats till som möter dina önskemål."
    assert [each.headline for each in room.vacancies] == ["Köksbiträde i Skissköket"]
    stranger = make.actor(make.coach())
    act_as(session, stranger)
    with pytest.raises(errors.NotFound):
        widen(session, stranger, person.id)


def test_the_page_shows_them_and_says_so_when_there_is_nothing(
    session: Session, client: Client, make: Factory
) -> None:
    coach, stranger = make.coach(), make.coach()
    person, other = somebody(make, coach), make.participant(stranger)
    client.sign_in(coach)
    page = client.get(f"/participants/{person.id}/what-if").text
    assert "Med 30 km till" in page
    assert "Köksbiträde i Skissköket" in page
    assert "what if" in session.scalars(select(AccessLogEntry.what)).all()
    client.sign_in(stranger)
    assert "Titta på önskemålen" in client.get(f"/participants/{other.id}/what-if").text
    assert client.get(f"/participants/{person.id}/what-if").status_code == 404
