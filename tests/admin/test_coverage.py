"""Coverage, collisions and files in the back office; the weekly meeting beside them."""

import csv
import html
import io
import re
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from employer_match import clock
from employer_match.models import User, Vacancy
from employer_match.vocabulary import Role, SizeClass
from tests.support.clients import Client
from tests.support.factories import Factory, day


@pytest.fixture
def database_kind() -> str:
    """Pages and files; what is counted is tested on both databases beside the services."""
    return "sqlite"


@pytest.fixture
def coordinator(make: Factory) -> User:
    asta = make.coach(make.unit(name="Enhet Nord"), name="Asta Prov")
    cafe = make.workplace(
        make.employer(name="=Kanel AB"), name="Kafé Kanel", municipality_code="0180",
        size_class=SizeClass.MICRO, phone="+46 8 123 45",
    )  # fmt: skip
    make.workplace(name="Aldrig Frågad", municipality_code="0180", size_class=SizeClass.MICRO)
    make.contact(cafe, asta, days_ago=40)
    make.owner(cafe, asta)
    return make.coordinator(asta.roles[0].unit, name="Ylva Prov")


def links(page: str, words: str) -> list[str]:
    found = re.findall(rf'<a href="([^"]+)"[^>]*>{re.escape(words)}</a>', page)
    return [html.unescape(one) for one in found]


def titles(page: str) -> list[str]:
    return re.findall(r'class="row-title"><a href="[^"]+">([^<]+)<', page)


def test_a_cell_says_its_share_in_numbers_and_opens_its_rows(
    client: Client, coordinator: User
) -> None:
    client.set_cookie("language", "en")
    page = client.sign_in(coordinator).get("/admin/coverage").text
    assert '<span class="share">50 %</span>' in page
    assert 'class="shade shade-3"' in page
    cell = links(page, "1 of 2")
    assert titles(client.get(cell[0]).text) == ["Kafé Kanel"]
    assert "size_class=1-9" in cell[0]
    never = links(page, "1 was never asked.")[0]
    assert titles(client.get(never).text) == ["Aldrig Frågad"]
    month = links(page, "30 days")[0]
    assert '<span class="share">0 %</span>' in client.get(month).text


def test_periods_at_a_press_keep_the_rest_of_the_filter(client: Client, coordinator: User) -> None:
    client.set_cookie("language", "en")
    client.sign_in(coordinator)
    page = client.get("/admin/overview?shown=register&sni=&page=3&period_to=2026-01-01").text
    address = links(page, "30 days")[0]
    assert "shown=register" in address
    assert f"period_from={day(29)}&period_to={day(0)}" in address
    assert "page=" not in address
    assert 'aria-current="true">30 days' in client.get(address).text


@pytest.mark.parametrize("owner", [True, False])
def test_by_who_holds_the_relation(
    client: Client, coordinator: User, make: Factory, owner: bool
) -> None:
    asta = make.session.query(User).filter_by(name="Asta Prov").one()
    client.sign_in(coordinator)
    asked = asta.id if owner else coordinator.id
    page = client.get(f"/admin/overview?shown=register&owner_id={asked}").text
    assert titles(page) == (["Kafé Kanel"] if owner else [])
    assert "Asta Prov" in page


