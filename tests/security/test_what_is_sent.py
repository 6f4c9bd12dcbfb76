"""What is sent in bodies: fields that nobody may set, and ids of what one does not reach.

The fields are those of the API's own document, so whatever is added is tried here too.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import AuditEntry, Notice, Participant, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from employer_match.vocabulary import NoticeKind, Role
from tests.support.clients import Client
from tests.support.factories import Factory
from tests.support.weeks import full_week

#: Columns that are set by what happens, never by what is sent.
NEVER_SENT = (
    "id", "version", "created_at", "updated_at", "created_by", "is_system", "actor", "role",
    "roles", "password_hash", "token_hash", "participant", "disabled_at", "approved_at", "source_",
    "audit", "read_only", "taken_back_at", "revoked_at", "__class__", "_version", "csrf_token",
)  # fmt: skip
#: Field that names another record → what is tried with it, or where that is tried.
IDS = {
    "a_id": "of employers, which the county shares",
    "b_id": "the same",
    "answers.vacancy_id": "tried below: of another workplace",
    "coach_id": "tried below: of another unit",
    "contact_person_id": "tried below: of another workplace",
    "deputy_id": "tried below: of another unit",
    "employer_id": "of employers, which the county shares",
    "gone_id": "the same",
    "ids": "tried below: another's notices are left alone",
    "kept_id": "of employers, which the county shares",
    "lines.id": "tests/services/handovers/test_hand_over.py",
    "lines.to_id": "tried below: of nobody who meets employers",
    "only_through_id": "tried below: of nobody who meets employers",
    "only_with_id": "tried below: of another workplace",
    "owner_id": "tried below: of nobody who meets employers",
    "participant_id": "tried below: beyond reach and nobody are the same",
    "participants": "tried below: beyond reach and nobody are the same",
    "to_id": "tried below: of nobody who meets employers",
    "together_with": "tried below: of nobody who meets employers",
    "unit_id": "tried below: of another unit",
    "user_id": "tried below: of another unit, or of nobody who works here",
    "vacancy_id": "tried below: of another workplace, or not there",
    "workplace_id": "of employers, which the county shares; 404 where there is none",
}
NOBODY = "0123456789abcdef"


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    """The API's own document."""
    return dict(client.get("/api/openapi.json").get_json())


