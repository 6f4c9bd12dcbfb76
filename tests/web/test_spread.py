"""A team's lists together: crowds for all, the cost only for whoever may read the participant."""

import pytest
from sqlalchemy.orm import Session

from employer_match.models import AccessLogEntry
from tests.api.machine import Machine
from tests.support.clients import Client
from tests.support.factories import Factory


@pytest.fixture
def database_kind() -> str:
    """The spread itself is pure, and the queries are plain."""
    return "sqlite"


def test_a_team_sees_where_it_crowds_and_a_coach_what_it_costs_their_own(
    client: Client, make: Factory, session: Session
) -> None:
    unit = make.unit()
    coach, colleague, elsewhere = make.coach(unit), make.coach(unit), make.coach()
    place = make.workplace(name="Påhittade Köket")
    for number in range(3):
        make.vacancy(place, headline=f"Diskare {number}", group_id="9411")
    make.vacancy(make.workplace(), headline="Vaktmästare")
    mine = make.participant(coach, code_name="Björken", unit_id=unit.id)
    make.profile(mine, wishes=(("group", "9411"),))
    for name in ("Granen", "Tallen"):
        theirs = make.participant(colleague, code_name=name, unit_id=unit.id)
        make.profile(theirs, wishes=(("group", "9411"),))

    page = client.sign_in(coach).get("/spread?per_vacancy=1&per_employer=9").text
    assert "Lagets listor tillsammans" in page
    assert "av lagets 3 listor skulle ändras" in page
    assert "Björken" in page
    assert "Granen" not in page, "a colleague's participant is not told"
    assert client.get("/spread?per_vacancy=x&per_employer=0").status_code == 200

    told = Machine(client, coach).get("/spread", per_vacancy=1, per_employer=9).json
    assert (told["lists"], told["per_vacancy"], told["unit_id"]) == (3, 1, unit.id)
    assert {one["lists_before"] for one in told["vacancies"]} == {3}
    assert {one["lists_after"] for one in told["vacancies"]} == {1}
    (share,) = told["shares"]
    assert share["participant_id"] == mine.id
    assert {one["because"] for one in share["lost"]} == {"vacancy_cap"}
    assert told["employers"][0]["lists_before"] == 9
    capped = Machine(client, coach).get("/spread", per_employer=3).json
    assert capped["employers"][0]["lists_after"] == 3
    assert Machine(client, coach).get("/spread", per_vacancy=0).status_code == 422
    session.rollback()
    seen = {row.participant_id for row in session.query(AccessLogEntry) if row.what == "spread"}
    assert seen == {mine.id}

    page = client.sign_in(elsewhere).get("/spread").text
    assert "Ingen i laget söker arbete just nu" in page
    assert client.get(f"/spread?unit_id={unit.id}").status_code == 403
