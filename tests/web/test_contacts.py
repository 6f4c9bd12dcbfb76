"""Logging a contact on the pages: few fields, what stands in the way, nothing typed is lost."""

import re
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Collision, Contact, OnBehalfOf, User, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose, Role
from tests.support.clients import Client
from tests.support.factories import Factory, day


def typed(place: Workplace, **more: Any) -> dict[str, Any]:
    """What a coach types for a visit."""
    return {
        "workplace_id": place.id,
        "happened_on": clock.today().isoformat(),
        "mode": "visit",
        "purpose": "learn_needs",
        "outcome": "interested",
        "next_step": "call",
        **more,
    }


def logged(session: Session, user: User) -> list[Contact]:
    """The contacts of a user, as they stand in the database."""
    session.rollback()
    found = select(Contact).where(Contact.user_id == user.id).order_by(Contact.id)
    return list(session.scalars(found.execution_options(populate_existing=True)))


def test_the_form_asks_for_six_things_and_has_answers_for_all_but_one(
    client: Client, make: Factory
) -> None:
    place = make.workplace()
    page = client.sign_in(make.coach()).get(f"/contacts/new?workplace_id={place.id}").text
    form = page[page.index('action="/contacts/new"') :]
    asked = re.findall(r'name="(\w+)"[^>]* required', form)
    assert asked == ["happened_on", "mode", "purpose", "outcome", "next_step"]  # and the workplace
    assert f'value="{clock.today().isoformat()}"' in form
    assert 'value="visit" selected' in form
    assert 'value="introduce" selected' in form


def test_a_contact_is_logged_and_the_page_says_what_comes_next(
    client: Client, make: Factory, session: Session
) -> None:
    coach, place = make.coach(), make.workplace(name="Kafé Kanel")
    client.sign_in(coach)
    answer = client.submit(
        f"/contacts/new?workplace_id={place.id}",
        typed(place, next_step_on=day(-5).isoformat(), note="Chefen kommer på torsdag.\r\nRing."),
        to="/contacts/new",
    )
    assert (answer.status_code, answer.location) == (303, f"/workplaces/{place.id}")
    (contact,) = logged(session, coach)
    assert contact.note == "Chefen kommer på torsdag.\nRing."
    assert (contact.purpose, contact.next_step) == (Purpose.LEARN_NEEDS, NextStep.CALL)
    page = client.get(answer.location).text
    assert "Kontakten är loggad: besök" in page
    assert "Nästa steg: ringa" in page
    assert "Chefen kommer på torsdag." in page


def test_a_double_press_logs_once_and_another_visit_from_the_same_page_is_another(
    client: Client, make: Factory, session: Session
) -> None:
    coach, place = make.coach(), make.workplace()
    form = client.sign_in(coach).get(f"/contacts/new?workplace_id={place.id}").text
    name = re.findall(r'name="_once" value="([\w-]+)"', form)[0]
    token = client.csrf_token("/account")
    for change in ({}, {}, {"note": "En gång till."}):
        sent = typed(place, _once=name, csrf_token=token, **change)
        assert client.post("/contacts/new", data=sent).status_code == 303
    assert [each.note for each in logged(session, coach)] == ["", "En gång till."]
    assert "Kontakten är redan loggad" in client.get(f"/workplaces/{place.id}").text


def test_a_missing_answer_marks_its_field_and_keeps_the_rest(
    client: Client, make: Factory, session: Session
) -> None:
    coach, place = make.coach(), make.workplace()
    client.sign_in(coach)
    page = client.submit(
        f"/contacts/new?workplace_id={place.id}",
        typed(place, outcome="", note="Skrev mycket här.", happened_on=day(-3).isoformat()),
        to="/contacts/new",
    )
    assert page.status_code == 422
    assert '<a href="#outcome">' in page.text
    assert "Skrev mycket här." in page.text
    page = client.post(
        "/contacts/new",
        data={
            **typed(place, happened_on=day(-3).isoformat()),
            "csrf_token": client.csrf_token("/account"),
        },
    )
    assert page.status_code == 422
    assert "Den dagen har inte kommit än" in page.text
    assert logged(session, coach) == []


