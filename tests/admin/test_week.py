"""The page of everybody's week: figures with their rows, and no participant without access."""

import pytest
from sqlalchemy.orm import Session

from employer_match.models import User
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.scoping import act_as
from tests.support.clients import Client
from tests.support.factories import Factory
from tests.support.weeks import full_week

NEXT = full_week()
PAGE = f"/admin/week?week={NEXT}"


@pytest.fixture
def database_kind() -> str:
    """The figures are tested on both with their service; here it is about the page."""
    return "sqlite"


@pytest.fixture
def planned(make: Factory, session: Session) -> User:
    """A coach with a planned week, for one of two participants."""
    coach = make.coach(name="Asta Påhittad")
    make.participant(coach, code_name="Vit fjäril")
    make.participant(coach, code_name="Grå gås")
    make.vacancy(make.workplace(name="Kafé Kanel"), headline="Diska och duka")
    actor = make.actor(coach)
    make_plan(act_as(session, actor), actor, NEXT)
    return coach


def test_a_team_leader_sees_for_whom_and_who_is_left(
    client: Client, make: Factory, planned: User
) -> None:
    client.sign_in(make.team_leader(planned.roles[0].unit))
    page = client.get(PAGE).text
    for words in ("Asta Påhittad", "Kafé Kanel", "Vit fjäril", "Grå gås", "plats för 5 till"):
        assert words in page
    assert "1 av 6 kontakter är planerade, på 1 arbetsplatser" in page
    assert "Väntar utan kontakt" in page
    assert "Allas vecka" in client.get("/").text


def test_a_coordinator_sees_where_and_nobody(client: Client, make: Factory, planned: User) -> None:
    client.sign_in(make.coordinator(planned.roles[0].unit))
    page = client.get(PAGE).text
    assert "Kafé Kanel" in page
    assert "Södertälje" in page
    for hidden in ("Vit fjäril", "Grå gås", "Väntar utan kontakt", "Diska och duka", "Har väntat"):
        assert hidden not in page
    unit = planned.roles[0].unit_id
    assert "Kafé Kanel" in client.get(f"{PAGE}&unit_id={unit}").text
    assert "Här finns inga coacher" in client.get(f"{PAGE}&unit_id=99").text
    assert "Ingen har planerat" in client.get("/admin/week?week=2030-W02").text
    assert client.get("/admin/week?week=nu").status_code == 404


def test_a_coach_does_not_see_it(client: Client, planned: User) -> None:
    assert client.sign_in(planned).get(PAGE).status_code == 403
