"""Everybody who has no business with a person walks every address, and learns nothing of them."""

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from employer_match.config import Settings
from employer_match.http import signed_in
from employer_match.models import (
    AuditEntry,
    OutboxMessage,
    User,
)
from tests.journeys.every_address import Values, addresses, text_of, values_of
from tests.journeys.somebody import BEGAN, STEM, WORD, World, unplanted, world
from tests.support.clients import Client
from tests.support.factories import Factory

NOBODY = "0123456789abcdef"
BEGAN_WRITTEN = re.compile(rf"{BEGAN}|{BEGAN.day} mar\w* {BEGAN.year}")
#: What a page is asked besides its address; the person's id is within a guesser's reach.
QUESTION = "?all=true&ended=true&page_size=100&participant={person}&workplace_id={place}"


@pytest.fixture
def database_kind() -> str:
    """What is tried lies above the database, so one kind of it is enough."""
    return "sqlite"


@pytest.fixture
def somebody(make: Factory, settings: Settings) -> World:
    return world(make, settings)


@pytest.fixture
def values(somebody: World, session: Session) -> Values:
    """What stands in the open places of addresses: the person's own where there is such."""
    return values_of(
        session,
        somebody.workplace,
        participant_id=somebody.person.id,
        vacancy_id=somebody.vacancy.id,
        person_id=somebody.contact_person.id,
        user_id=somebody.asta.id,
        unit_id=somebody.person.unit_id,
        token=somebody.need_token,
        feed=somebody.feed,
    )


def as_whom(client: Client, user: User | None) -> dict[str, str]:
    """Continue as this user on pages; the header with which the API is asked."""
    client.sign_out()
    return client.sign_in(user).bearer(user) if user else {}


def walk(client: Client, user: User | None, somebody: World, values: Values) -> set[str]:
    """The addresses at which this user reads the word, or the person's id without asking for it."""
    app = client.application
    bearer = as_whom(client, user)
    client.prepare()
    walker = FlaskClient(app, app.response_class)  # in a hurry: looks for one thing only
    if cookie := client.get_cookie(signed_in.COOKIE):
        walker.set_cookie(signed_in.COOKIE, cookie.value)
    question = QUESTION.format(person=somebody.person.id, place=somebody.workplace.id)
    told = set()
    for rule, path in addresses(app, values):
        is_api = path.startswith("/api/")
        for asked in [path] if is_api else [path, path + question]:
            answer = walker.get(asked, headers=bearer if is_api else None)
            assert answer.status_code < 500, asked
            text = html.unescape(text_of(answer) + str(answer.headers)).lower()
            named = somebody.person.id in text and somebody.person.id not in asked
            if STEM in text or named or BEGAN_WRITTEN.search(text):
                told.add(rule.rule)
    return told


@pytest.mark.slow
def test_no_stranger_reads_a_word_about_somebody_at_any_address(
    client: Client, session: Session, somebody: World, values: Values
) -> None:
    assert unplanted(session) == [], "plant the word there too"
    found = {
        who: sorted(walk(client, user, somebody, values))
        for who, user in somebody.strangers.items()
    }
    assert {who: told for who, told in found.items() if told} == {}
    known = walk(client, somebody.asta, somebody, values)
    assert len([rule for rule in known if "/api/" not in rule]) >= 8, "her own coach reads it"
    assert len([rule for rule in known if "/api/" in rule]) >= 6


def test_no_letter_and_no_entry_of_the_audit_holds_a_word_about_somebody(
    session: Session, somebody: World
) -> None:
    letters = session.scalars(select(OutboxMessage)).all()
    assert {each.recipient for each in letters} >= {"hitta@boden.example"}
    assert len(letters) >= 2, "the colleague was told too"
    for each in letters:
        text = f"{each.recipient} {each.subject} {each.body}"
        assert WORD not in text
        assert somebody.person.id not in text
    assert not any(STEM in str(data).lower() for data in session.scalars(select(AuditEntry.data)))


#: What a right request sends; without it the answer would be about the form.
BODIES: dict[str, dict[str, object]] = {
    "PUT /api/v1/participants/<participant:participant_id>": {"code_name": "Tall", "coach_id": 1},
    "POST /api/v1/participants/<participant:participant_id>/decisions": {
        "vacancy_id": 1,
        "answer": "wants",
    },
    "POST /participants/<participant_id>/edit": {
        "code_name": "Tall",
        "coach_id": "1",
        "_version": "1",
    },
    "POST /api/v1/participants/<participant:participant_id>/placements/<record:number>/credit": {
        "user_id": 1
    },
    "POST /participants/<participant_id>/placements/<int:number>/credit": {"user_id": "1"},
    "POST /participants/<participant_id>/placements/<int:number>/credit/take-back": {
        "user_id": "1"
    },
    "PUT /api/v1/participants/<participant:participant_id>/disclosure": {"approach": "no"},
    "POST /api/v1/participants/<participant:participant_id>/disclosure/withdrawal": {
        "employer_id": None
    },
    "POST /participants/<participant_id>/disclosure/edit": {"approach": "no", "_number": "1"},
    "POST /participants/<participant_id>/profile": {"said_by": "both", "_number": "1"},
    "POST /participants/<participant_id>/decisions/<int:vacancy_id>": {"answer": "wants"},
}


def everything(answer: TestResponse, who: str) -> tuple[int, str, list[tuple[str, str]]]:
    """All that an answer tells, but for the id that was asked for and what is new each time."""

    def same(text: str) -> str:
        text = re.sub(r"nonce[-=]\"?[\w-]+", "nonce", text.replace(who, "who"))
        return re.sub(r'(name="csrf_token" )value="[^"]*"', r"\1", text)

    headers = [(name, same(value)) for name, value in answer.headers if name != "Set-Cookie"]
    return answer.status_code, same(answer.text), headers


def test_a_missing_person_and_a_forbidden_one_are_the_same_answer_everywhere(
    app: Flask, client: Client, somebody: World, values: Values
) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if "participant_id" in rule.arguments]
    different, statuses = [], set()
    for who, user in somebody.strangers.items():
        bearer = {**as_whom(client, user), "If-Match": '"1"'}
        token = client.csrf_token("/account" if user else "/sign-in")
        for rule in rules:
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                body = BODIES.get(f"{method} {rule.rule}", {})
                answers = []
                for person in (somebody.person.id, NOBODY):
                    path = re.sub(r"<[^>]*participant_id>", person, rule.rule)
                    path = re.sub(r"<[^>]*vacancy_id>", str(somebody.vacancy.id), path)
                    path = re.sub(r"<[^>]*number>", "1", path)
                    if "/api/" in path:
                        sent = None if method == "GET" else body
                        got = client.open(path, method=method, json=sent, headers=bearer)
                    else:
                        form = {**body, "csrf_token": token} if method == "POST" else None
                        got = client.open(path, method=method, data=form)
                    answers.append(everything(got, person))
                statuses.add(answers[0][0])
                if answers[0] != answers[1]:
                    different.append(f"{who}: {method} {rule.rule}")
    assert different == []
    assert statuses == {302, 401, 403, 404}, "not found where one might, and refused elsewhere"