def test_a_colleagues_contact_is_met_before_it_is_logged_and_settled_with_a_reason(
    client: Client, make: Factory, session: Session
) -> None:
    bo = make.coach(name="Bo Kollega")
    anna, place = make.coach(bo.roles[0].unit), make.workplace()
    make.contact(place, bo, days_ago=4, outcome=Outcome.MEETING_BOOKED, next_step_on=day(-6))
    client.sign_in(anna)
    path = f"/contacts/new?workplace_id={place.id}"
    assert "En kollega var här nyligen" in client.get(path).text
    page = client.submit(path, typed(place, note="Mycket skrivet."), to="/contacts/new")
    assert page.status_code == 409
    for shown in ("Krock", "Bo Kollega", "för 4 dagar sedan", "möte bokat", "Mycket skrivet."):
        assert shown in page.text
    assert logged(session, anna) == []
    answer = client.submit(
        path, typed(place, go_on_reason="agreed_with_colleague"), to="/contacts/new"
    )
    assert answer.status_code == 303
    (contact,) = logged(session, anna)
    (collision,) = session.scalars(select(Collision))
    assert (collision.contact_id, collision.reason) == (
        contact.id,
        GoOnReason.AGREED_WITH_COLLEAGUE,
    )
    told = client.sign_in(bo).get("/").text
    assert f"{anna.name} (" in told
    assert "gick vidare" in told


def test_a_stop_holds_and_only_a_coordinators_reason_goes_past_it(
    client: Client, make: Factory, session: Session
) -> None:
    place, coach = make.workplace(), make.coach()
    make.rule(place, stop_for_good=True)
    path = f"/contacts/new?workplace_id={place.id}"
    page = client.sign_in(coach).submit(path, typed(place), to="/contacts/new")
    assert page.status_code == 409
    assert "Stopp: kontakten är inte loggad" in page.text
    assert 'name="override_stop_reason"' not in page.text
    both = make.user(Role.COACH, Role.COORDINATOR)
    page = client.sign_in(both).submit(path, typed(place), to="/contacts/new")
    assert 'name="override_stop_reason"' in page.text
    answer = client.submit(
        path, typed(place, override_stop_reason="De bad oss."), to="/contacts/new"
    )
    assert answer.status_code == 303
    assert (logged(session, coach), len(logged(session, both))) == ([], 1)


def test_on_whose_behalf_is_kept_from_whoever_may_not_see_the_person(
    client: Client, make: Factory, session: Session
) -> None:
    anna, bo = make.coach(), make.coach()
    place, person = make.workplace(), make.participant(anna, code_name="Havsörn")
    client.sign_in(anna)
    path = f"/contacts/new?workplace_id={place.id}&participant={person.id}"
    assert f'value="{person.id}" checked' in client.get(path).text
    client.submit(path, typed(place, participants=[person.id]), to="/contacts/new")
    (contact,) = logged(session, anna)
    act_as(session, SYSTEM)
    assert [link.contact_id for link in session.scalars(select(OnBehalfOf))] == [contact.id]
    assert "Havsörn" in client.get(f"/workplaces/{place.id}").text
    others = client.sign_in(bo).get(f"/workplaces/{place.id}").text
    assert "Havsörn" not in others
    assert person.id not in others
    stolen = client.submit(
        f"/contacts/new?workplace_id={make.workplace().id}",
        typed(make.workplace(), participants=[person.id]),
        to="/contacts/new",
    )
    missing = client.submit(
        "/account", typed(make.workplace(), participants=["0" * 16]), to="/contacts/new"
    )
    assert stolen.status_code == missing.status_code == 404


def test_without_a_workplace_the_page_asks_which_and_shows_the_last_ones(
    client: Client, make: Factory
) -> None:
    coach = make.coach()
    make.contact(make.workplace(name="Bageri Bulle"), coach)
    make.workplace(name="Kafé Kanel")
    page = client.sign_in(coach).get("/contacts/new?text=kanel").text
    assert page.index("Kafé Kanel") < page.index("Bageri Bulle")
    nothing = client.get("/contacts/new?text=finns+inte").text
    assert "/workplaces/new?name=finns%20inte" in nothing


def test_the_old_day_must_be_confirmed(client: Client, make: Factory, session: Session) -> None:
    coach, place = make.coach(), make.workplace()
    path, old = f"/contacts/new?workplace_id={place.id}", day(500).isoformat()
    page = client.sign_in(coach).submit(path, typed(place, happened_on=old), to="/contacts/new")
    assert page.status_code == 422
    assert 'name="confirm_old_date"' in page.text
    sure = typed(place, happened_on=old, confirm_old_date="true")
    assert client.submit(path, sure, to="/contacts/new").status_code == 303
    assert [contact.mode for contact in logged(session, coach)] == [Mode.VISIT]


def test_what_is_no_form_of_ours_is_refused(client: Client, make: Factory) -> None:
    client.sign_in(make.coach())
    no_place = client.submit("/account", {"mode": "visit"}, to="/contacts/new")
    unknown = client.submit("/account", typed(make.workplace(), points=3), to="/contacts/new")
    assert (no_place.status_code, unknown.status_code) == (404, 422)
    assert client.get("/contacts/new?workplace_id=999999").status_code == 404
    unreadable = client.get("/contacts/new?text=%00kanel&workplace_id=99999999999999999999")
    assert unreadable.status_code == 200
