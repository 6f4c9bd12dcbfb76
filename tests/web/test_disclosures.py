"""The page on which a coach and a participant write down what employers may be told."""

from typing import Any

import pytest

from employer_match.models import Participant
from tests.support.clients import Client
from tests.support.factories import Factory, day


@pytest.fixture
def database_kind() -> str:
    """It is about pages, so one kind of database is enough."""
    return "sqlite"


@pytest.fixture
def person(client: Client, make: Factory) -> Participant:
    """A participant of the coach who is signed in, with whom nothing is agreed."""
    coach = make.coach()
    client.sign_in(coach)
    return make.participant(coach, agreed=False)


def test_agreed_for_all_otherwise_for_one_and_taken_back(
    client: Client, make: Factory, person: Participant
) -> None:
    shop = make.workplace(name="Kafé Kanel")
    path = f"/participants/{person.id}/disclosure"
    assert f'href="{path}"' in client.get(f"/participants/{person.id}").text
    assert "Ingen överenskommelse gäller i dag" in client.get(path).text

    typed: dict[str, Any] = {
        "_number": 0,
        "approach": "yes",
        "may_tell": "Jag vill börja lugnt.",
        "never_tell": "Var jag bor",
    }
    refused = client.submit(f"{path}/edit", typed)
    assert refused.status_code == 422
    assert "Skriv vilken dag ni pratade om det." in refused.text
    assert "Jag vill börja lugnt." in refused.text, "nothing typed is lost"

    typed |= {"talked_on": str(day(8)), "talked_again_on": str(day(1)), "weighed": "true"}
    assert client.submit(f"{path}/edit", typed).status_code == 303
    page = client.get(path).text
    assert "”Jag vill börja lugnt.”" in page
    assert "får inte berättas" in page, "the name was not ticked"
    assert "Kvar att göra" not in page

    stale = client.submit(f"{path}/edit", typed)
    assert stale.status_code == 412
    assert "Jag vill börja lugnt." in stale.text

    found = client.get(f"{path}?employer=kanel").text
    one = f"{path}/edit?employer_id={shop.employer_id}"
    assert one in found
    assert shop.employer.name in client.get(one).text
    but = {"_number": 1, "approach": "no", "employer_id": shop.employer_id, "talked_on": day(0)}
    assert client.submit(f"{path}/edit", but).status_code == 303
    assert shop.employer.name in client.get(f"/participants/{person.id}").text

    assert client.submit(path, {}, f"{path}/withdraw").status_code == 303
    page = client.get(path).text
    assert "Ingen överenskommelse gäller i dag" in page
    assert page.count("Jag vill börja lugnt.") == 1, "in the history only"


def test_a_stranger_finds_neither_page_nor_form(
    client: Client, make: Factory, person: Participant
) -> None:
    client.sign_out()
    client.sign_in(make.coach())
    path = f"/participants/{person.id}/disclosure"
    sent = {"_number": 0, "approach": "not_talked_of"}
    assert client.get(path).status_code == 404
    assert client.get(f"{path}/edit").status_code == 404
    assert client.submit("/account", sent, f"{path}/edit").status_code == 404
    assert client.submit("/account", {}, f"{path}/withdraw").status_code == 404


def test_suggestions_come_and_a_contact_waits_with_nothing_typed_lost(
    client: Client, make: Factory, person: Participant
) -> None:
    shop = make.workplace(name="Kafé Kanel")
    vacancy = make.vacancy(shop)
    make.decision(person, vacancy)
    make.session.commit()
    page = client.get(f"/participants/{person.id}").text
    assert "Prata om det först" in page
    assert "Inte överenskommet ännu" in page
    assert "Inte överenskommet ännu" in client.get("/queue").text
    to = f"/participants/{person.id}/decisions/{vacancy.id}"
    sent = {"answer": "contacted", "reason": "Hon ringde själv i går"}
    refused = client.submit(f"/participants/{person.id}", sent, to)
    assert refused.status_code == 422
    assert "Det är inte överenskommet ännu att du får kontakta arbetsgivare." in refused.text
    assert "Hon ringde själv i går" in refused.text
    logged = {
        "workplace_id": shop.id,
        "happened_on": str(day(0)),
        "mode": "visit",
        "purpose": "present_candidate",
        "outcome": "interested",
        "next_step": "call",
        "participants": person.id,
        "note": "Visade oss runt i köket",
    }
    form = f"/contacts/new?workplace_id={shop.id}"
    again = client.submit(form, logged, "/contacts/new")
    assert again.status_code == 422
    assert "Det är inte överenskommet ännu" in again.text
    assert "Visade oss runt i köket" in again.text
