"""A coordinator sees who has contacted which employer, and every number opens its rows."""

import html
import re

import pytest
from sqlalchemy.orm import Session

from employer_match.models import OnBehalfOf, User
from employer_match.vocabulary import Role
from tests.support.clients import Client
from tests.support.factories import Factory


@pytest.fixture
def coordinator(make: Factory) -> User:
    return make.coordinator(name="Ylva Prov")


@pytest.fixture
def log(make: Factory) -> None:
    north, south = make.unit(name="Enhet Nord"), make.unit(name="Enhet Syd")
    asta, bo = make.coach(north, name="Asta Prov"), make.coach(south, name="Bo Prov")
    shared = make.workplace(name="Kafé Kanel", municipality_code="0180")
    single = make.workplace(name="Åkeri Ödla", municipality_code="0181")
    make.workplace(name="Aldrig Frågad Handel", municipality_code="0180")
    make.contact(shared, asta, days_ago=5)
    contact = make.contact(shared, bo, days_ago=3)
    make.contact(single, bo, days_ago=40)
    person = make.participant(coach=bo, code_name="Sparv Hemlig")
    make.add(OnBehalfOf(contact_id=contact.id, participant_id=person.id))


def figure(page: str, words: str) -> tuple[int, str]:
    """A figure's number and the address that opens its rows."""
    found = re.search(rf'<a href="([^"]+)"[^>]*><strong>(\d+)</strong> {re.escape(words)}', page)
    assert found, words
    return int(found[2]), html.unescape(found[1])


@pytest.mark.parametrize(
    ("words", "number", "shows"),
    [
        ("contacted workplaces", 2, {"Kafé Kanel", "Åkeri Ödla"}),
        ("with contacts from two or more units in 30 days", 1, {"Kafé Kanel"}),
        ("never asked", 1, {"Aldrig Frågad Handel"}),
        ("workplaces in the register", 3, {"Kafé Kanel", "Åkeri Ödla", "Aldrig Frågad Handel"}),
    ],
)
def test_each_figure_opens_exactly_its_rows(
    client: Client,
    coordinator: User,
    log: None,
    words: str,
    number: int,
    shows: set[str],
) -> None:
    client.set_cookie("language", "en")
    page = client.sign_in(coordinator).get("/admin/overview").text
    value, address = figure(page, words)
    assert value == number
    rows = client.get(address).text
    titles = set(re.findall(r'class="row-title"><a href="[^"]+">([^<]+)<', rows))
    assert {html.unescape(title) for title in titles} == shows


def test_the_contacts_behind_the_figure_are_all_there_and_tell_nothing_of_participants(
    client: Client, coordinator: User, log: None
) -> None:
    client.set_cookie("language", "en")
    page = client.sign_in(coordinator).get("/admin/overview").text
    value, address = figure(page, "contacts")
    rows = client.get(address).text
    assert value == 3
    assert rows.count('class="row-title"') == 3
    assert "Asta Prov (Enhet Nord)" in rows
    assert "Sparv" not in page + rows


def test_the_filter_narrows_down_and_a_wrong_one_is_said(
    client: Client, coordinator: User, log: None
) -> None:
    client.sign_in(coordinator)
    page = client.get("/admin/overview?shown=register&municipality_code=0181").text
    assert "Åkeri Ödla" in page
    assert "Kafé Kanel" not in page
    wrong = client.get("/admin/overview?period_from=i+g%C3%A5r")
    assert wrong.status_code == 422
    assert "period_from" in wrong.text


def test_coaches_and_operators_do_not_see_it(
    client: Client, make: Factory, session: Session
) -> None:
    for role in (Role.COACH, Role.OPERATOR, Role.REPORTER):
        client.sign_in(make.user(role))
        assert client.get("/admin/overview").status_code == 403
        assert client.get("/admin/contacts").status_code == 403
