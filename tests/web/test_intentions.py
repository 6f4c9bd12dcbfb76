"""Announcing a contact on the pages, meeting a colleague's, and giving the place free again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Intention
from tests.support.clients import Client
from tests.support.factories import Factory


def open_ones(session: Session) -> list[Intention]:
    """What is announced now."""
    session.rollback()
    return list(session.scalars(select(Intention).where(Intention.released_at.is_(None))))


def test_announce_see_it_on_the_start_page_and_release(
    client: Client, make: Factory, session: Session
) -> None:
    coach, place = make.coach(), make.workplace(name="Kafé Kanel")
    path = f"/intentions/new?workplace_id={place.id}"
    client.sign_in(coach)
    sent = {"workplace_id": place.id, "purpose": "introduce", "days": 10}
    assert client.submit(path, sent, to="/intentions/new").location == f"/workplaces/{place.id}"
    (intention,) = open_ones(session)
    assert "Kafé Kanel" in client.get("/").text
    place_page = f"/workplaces/{place.id}"
    assert "Du har anmält kontakt" in client.get(place_page).text
    client.submit(place_page, {}, to=f"/intentions/{intention.id}/release")
    assert open_ones(session) == []


def test_a_colleagues_announcement_is_talked_about_not_overridden(
    client: Client, make: Factory, session: Session
) -> None:
    bo, place = make.coach(name="Bo Kollega"), make.workplace()
    anna = make.coach(bo.roles[0].unit, name="Anna Först")
    make.intention(place, bo)
    client.sign_in(anna)
    path = f"/intentions/new?workplace_id={place.id}"
    sent = {
        "workplace_id": place.id,
        "purpose": "introduce",
        "go_on_reason": "colleague_silent",
    }
    page = client.submit(path, sent, to="/intentions/new")
    assert page.status_code == 409
    assert "Din kollega har arbetsplatsen just nu" in page.text
    assert "Anmäl ändå" not in page.text
    asked = client.submit(
        f"/workplaces/{place.id}", {"join": "true"}, to=f"/workplaces/{place.id}/ask"
    )
    assert asked.status_code == 303
    assert "Anna Först" in client.sign_in(bo).get("/").text
    assert len(open_ones(session)) == 1


def test_days_that_cannot_be_are_marked(client: Client, make: Factory) -> None:
    place = make.workplace()
    client.sign_in(make.coach())
    sent = {"workplace_id": place.id, "purpose": "introduce", "days": 400}
    page = client.submit(f"/intentions/new?workplace_id={place.id}", sent, to="/intentions/new")
    assert page.status_code == 422
    assert 'value="400"' in page.text
    assert client.get("/intentions/new").location == "/workplaces"


def test_nobody_releases_anothers(client: Client, make: Factory, session: Session) -> None:
    intention = make.intention(make.workplace(), make.coach())
    client.sign_in(make.coach())
    answer = client.submit("/account", {}, to=f"/intentions/{intention.id}/release")
    assert answer.status_code == 403
    assert len(open_ones(session)) == 1
