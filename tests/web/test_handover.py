"""A coach leaves: one page hands everything over, and the receivers see it."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import RelationshipOwner
from employer_match.vocabulary import NextStep
from tests.support.clients import Client
from tests.support.factories import Factory, day


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


def test_a_leaving_coach_hands_over_and_the_colleague_goes_on(
    client: Client, make: Factory, session: Session
) -> None:
    unit = make.unit()
    asta, bo = make.coach(unit, name="Asta Prov"), make.coach(unit, name="Bo Prov")
    cafe, shop = make.workplace(name="Kafé Kanel"), make.workplace(name="Butik Boden")
    for place in (cafe, shop):
        make.owner(place, asta)
    make.contact(cafe, asta, days_ago=3, next_step=NextStep.CALL, next_step_on=day(-2))
    person = make.participant(asta, code_name="Fjäril")
    client.sign_in(asta)
    assert "/handover" in client.get("/account").text
    choose = client.get("/handover")
    page = choose.headers["Location"]
    assert page == f"/handover/{asta.id}"
    names = re.findall(r'name="(to-[^"]+)"', client.get(page).text)
    assert len(names) == 4
    nobody = client.submit(page, dict.fromkeys(names, ""))
    assert (nobody.status_code, "Välj vem som tar över." in nobody.text) == (422, True)
    stays = next(name for name in names if f"workplace-{shop.id}-" in name)
    sent = {**dict.fromkeys(names, ""), stays: "stays", "to_id": bo.id, "reason": "Slutar"}
    assert client.submit(page, sent).status_code == 303
    left = client.get(page).text
    assert "Butik Boden" in left
    assert "Kafé Kanel" not in left.split("</h1>")[1]
    again = client.submit(page, sent)
    assert (again.status_code, "inget är överlämnat" in again.text) == (412, True)
    client.sign_in(bo)
    start = client.get("/").text
    assert "Du har tagit över arbete från Asta Prov" in start
    assert "Kafé Kanel" in start
    assert "Kafé Kanel" in client.get("/workplaces/held").text
    assert client.get(f"/participants/{person.id}").status_code == 200
    assert client.get(page).status_code == 403
    client.sign_in(make.coordinator(unit))
    assert "Asta Prov" in client.get("/handover").text
    told = client.get(page).text
    assert "Deltagare lämnas över av arbetscoachen" in told
    session.rollback()
    owners = session.scalars(
        select(RelationshipOwner.owner_id).where(RelationshipOwner.until.is_(None))
    )
    assert sorted(owners) == [asta.id, bo.id]
