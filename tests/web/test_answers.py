"""The agenda of a contact: what the suggestions ask there, and what the answers leave behind."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, Vacancy
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.suggest import suggest_for
from tests.api.machine import Machine, fields_of
from tests.support.clients import Client
from tests.support.factories import Factory

QUESTION = r'name="answers-(\d)-condition" value="(\w+)"'


@pytest.fixture
def database_kind() -> str:
    """The answers' own service is tested on both."""
    return "sqlite"


def test_answers_from_the_log_update_the_vacancy_and_are_not_asked_again(
    client: Client, make: Factory, session: Session
) -> None:
    coach, place, elsewhere = make.coach(), make.workplace(), make.workplace()
    person, strange = make.participant(coach), make.participant()
    make.profile(person, conditions=["calm", "daytime"])
    make.profile(strange, conditions=["outdoors"])
    opening = make.vacancy(place, headline="Vika kartonger")
    suggest_for(act_as(session, SYSTEM), SYSTEM, [person.id, strange.id])
    form = f"/contacts/new?workplace_id={place.id}&mode=phone&vacancy_id={opening.id}"
    page = client.sign_in(coach).get(form).text
    asked = {condition: number for number, condition in re.findall(QUESTION, page)}
    assert asked.keys() == {"calm", "daytime"}, "nothing of whom the coach does not reach"
    assert 'value="phone" selected' in page
    typed = {
        "workplace_id": place.id,
        "happened_on": clock.today().isoformat(),
        "mode": "phone",
        "purpose": "learn_needs",
        "outcome": "",
        "next_step": "nothing",
    }
    for condition, number in asked.items():
        typed |= {
            f"answers-{number}-vacancy_id": opening.id,
            f"answers-{number}-condition": condition,
            f"answers-{number}-value": "true" if condition == "calm" else "",
        }
    again = client.submit(form, typed, to="/contacts/new")
    assert again.status_code == 422
    ticked = rf'name="answers-{asked["calm"]}-value" value="true" checked'
    assert re.search(ticked, again.text), "an answer is not lost on the way"
    wrong = {**typed, "outcome": "interested", "workplace_id": elsewhere.id}
    assert "på den här arbetsplatsen" in client.submit(form, wrong, to="/contacts/new").text
    done = client.submit(form, {**typed, "outcome": "interested"}, to="/contacts/new")
    assert done.status_code == 303
    session.rollback()
    kept = session.get_one(Vacancy, opening.id, populate_existing=True).conditions
    assert kept["calm"] == {"value": True, "quote": "", "source": "contact"}
    assert "daytime" not in kept, "no answer is no fact"
    asked_now = {condition for _number, condition in re.findall(QUESTION, client.get(form).text)}
    assert asked_now == {"daytime"}

    machine = Machine(client, coach)
    body = {key: value for key, value in typed.items() if "answers" not in key}
    answer = {"vacancy_id": opening.id, "condition": "daytime", "value": False}
    body |= {"outcome": "done", "answers": [answer]}
    refused = machine.post("/contacts", body | {"workplace_id": elsewhere.id})
    assert fields_of(refused) == {"answers"}
    assert machine.post("/contacts", body).status_code == 201
    session.rollback()
    kept = session.get_one(Vacancy, opening.id, populate_existing=True).conditions
    assert kept["daytime"]["value"] is False
    assert len(session.scalars(select(Contact)).all()) == 2
