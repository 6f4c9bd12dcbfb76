"""The week's plan on the pages: made, changed, made anew, and turned into announced contacts."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Intention, PlanLine, User, Workplace
from employer_match.vocabulary import LineState, Purpose
from tests.support.clients import Client
from tests.support.factories import Factory
from tests.support.weeks import full_week

NEXT = full_week()
PAGE = f"/plan?week={NEXT}"


@pytest.fixture
def coach(client: Client, make: Factory) -> User:
    coach = make.coach()
    make.participant(coach, code_name="Vit fjäril")
    client.sign_in(coach)
    return coach


@pytest.fixture
def kanel(make: Factory) -> Workplace:
    place = make.workplace(name="Kafé Kanel")
    make.vacancy(place, headline="Diska och duka")
    return place


def plan(client: Client) -> None:
    assert client.submit(PAGE, {"week": str(NEXT)}, to="/plan").status_code == 303


def line_of(session: Session) -> PlanLine:
    session.rollback()
    session.expire_all()
    return session.scalars(select(PlanLine).order_by(PlanLine.id.desc())).first()  # type: ignore[return-value]


def test_plan_lock_take_out_and_put_back(
    client: Client, session: Session, coach: User, kanel: Workplace
) -> None:
    assert "Inget är planerat än" in client.get(PAGE).text
    plan(client)
    page = client.get(PAGE).text
    for words in ("Kafé Kanel", "Vit fjäril", "Diska och duka", "Har väntat 3", "Ingen av oss"):
        assert words in page
    for edit, state in (("lock", LineState.LOCKED), ("unlock", LineState.PLANNED)):
        line = line_of(session)
        sent = {"version": line.version}
        assert client.submit(PAGE, sent, to=f"/plan/lines/{line.id}/{edit}").location == PAGE
        assert line_of(session).state is state
    line = line_of(session)
    client.submit(PAGE, {"version": line.version}, to=f"/plan/lines/{line.id}/remove")
    plan(client)
    page = client.get(PAGE).text
    assert "Borttaget" in page
    assert "Lägg tillbaka" in page
    assert "Vit fjäril" not in page


def test_announce_from_the_plan(
    client: Client, session: Session, coach: User, kanel: Workplace
) -> None:
    plan(client)
    line = line_of(session)
    sent = {"version": line.version}
    assert client.submit(PAGE, sent, to=f"/plan/lines/{line.id}/accept").status_code == 303
    assert session.scalars(select(Intention.workplace_id)).one() == kanel.id
    assert re.search(r"</svg>\s*Anmält", client.get(PAGE).text)


def test_a_collision_is_shown_before_anything_is_announced(
    client: Client, make: Factory, session: Session, coach: User, kanel: Workplace
) -> None:
    plan(client)
    make.contact(kanel, make.coach(coach.roles[0].unit, name="Bo Kollega"))
    line = line_of(session)
    path = f"/plan/lines/{line.id}/accept"
    make.contact(kanel, make.coach(coach.roles[0].unit, name="Bo Kollega"))
    page = client.submit(PAGE, {"version": line.version}, to=path)
    assert page.status_code == 409
    assert "Bo Kollega" in page.text
    sent = {"version": line.version, "go_on_reason": "other_department"}
    assert client.submit(PAGE, sent, to=path).status_code == 303
    make.rule(place := make.workplace(), stop_for_good=True, stop_since=clock.today())
    sent = {"workplace_id": place.id, "week": str(NEXT), "purpose": "care", "mode": "visit"}
    form = f"/plan/new?workplace_id={place.id}&week={NEXT}"
    assert "har bett" in (stopped := client.submit(form, sent, to="/plan/new")).text
    assert stopped.status_code == 409


def test_a_line_of_ones_own(client: Client, make: Factory, session: Session, coach: User) -> None:
    place = make.workplace(name="Egen plats")
    person = make.participant(coach, code_name="Blå fågel")
    make.contact(place, make.coach(coach.roles[0].unit, name="Bo Kollega"), days_ago=1)
    assert f"/plan/new?workplace_id={place.id}" in client.get(f"/workplaces/{place.id}").text
    form = f"/plan/new?workplace_id={place.id}&week={NEXT}"
    sent = {
        "workplace_id": place.id,
        "week": str(NEXT),
        "purpose": Purpose.CARE,
        "mode": "phone",
        "day": NEXT.workdays[1].isoformat(),
        "participant_id": person.id,
    }
    wrong = client.submit(form, {**sent, "day": "2020-01-01"}, to="/plan/new")
    assert wrong.status_code == 422
    assert "Välj en dag i veckan" in wrong.text
    assert client.submit(form, sent, to="/plan/new").location == PAGE
    page = client.get(PAGE).text
    for words in ("Egen plats", "Blå fågel", "Tänk på detta först", "Bo Kollega"):
        assert words in page
    assert client.submit(form, sent, to="/plan/new").status_code == 409
    assert client.get("/plan/new").location == "/workplaces"


def test_weeks_that_are_over_or_none(client: Client, coach: User) -> None:
    assert "Inget planerades den här veckan" in client.get("/plan?week=2024-W01").text
    assert client.get("/plan?week=2024-W60").status_code == 404
    assert client.submit(PAGE, {"week": "2024-W01"}, to="/plan").status_code == 422
    assert client.get("/plan").status_code == 200


def test_nobody_touches_anothers_line(
    client: Client, make: Factory, session: Session, coach: User, kanel: Workplace
) -> None:
    plan(client)
    line = line_of(session)
    client.sign_in(make.coach())
    sent = {"version": line.version}
    assert client.submit("/account", sent, to=f"/plan/lines/{line.id}/lock").status_code == 404
    client.sign_in(make.coordinator())
    assert client.get("/plan").status_code == 403
