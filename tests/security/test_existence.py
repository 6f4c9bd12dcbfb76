"""Somebody signed in asks for another's participant in every way, and learns nothing."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from employer_match import clock
from employer_match.models import AccessLogEntry, OutboxMessage, Participant, User
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose, Role
from tests.support.clients import Client
from tests.support.factories import Factory

NOBODY = "0123456789abcdef"
CONTACT = {
    "mode": Mode.VISIT,
    "purpose": Purpose.INTRODUCE,
    "outcome": Outcome.INTERESTED,
    "next_step": NextStep.NOTHING,
}
PAGES = (
    "/participants/{who}",
    "/participants/{who}/edit",
    "/participants/{who}/profile",
    "/participants/{who}/profiles",
    "/contacts/new?workplace_id={place}&participant={who}",
)
CALLS = (
    ("GET", "/participants/{who}", None),
    ("PUT", "/participants/{who}", {"code_name": "Tall", "coach_id": 1}),
    ("GET", "/participants/{who}/profile", None),
    ("PUT", "/participants/{who}/profile", {}),
    ("GET", "/participants/{who}/suggestions", None),
    ("POST", "/participants/{who}/suggestions", {}),
    ("POST", "/participants/{who}/decisions", {"vacancy_id": 1, "answer": "wants"}),
    ("POST", "/contacts", {**CONTACT, "participants": ["{who}"]}),
)


def told(answer: TestResponse, who: str) -> tuple[int, str, str]:
    """All that an answer tells, but for the id that was asked for and what is new each time."""
    text = re.sub(r'(nonce|value)="[^"]*"', "", answer.text.replace(who, "who"))
    return answer.status_code, text, answer.headers.get("ETag", "")


@pytest.fixture
def north(make: Factory) -> tuple[User, Participant]:
    """A coach, and a colleague's participant in the same unit."""
    unit = make.unit()
    person = make.participant(coach=make.coach(unit), unit_id=unit.id)
    make.profile(person, own_words="Jag vill arbeta med djur")
    return make.coach(unit), person


def test_a_colleagues_participant_and_nobody_are_the_same_answer(
    client: Client, session: Session, make: Factory, north: tuple[User, Participant]
) -> None:
    coach, person = north
    place = make.workplace().id
    bearer = client.bearer(coach)
    for page in PAGES:
        client.sign_in(coach)
        there, not_there = (
            client.get(page.format(who=w, place=place)) for w in (person.id, NOBODY)
        )
        assert told(there, person.id) == told(not_there, NOBODY), page
    for method, path, body in CALLS:
        answers = []
        for who in (person.id, NOBODY):
            sent = dict(body) if body is not None else None
            if path == "/contacts" and sent is not None:
                day = clock.today().isoformat()
                sent |= {"participants": [who], "workplace_id": place, "happened_on": day}
            answers.append(
                told(
                    client.open(
                        "/api/v1" + path.format(who=who),
                        method=method,
                        json=sent,
                        headers=bearer | {"If-Match": '"1"'},
                    ),
                    who,
                )
            )
        assert answers[0] == answers[1], (method, path)
        assert answers[0][0] == 404, (method, path)
    act_as(session, SYSTEM)
    assert session.scalars(select(AccessLogEntry)).all() == [], "nothing of her was read"


def test_a_token_of_one_unit_does_not_open_the_other(client: Client, make: Factory) -> None:
    north, south = make.unit(), make.unit()
    coach = make.coach(north)
    make.role(coach, south, Role.COACH)
    here, there = (make.participant(coach=coach, unit_id=unit.id) for unit in (north, south))
    bearer = client.bearer(coach, south.id)
    listed = client.get("/api/v1/participants", headers=bearer).get_json()["items"]
    assert [one["id"] for one in listed] == [there.id]
    assert client.get(f"/api/v1/participants/{here.id}", headers=bearer).status_code == 404
    enrolled = client.post(
        "/api/v1/participants",
        json={"code_name": "Tall", "unit_id": north.id},
        headers=bearer,
    )
    assert enrolled.status_code == 403


def test_a_token_dies_with_the_account_and_opens_no_page(
    client: Client, session: Session, make: Factory
) -> None:
    coach = make.coach()
    bearer = client.bearer(coach)
    assert client.get("/participants", headers=bearer).status_code == 302
    assert client.sign_in(coach).get("/api/v1/participants").status_code == 401
    coach.disabled_at = clock.now()
    assert client.get("/api/v1/participants", headers=bearer).status_code == 401
    assert client.get("/participants").status_code == 302


def test_a_contact_shown_to_the_county_names_nobody(
    client: Client, session: Session, make: Factory, north: tuple[User, Participant]
) -> None:
    """The participant's id and code name appear in no list, notice or letter of others."""
    coach, person = north
    place = make.workplace()
    colleague = session.get_one(User, person.coach_id)
    make.contact(place, colleague, person, purpose=Purpose.PRESENT_CANDIDATE)
    reader = make.coordinator()
    for user in (coach, reader):
        bearer = client.bearer(user)
        for path in ("/contacts", f"/workplaces/{place.id}", "/overview", "/notices"):
            text = client.get("/api/v1" + path, headers=bearer).text
            assert person.id not in text, path
            assert person.code_name not in text, path
        page = client.sign_in(user).get(f"/workplaces/{place.id}").text
        assert person.code_name not in page
        assert person.id not in page
    letters = session.scalars(select(OutboxMessage)).all()
    assert not any(person.code_name in letter.body for letter in letters)


def test_that_a_unit_apart_presented_or_placed_somebody_is_not_told_by_the_stage(
    client: Client, session: Session, make: Factory
) -> None:
    apart = make.unit(shares_employer_layer=False)
    theirs = make.coach(apart)
    place = make.workplace()
    make.contact(
        place, theirs, days_ago=40, purpose=Purpose.PRESENT_CANDIDATE, outcome=Outcome.HIRED
    )
    ours = make.coordinator()

    def stage(user: User) -> int:
        bearer = client.bearer(user)
        return int(
            client.get(f"/api/v1/workplaces/{place.id}", headers=bearer).get_json()["relation"][
                "stage"
            ]
        )

    assert stage(theirs) == 4
    assert stage(ours) == 1
    found = client.get("/api/v1/overview?stage=4", headers=client.bearer(ours)).get_json()
    assert found["total"] == 0


def test_what_a_unit_apart_announced_cannot_be_told_from_nothing(
    client: Client, make: Factory
) -> None:
    theirs = make.coach(make.unit(shares_employer_layer=False))
    hidden = make.intention(make.workplace(), theirs).id
    bearer = client.bearer(make.coordinator())
    told = set()
    for intention_id in (hidden, 999_999):
        path = f"/api/v1/intentions/{intention_id}/release"
        answer = client.post(path, headers=bearer | {"If-Match": '"1"'})
        told.add((answer.status_code, answer.text))
    assert len(told) == 1
    assert told.pop()[0] == 404
