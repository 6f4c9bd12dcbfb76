"""The document is OpenAPI 3.1, complete, and promises nothing that a coach's wall forbids."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask

from employer_match import create_app
from employer_match.config import Settings

#: What only the participant layer may speak of.
OF_PARTICIPANTS = {"participant_id", "participants", "code_name", "on_behalf_of", "own_words"}
#: What is about one's own participants, or holds them beside the employer for who may see them.
PARTICIPANT_TAGS = {
    *("participants", "profiles", "queue", "suggestions", "decisions"),
    *("placements", "handovers", "plan", "spread"),
}
#: The document's own schema of an operation, as far as it can go wrong here.
METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    app: Flask = create_app(
        Settings(database_url="sqlite://", secret_key="only for reading rules", faces="api")
    )
    answer = app.test_client().get("/api/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.text)
    return found


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, operations in document["paths"].items():
        for method in METHODS & operations.keys():
            yield f"{method.upper()} {path}", operations[method]


def test_it_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert document["info"]["title"]
    for name, schema in document["components"]["schemas"].items():
        assert jsonschema_rs.meta.is_valid(schema), name
    unresolved = [ref for ref in _references(document) if not _resolves(document, ref)]
    assert unresolved == []


def test_every_operation_says_what_it_does_under_one_name(document: dict[str, Any]) -> None:
    operations = dict(_operations(document))
    silent = [name for name, each in operations.items() if not each.get("summary")]
    bare = [name for name, each in operations.items() if not each.get("description")]
    assert (silent, bare) == ([], [])
    ids = [each["operationId"] for each in operations.values()]
    assert len(ids) == len(set(ids))
    assert all(each["tags"] for each in operations.values())


def test_every_operation_answers_with_a_shape_and_names_its_refusals(
    document: dict[str, Any],
) -> None:
    for name, each in _operations(document):
        fine = [found for status, found in each["responses"].items() if status < "204"]
        assert fine or "204" in each["responses"], name
        assert all("schema" in one["content"]["application/json"] for one in fine), name
        assert {"400", "401", "403", "422"} <= each["responses"].keys(), name
        needs_version = any(one["name"] == "If-Match" for one in each.get("parameters", []))
        assert needs_version == ("428" in each["responses"]), name


def test_lists_take_a_page_and_say_the_total(document: dict[str, Any]) -> None:
    paged = {
        name
        for name, each in _operations(document)
        if {"page", "page_size"} <= {one["name"] for one in each.get("parameters", [])}
    }
    totals = {
        name
        for name, each in _operations(document)
        if name.startswith("GET")
        and "total" in _shape(document, each["responses"]["200"]).get("properties", {})
    }
    assert paged == totals
    assert len(paged) >= 10


def test_answers_promise_every_field_and_no_other(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        if name.endswith(("Reply", "Page")):
            assert schema["additionalProperties"] is False, name
            assert set(schema["required"]) == set(schema["properties"]), name


def test_the_employer_layer_speaks_of_no_participant(document: dict[str, Any]) -> None:
    for name, each in _operations(document):
        if PARTICIPANT_TAGS & set(each["tags"]) or name.endswith("/participants"):
            continue
        fine = [each["responses"].get(status) for status in ("200", "201")]
        told = set().union(*(_names(document, answer) for answer in fine if answer))
        assert not told & OF_PARTICIPANTS, name


def test_nobody_is_given_points(document: dict[str, Any]) -> None:
    forbidden = ("score", "percent", "rating", "points", "probability")
    for name, schema in document["components"]["schemas"].items():
        for field in schema.get("properties", {}):
            of_time = (name.endswith(("WorkingTime", "WorkingTimeInput", "WorkingTimeReply"))
                       and field == "percent")  # fmt: skip
            assert of_time or not any(word in field for word in forbidden), f"{name}.{field}"


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from _references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _references(inner)


def _resolves(document: dict[str, Any], reference: str) -> bool:
    part: Any = document
    for name in reference.removeprefix("#/").split("/"):
        if name not in part:
            return False
        part = part[name]
    return True


def _shape(document: dict[str, Any], response: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = response["content"]["application/json"]["schema"]
    for reference in _references(schema):
        return dict(document["components"]["schemas"][reference.rpartition("/")[2]])
    return schema


def _names(document: dict[str, Any], response: dict[str, Any]) -> set[str]:
    """Every field name that the answer may hold, however deep."""
    found, waiting, seen = set[str](), list(_references(response)), set[str]()
    while waiting:
        name = waiting.pop().rpartition("/")[2]
        if name not in seen:
            seen.add(name)
            schema = document["components"]["schemas"][name]
            found |= schema.get("properties", {}).keys()
            waiting += _references(schema)
    return found
