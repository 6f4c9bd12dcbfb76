"""Finding, opening, adding and changing workplaces on the pages."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match.models import Workplace
from tests.support.clients import Client
from tests.support.factories import Factory


def test_find_by_a_part_of_the_name_within_a_municipality(client: Client, make: Factory) -> None:
    make.workplace(name="Kafé Kanel", municipality_code="0181")
    make.workplace(name="Kanelbullen", municipality_code="0180")
    client.sign_in(make.coach())
    both = client.get("/workplaces?text=kanel").text
    assert "Kafé Kanel" in both
    assert "Kanelbullen" in both
    one = client.get("/workplaces?text=kanel&municipality_code=S%C3%B6dert%C3%A4lje").text
    assert "Kafé Kanel" in one
    assert "Kanelbullen" not in one
    wrong = client.get("/workplaces?text=kanel&municipality_code=Atlantis").text
    assert "Det finns ingen kommun med det namnet." in wrong


def test_the_page_says_who_holds_the_relation_and_what_was_agreed(
    client: Client, make: Factory
) -> None:
    owner, place = make.coach(name="Siv Ansvarig"), make.workplace()
    make.owner(place, owner)
    make.contact_person(place, name="Påhittad Chef", phone="08-555 123 45")
    client.sign_in(owner)
    page = client.get(f"/workplaces/{place.id}").text
    assert "Siv Ansvarig" in page
    assert 'href="tel:0855512345"' in page
    assert "Inte frågat än" in page
    assert client.get("/workplaces/999999").status_code == 404


def test_adding_one_that_is_known_shows_it_first_and_needs_a_reason(
    client: Client, make: Factory, session: Session
) -> None:
    known = make.workplace(name="Kafé Kanel", municipality_code="0181")
    client.sign_in(make.coach())
    typed = {"employer_name": "Kafé Kanel AB", "municipality_code": "Södertälje"}
    page = client.submit("/workplaces/new", typed)
    assert page.status_code == 409
    assert f'href="/workplaces/{known.id}"' in page.text
    assert 'value="Kafé Kanel AB"' in page.text
    sure = {**typed, "create_anyway_reason": "Ett annat kafé i en annan stadsdel."}
    answer = client.submit("/workplaces/new", sure)
    assert answer.status_code == 303
    session.rollback()
    assert session.scalar(select(func.count(Workplace.id))) == 2
    assert client.get(answer.location).status_code == 200


def test_a_wrong_organisation_number_is_marked_and_the_rest_kept(
    client: Client, make: Factory
) -> None:
    client.sign_in(make.coach())
    typed = {"employer_name": "Nytt Bolag", "organisation_number": "12", "city": "Nykvarn"}
    page = client.submit("/workplaces/new", typed)
    assert page.status_code == 422
    assert '<a href="#organisation_number">' in page.text
    assert 'value="Nykvarn"' in page.text
    blank = client.submit("/workplaces/new", {"employer_name": ""})
    assert '<a href="#employer_name">' in blank.text


def test_two_who_change_the_address_see_both(
    client: Client, make: Factory, session: Session
) -> None:
    place = make.workplace(name="Kafé Kanel")
    path = f"/workplaces/{place.id}/edit"
    client.sign_in(make.coach())
    assert 'value="Kafé Kanel"' in client.get(path).text
    first = {"_version": 1, "name": "Kafé Kanel", "city": "Järna", "size_class": "1-9"}
    assert client.submit(path, first).status_code == 303
    page = client.submit(path, {**first, "city": "Mölnbo"})
    assert page.status_code == 412
    assert '<td role="cell" data-label="Står nu">Järna</td>' in page.text
    assert '<td role="cell" data-label="Du skrev">Mölnbo</td>' in page.text
    session.rollback()
    assert session.get_one(Workplace, place.id, populate_existing=True).city == "Järna"
