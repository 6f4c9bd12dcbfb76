"""Needs sheet, contact persons and the employer's own wishes on the pages."""

from tests.support.clients import Client
from tests.support.factories import Factory


def test_what_is_learnt_stands_in_the_needs_sheet(client: Client, make: Factory) -> None:
    place = make.workplace()
    client.sign_in(make.coach())
    path = f"/workplaces/{place.id}/needs/new"
    learnt = {
        "topic": "tasks_left_undone",
        "text": "Plocka upp varor på tisdagar.",
        "known": "true",
    }
    assert client.submit(path, learnt).status_code == 303
    asked = {"topic": "who_decides", "known": "false"}
    assert client.submit(path, asked).status_code == 303
    page = client.get(f"/workplaces/{place.id}").text
    assert "Plocka upp varor på tisdagar." in page
    assert "Frågat, ingen visste" in page
    empty = client.submit(path, {"topic": "tasks", "known": "true", "text": ""})
    assert empty.status_code == 422
    assert '<a href="#text">' in empty.text


def test_a_person_who_does_not_want_contact_has_no_channel_on_any_page(
    client: Client, make: Factory
) -> None:
    place = make.workplace()
    client.sign_in(make.coach())
    added = {"name": "Påhittad Person", "source": "colleague", "phone": "070-174 00 00"}
    assert client.submit(f"/workplaces/{place.id}/people/new", added).status_code == 303
    shown = client.get(f"/workplaces/{place.id}").text
    assert "070-174 00 00" in shown
    assert "att vi sparar uppgifterna" in shown
    person = int(shown.split(f"/workplaces/{place.id}/people/")[1].split('"')[0])
    path = f"/workplaces/{place.id}/people/{person}"
    assert client.submit(path, {**added, "_version": 1, "objected": "true"}).status_code == 303
    for page in (f"/workplaces/{place.id}", path, f"/contacts/new?workplace_id={place.id}"):
        text = client.get(page).text
        assert "070-174 00 00" not in text
        assert "vill inte bli kontaktad" in text.lower()
    assert client.submit(path, {**added, "_version": 1}).status_code == 412
    assert client.get(f"/workplaces/{place.id}/people/999999").status_code == 404


def test_the_employers_wishes_are_written_and_obeyed(client: Client, make: Factory) -> None:
    place = make.workplace()
    client.sign_in(make.coach())
    path = f"/workplaces/{place.id}/rule"
    wishes = {"preferred_mode": "email", "rest_days": "20", "stop_for_good": "true"}
    assert client.submit(path, wishes).status_code == 303
    page = client.get(f"/workplaces/{place.id}").text
    assert "Vill inte bli kontaktad" in page
    lifted = client.submit(path, {"_version": 1, "rest_days": "20"})
    assert lifted.status_code == 403
    assert "Fråga din samordnare" in lifted.text
    assert client.submit(path, {**wishes, "rest_days": "många", "_version": 1}).status_code == 422


def test_who_must_be_told_stands_on_a_list_with_a_button(client: Client, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace(name="Kafé Kanel")
    person = make.contact_person(shop, name="Åsa Påhittad", source="website")
    make.contact(shop, coach, contact_person_id=person.id)
    page = "/persons-to-inform"
    client.sign_in(coach)
    assert page in client.get("/workplaces").text
    assert "Åsa Påhittad" in client.get(page).text
    told = {"_version": 1}
    assert client.submit(page, {"_version": 9}, to=f"{page}/{person.id}").status_code == 412
    assert client.submit(page, told, to=f"{page}/{person.id}").status_code == 303
    assert "Åsa Påhittad" not in client.get(f"{page}?all=true").text
    assert "Åsa Påhittad" in client.get(f"/workplaces/{shop.id}").text
