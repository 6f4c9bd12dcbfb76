"""Leave and part-time on a page: one's own, and the team's; the workplace names who stands in."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import WorkingTime
from tests.support.clients import Client
from tests.support.factories import Factory, day

PAGE = "/account/working-time"


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


def test_leave_is_written_changed_and_ended_and_the_deputy_stands_in(
    client: Client, make: Factory, session: Session
) -> None:
    unit = make.unit(name="Söder")
    owner, deputy = make.coach(unit, name="Bo Al"), make.coach(unit, name="Cia Ek")
    shop = make.workplace()
    make.owner(shop, owner, deputy_id=deputy.id)
    client.sign_in(owner)
    assert PAGE in client.get("/account").text
    wrong = {"first": day(0).isoformat(), "last": day(3).isoformat(), "percent": "130"}
    refused = client.submit(PAGE, wrong)
    assert refused.status_code == 422
    assert 'value="130"' in refused.text
    assert client.submit(PAGE, {**wrong, "percent": "0"}).status_code == 422
    right = {"first": day(2).isoformat(), "last": day(-3).isoformat(), "percent": "0"}
    assert client.submit(PAGE, right).status_code == 303
    span = session.scalars(select(WorkingTime)).one()
    told = client.get(f"/workplaces/{shop.id}").text
    assert "Cia Ek" in told
    assert "fråga Cia Ek i dag" in told
    own = f"{PAGE}/{span.id}"
    half = {**right, "percent": "50", "_version": 1}
    assert client.submit(own, half).status_code == 303
    assert "fråga Cia Ek i dag" not in client.get(f"/workplaces/{shop.id}").text
    assert client.submit(own, half | {"percent": "20"}).status_code == 412
    assert client.submit(PAGE, {"_version": 2}, to=f"{own}/end").status_code == 303
    session.rollback()
    assert session.get_one(WorkingTime, span.id, populate_existing=True).last == day(1), (
        "what was worked so stays"
    )
    assert client.submit(PAGE, {"_version": 3}, to=f"{own}/end").status_code == 409


def test_the_team_leader_says_it_for_the_team_and_nobody_else_does(
    client: Client, make: Factory, session: Session
) -> None:
    unit = make.unit()
    mate, leader = make.coach(unit, name="Cia Ek"), make.team_leader(unit)
    client.sign_in(leader)
    page = client.get(PAGE).text
    assert "Cia Ek" in page
    said = {"user_id": mate.id, "first": day(-2).isoformat(), "percent": "0"}
    assert client.submit(PAGE, said).status_code == 303
    span = session.scalars(select(WorkingTime)).one()
    assert span.user_id == mate.id
    assert "tills vidare" in client.get(PAGE).text
    for stranger in (make.coach(unit), make.team_leader()):
        client.sign_in(stranger)
        assert "Cia Ek" not in client.get(PAGE).text
        assert client.submit(PAGE, said).status_code == 404
        assert client.get(f"{PAGE}/{span.id}").status_code == 404
        assert client.submit(PAGE, {"_version": 1}, to=f"{PAGE}/{span.id}/end").status_code == 404
    client.sign_in(mate)
    assert client.submit(PAGE, {"_version": 1}, to=f"{PAGE}/{span.id}/end").status_code == 303
    session.rollback()
    assert session.scalars(select(WorkingTime)).all() == [], "it was still to come"