def bodies(document: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """(method, path with ones in its places, fields) of each operation that takes a body."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if isinstance(operation, dict) and "requestBody" in operation:
                sent = operation["requestBody"]["content"]["application/json"]["schema"]
                place = re.sub(r"\{participant_id\}", NOBODY, path)
                yield method.upper(), re.sub(r"\{\w+\}", "1", place), list(fields(document, sent))


def fields(document: dict[str, Any], schema: dict[str, Any], before: str = "") -> Iterator[str]:
    """The names of a schema's fields; of rows as `rows.field`."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    for name, kind in schema.get("properties", {}).items():
        yield before + name
        yield from fields(document, kind.get("items", {}), f"{before}{name}.")


def test_no_field_is_taken_that_is_not_declared(
    client: Client, session: Session, make: Factory, document: dict[str, Any]
) -> None:
    """Mass assignment: each body refuses, by name, what only the service itself may write."""
    bearer = client.bearer(make.user(*Role, unit=make.unit())) | {"If-Match": '"1"'}
    tried, taken = 0, []
    for method, path, declared in bodies(document):
        sent = {name: 1 for name in NEVER_SENT if name not in declared}
        answer = client.open(path, method=method, json=sent, headers=bearer)
        named = set((answer.get_json() or {}).get("fields", {}))
        tried += 1
        if answer.status_code != 422 or not sent.keys() <= named:
            taken.append(f"{method} {path}: {answer.status} {sorted(sent.keys() - named)}")
    assert taken == []
    assert tried > 20
    act_as(session, SYSTEM)
    assert session.scalars(select(AuditEntry)).all() == []


def test_every_id_that_a_body_may_name_is_tried(document: dict[str, Any]) -> None:
    found = {
        name
        for _method, _path, declared in bodies(document)
        for name in declared
        if re.search(r"(^|_|\.)ids?$|^participants$|^together_with$", name)
    }
    assert found == IDS.keys(), "say in IDS what somebody else's id does there"


class Two:
    """A coach in one unit, and another in another, each with a participant and a workplace."""

    def __init__(self, make: Factory) -> None:
        self.mine, self.theirs = make.coach(), make.coach()
        self.reporter = make.user(Role.REPORTER, unit=make.unit())
        self.person = make.participant(self.mine)
        make.profile(self.person)
        self.hidden = make.participant(self.theirs)
        self.place: Workplace = make.workplace()
        elsewhere = make.workplace()
        self.other_vacancy = make.vacancy(elsewhere).id
        self.other_person = make.contact_person(elsewhere).id
        self.vacancy = make.vacancy(self.place).id
        day = clock.today().isoformat()
        self.contact: dict[str, Any] = {
            "workplace_id": self.place.id,
            "happened_on": day,
            "mode": "visit",
            "purpose": "introduce",
            "outcome": "interested",
            "next_step": "nothing",
        }
        answer = {"vacancy_id": self.other_vacancy, "condition": "quiet", "value": True}
        basics = {"code_name": "Tall"}
        here = f"/workplaces/{self.place.id}"
        person = f"/participants/{self.person.id}"
        #: (method, path, right body, what is put into it instead, the answer's status)
        self.tries: list[tuple[str, str, dict[str, Any], dict[str, Any], int]] = [
            ("POST", "/contacts", self.contact, {"contact_person_id": self.other_person}, 422),
            ("POST", "/contacts", self.contact, {"vacancy_id": self.other_vacancy}, 422),
            ("POST", "/contacts", self.contact, {"answers": [answer]}, 422),
            ("POST", "/contacts", self.contact, {"together_with": [self.reporter.id]}, 422),
            ("POST", "/contacts", self.contact, {"unit_id": self.theirs.roles[0].unit_id}, 403),
            ("POST", "/participants", basics, {"unit_id": self.theirs.roles[0].unit_id}, 403),
            ("POST", "/participants", basics, {"coach_id": self.theirs.id}, 422),
            ("POST", "/participants", basics, {"deputy_id": self.theirs.id}, 422),
            ("PUT", person, basics, {"coach_id": self.theirs.id}, 422),
            ("POST", f"{person}/decisions", {"answer": "wants"}, {"vacancy_id": 999_999}, 404),
            ("PUT", f"{here}/contact-rule", {}, {"only_with_id": self.other_person}, 422),
            ("PUT", f"{here}/contact-rule", {}, {"only_through_id": self.reporter.id}, 422),
            ("POST", f"{here}/owners", {}, {"owner_id": self.theirs.id}, 403),
            ("POST", f"{here}/owners", {"owner_id": self.mine.id},
             {"deputy_id": self.reporter.id}, 422),
            ("POST", "/working-time", {"first": day, "percent": 50},
             {"user_id": self.theirs.id}, 404),
            ("POST", f"/handovers/{self.mine.id}", {"lines": []},
             {"to_id": self.reporter.id}, 422),
            ("POST", "/intentions", {"workplace_id": self.place.id, "purpose": "introduce"},
             {"unit_id": self.theirs.roles[0].unit_id}, 403),
        ]  # fmt: skip


def test_ids_of_what_is_not_ones_own_are_refused_in_every_body(
    client: Client, session: Session, make: Factory
) -> None:
    two = Two(make)
    bearer = client.bearer(two.mine) | {"If-Match": '"1"'}
    wrong = []
    for method, path, right, instead, status in two.tries:
        sent = right | instead
        answer = client.open(f"/api/v1{path}", method=method, json=sent, headers=bearer)
        named = {name.partition(".")[0] for name in (answer.get_json() or {}).get("fields", {})}
        if answer.status_code != status or (status == 422 and not named & instead.keys()):
            wrong.append(f"{method} {path} {sorted(instead)}: {answer.status}, {sorted(named)}")
    assert wrong == []
    act_as(session, SYSTEM).expire_all()
    assert session.get_one(Participant, two.person.id).coach_id == two.mine.id


def test_a_participant_beyond_reach_is_nobody_in_every_body(client: Client, make: Factory) -> None:
    two = Two(make)
    bearer = client.bearer(two.mine)
    week = str(full_week())
    planned = {"workplace_id": two.place.id, "purpose": "care", "mode": "visit", "week": week}
    for path, right, name, wrapped in (
        ("/contacts", two.contact, "participants", True),
        ("/plan/lines", planned, "participant_id", False),
    ):
        told = set()
        for who in (two.hidden.id, NOBODY):
            sent = right | {name: [who] if wrapped else who}
            answer = client.post(f"/api/v1{path}", json=sent, headers=bearer)
            told.add((answer.status_code, answer.text.replace(who, "who")))
        assert len(told) == 1, path
        assert told.pop()[0] == 404, path


def test_anothers_notices_are_left_alone(client: Client, make: Factory, session: Session) -> None:
    two = Two(make)
    told = make.add(
        Notice(user_id=two.theirs.id, kind=NoticeKind.BECAME_OWNER, workplace_id=two.place.id)
    )
    bearer = client.bearer(two.mine)
    assert client.post("/api/v1/notices/read", json={"ids": [told.id]}, headers=bearer)
    session.refresh(told)
    assert told.read_at is None


def test_a_token_of_anothers_form_changes_nothing(
    app: Flask, client: Client, make: Factory
) -> None:
    """Every page that takes a POST, sent with a real token, of somebody else's browser."""
    stranger = client.sign_in(make.coach()).csrf_token("/account")
    other = type(client)(app, app.response_class)
    other.session = client.session
    other.sign_in(make.user(*Role, unit=make.unit()))
    other.csrf_token("/account")
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()) or rule.rule.startswith(("/api/", "/post")):
            continue
        words = {name: getattr(rule._converters[name], "items", ()) for name in rule.arguments}
        filled: dict[str, object] = {name: min(kinds, default=1) for name, kinds in words.items()}
        path = rule.build(filled, append_unknown=False)
        assert path is not None
        for sent in ({"csrf_token": stranger}, {"csrf_token": "x"}):
            assert other.post(path[1], data=sent).status_code == 400, rule.rule
