"""Talking instead of colliding, on the pages: asked, answered, gone together, introduced."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, Talk, Workplace
from employer_match.vocabulary import Outcome
from tests.support.clients import Client
from tests.support.factories import Factory

WORDS = "Kan vi ta det på torsdag?"


def typed(place: Workplace, **more: Any) -> dict[str, Any]:
    return {
        "workplace_id": place.id,
        "happened_on": clock.today().isoformat(),
        "mode": "visit",
        "purpose": "introduce",
        "outcome": "interested",
        "next_step": "call",
        **more,
    }


def test_two_coaches_talk_on_the_page_and_go_there_together(
    client: Client, make: Factory, session: Session
) -> None:
    bo, place = make.coach(name="Bo Kollega"), make.workplace(name="Kafé Kanel")
    anna = make.coach(name="Anna Först")
    make.contact(place, bo, days_ago=4, outcome=Outcome.MEETING_BOOKED)
    client.sign_in(anna)
    path = f"/contacts/new?workplace_id={place.id}"
    refused = client.submit(path, typed(place, note="Mycket skrivet."), to="/contacts/new")
    assert refused.status_code == 409
    for offer in ("Be att få prata", "Be att få följa med", "Varför går du vidare?"):
        assert offer in refused.text, offer
    again = {"note": "Mycket skrivet.", "_ask": "join", "_words": WORDS, "_once": "enough-letters"}
    for _twice in range(2):
        kept = client.submit(path, typed(place, **again), to="/contacts/new")
    assert kept.status_code == 200
    assert "Mycket skrivet." in kept.text, "nothing typed is lost"
    assert "din kollega" in kept.text.lower()
    (talk,) = session.scalars(select(Talk)).all()
    start = client.sign_in(bo).get("/").text
    assert WORDS in start
    assert "Anna Först" in start
    answer = {"text": "Ja, kl. 9", "answer": "together"}
    client.submit("/", answer, to=f"/talks/{talk.id}")
    place_page = client.sign_in(anna).get(f"/workplaces/{place.id}").text
    assert "Ja, kl. 9" in place_page
    assert "Vi går dit tillsammans" in place_page
    sent = client.submit(path, typed(place, together_with=bo.id), to="/contacts/new")
    assert sent.status_code == 303
    assert "Tillsammans med Bo Kollega" in " ".join(client.get(sent.location).text.split())
    session.rollback()
    assert len(session.scalars(select(Contact)).all()) == 2
    assert "räknas som din också" in client.sign_in(bo).get("/").text


def test_an_introduction_is_asked_for_and_answered_on_one_page(
    client: Client, make: Factory, session: Session
) -> None:
    olga, place = make.coach(name="Olga Ansvarig"), make.workplace(name="Kafé Kanel")
    make.owner(place, olga)
    bo, third = make.coach(name="Bo Ny"), make.coordinator()
    client.sign_in(bo)
    page = client.submit(
        f"/workplaces/{place.id}",
        {"kind": "introduction", "text": WORDS},
        to=f"/workplaces/{place.id}/ask",
    )
    assert "Du kan gå vidare från och med" in client.get(page.location).text
    (talk,) = session.scalars(select(Talk)).all()
    talk_page = f"/talks/{talk.id}"
    client.sign_in(olga)
    assert "Jag introducerar dig" in client.get("/").text
    empty = client.submit(talk_page, {"text": " "})
    assert empty.status_code == 422
    assert "Skriv en mening, eller välj ett svar." in empty.text
    assert client.submit(talk_page, {"answer": "introduces"}).status_code == 303
    client.sign_in(bo)
    assert "Ska introducera dig" in client.get(talk_page).text
    assert "Jag introducerar dig" in client.get("/").text
    assert "Olga Ansvarig" in client.get("/talks").text
    client.sign_in(third)
    told = client.get(f"/workplaces/{place.id}").text
    assert "De har pratat." in told
    assert WORDS not in told
    assert client.get(talk_page).status_code == 404
    assert "Ingen har frågat dig något" in client.get("/talks").text


def test_where_nobody_holds_the_relation_one_is_told_to_go_ahead(
    client: Client, make: Factory
) -> None:
    place = make.workplace()
    client.sign_in(make.coach())
    path = f"/contacts/new?workplace_id={place.id}"
    page = client.submit(path, typed(place, _ask="introduction", note="Kvar"), to="/contacts/new")
    assert page.status_code == 200
    assert "Ingen håller i relationen" in page.text
    assert "Kvar" in page.text
