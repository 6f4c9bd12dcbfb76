"""Who holds a workplace and how far we are, on pages."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Notice, RelationshipOwner
from employer_match.vocabulary import Mode, Outcome, Purpose
from tests.support.clients import Client
from tests.support.factories import Factory


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


def test_a_coach_takes_a_workplace_on_and_the_coordinator_hands_it_over(
    client: Client, make: Factory, session: Session
) -> None:
    unit, shop = make.unit(), make.workplace()
    anna, bo = make.coach(unit, name="Anna Ek"), make.coach(unit, name="Bo Al")
    place, page = f"/workplaces/{shop.id}", f"/workplaces/{shop.id}/owner"
    client.sign_in(anna)
    assert "Ta på dig den" in client.get(place).text
    assert client.submit(page, {"owner_id": bo.id, "seen": 0}).status_code == 403
    taken = {"owner_id": anna.id, "deputy_id": bo.id, "seen": 0}
    assert client.submit(page, taken).status_code == 303
    assert "ersättare Bo Al" in client.get(place).text
    client.sign_in(make.coach(unit))
    assert "Bara Anna Ek" in client.get(page).text
    client.sign_in(make.coordinator(unit))
    stale = client.submit(page, {"owner_id": bo.id, "seen": 0})
    assert stale.status_code == 412
    seen = session.scalars(select(RelationshipOwner.id)).one()
    assert client.submit(page, {"owner_id": bo.id, "seen": seen}).status_code == 303
    history = client.get(page).text.split("Vem som har varit ansvarig")[1]
    assert history.index("Bo Al") < history.index("Anna Ek")
    session.rollback()
    assert session.scalars(select(Notice.user_id)).all() == [bo.id]


def test_the_stage_is_lowered_with_a_reason_and_taken_back(client: Client, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    place, page = f"/workplaces/{shop.id}", f"/workplaces/{shop.id}/stage"
    client.sign_in(coach)
    assert "vi är nya för varandra" in client.get(page).text
    make.contact(
        shop, coach, mode=Mode.VISIT, purpose=Purpose.LEARN_NEEDS, outcome=Outcome.NEED_KNOWN
    )
    assert "steg 2 av 4" in client.get(page).text
    empty = client.submit(page, {"stage": "1"})
    assert empty.status_code == 422
    assert 'id="reason-wrong"' in empty.text
    assert client.submit(page, {"stage": "1", "reason": "Chefen är ny."}).status_code == 303
    assert "steg 1 av 4" in client.get(place).text
    assert "Chefen är ny." in client.get(page).text
    assert client.submit(page, {}, to=f"{page}/withdraw").status_code == 303
    assert "steg 2 av 4" in client.get(place).text