def test_the_list_is_had_as_csv_with_its_filter_and_without_formulas(
    client: Client, coordinator: User
) -> None:
    client.set_cookie("language", "en")
    client.sign_in(coordinator)
    page = client.get("/admin/overview?municipality_code=0180").text
    answer = client.get(links(page, "Text (CSV)")[0])
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=workplaces-")
    assert answer.headers["Cache-Control"] == "no-store"
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0] == ["Contacted workplaces"]
    assert ["Day", day(0).isoformat()] in rows
    assert ["Municipality", "Stockholm"] in rows
    heads, *found = rows[rows.index([]) + 1 :]
    (row,) = [dict(zip(heads, one, strict=True)) for one in found]
    assert (row["Workplace"], row["Employer"]) == ("Kafé Kanel", "'=Kanel AB")
    assert (row["Telephone"], row["Municipality"]) == ("'+46 8 123 45", "Stockholm")
    assert row["Last contact"] == day(40).isoformat()


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("/admin/overview.xlsx?shown=register", 2),
        ("/admin/contacts.xlsx", 1),
        ("/admin/coverage.xlsx", 1),
        ("/admin/collisions.xlsx", 0),
        ("/meeting/list.xlsx", 0),
    ],
)
def test_every_list_is_had_as_a_workbook(
    client: Client, coordinator: User, address: str, rows: int
) -> None:
    answer = client.sign_in(coordinator).get(address)
    assert answer.status_code == 200
    table = load_workbook(io.BytesIO(answer.data)).worksheets[0]
    assert table.max_row == rows + 1
    assert {cell.data_type for row in table.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_a_wrong_filter_gives_no_file_and_coaches_get_none(
    client: Client, coordinator: User, make: Factory
) -> None:
    client.sign_in(coordinator)
    assert client.get("/admin/overview.csv?period_from=nyss").status_code == 422
    assert client.get("/admin/overview.pdf").status_code == 404
    client.sign_in(make.coach())
    for path in ("overview.csv", "contacts.xlsx", "coverage.csv", "collisions.csv", "coverage"):
        assert client.get(f"/admin/{path}").status_code == 403


def test_an_empty_house_says_what_comes_next(client: Client, make: Factory) -> None:
    client.set_cookie("language", "en")
    client.sign_in(make.coordinator())
    for path, said in (
        ("/admin/overview", "Add a workplace"),
        ("/admin/coverage", "Add a workplace"),
        ("/admin/collisions", "See who contacted whom"),
        ("/admin/contacts", "Show all contacts"),
        ("/meeting", "See the vacancies"),
        ("/admin/coverage?sni=99", "Show everything"),
    ):
        assert said in client.get(path).text, path


def test_the_meeting_is_held_and_taken_back_and_a_need_is_taken_on(
    client: Client, make: Factory
) -> None:
    client.set_cookie("language", "en")
    leader = make.team_leader(make.unit(name="Enhet Nord"))
    coach = make.coach(leader.roles[0].unit)
    need: Vacancy = make.vacancy(make.workplace(), headline="Vika kartonger")
    need.created_at = clock.now() - timedelta(hours=1)
    client.sign_in(leader)
    assert "<strong>1</strong> new" in client.get("/meeting").text

    def pressed(address: str) -> str:
        assert client.submit("/meeting", {}, to=address).status_code == 303
        return client.get("/meeting").text

    page = pressed("/meeting/held")
    assert "<strong>0</strong> new" in page
    assert "noted by" in page
    back = re.search(r'action="(/meeting/held/\d+/take-back)"', page)
    assert back
    assert "<strong>1</strong> new" in pressed(back[1])
    client.sign_in(coach)
    assert client.submit("/meeting", {}, to="/meeting/held").status_code == 403
    page = pressed(f"/meeting/needs/{need.id}/claim")
    assert "<strong>0</strong> without anybody" in page
    assert "Let it go" in page
    assert "<strong>1</strong> without anybody" in pressed(f"/meeting/needs/{need.id}/release")
    client.sign_in(make.user(Role.REPORTER))
    assert client.get("/meeting").status_code == 403


def test_the_menu_says_where_one_is(client: Client, make: Factory) -> None:
    """Also on pages that have no entry of their own."""
    employer = make.workplace().employer_id
    client.sign_in(make.coordinator())
    for address, entry in (
        ("/admin/coverage", "/admin/overview"),
        ("/admin/collisions", "/admin/overview"),
        ("/admin/contacts", "/admin/overview"),
        ("/admin/week", "/admin/week"),
        (f"/employers/{employer}", "/workplaces"),
    ):
        menu = client.get(address).text.split('id="site-nav"')[1].split("</nav>")[0]
        assert re.findall(r'href="([^"]+)" aria-current="page"', menu) == [entry]
