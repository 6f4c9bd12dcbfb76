"""Whatever is sent, the API answers as its document says: no 5xx, no undocumented status or shape.

Schemathesis makes requests from the document, right ones and wrong ones; in most of them what no
schema can say (ids that exist, days that have come) is put right, so that they get past the doors.
"""

import warnings
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from employer_match import clock
from tests.api.world import OCCUPATION, World, build
from tests.support.clients import Client
from tests.support.factories import Factory

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    response_schema_conformance,
    content_type_conformance,
]
RIGHT, WRONG = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
#: How many requests of each kind for each operation.
EXAMPLES = {"sqlite": {RIGHT: 6, WRONG: 3}, "postgresql": {RIGHT: 4, WRONG: 2}}


@pytest.mark.slow
def test_every_operation_keeps_its_word(
    app: Flask, client: Client, make: Factory, database_kind: str
) -> None:
    world = build(make)
    token = client.bearer(world.everybody)
    make.session.commit()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # schemathesis warns of its own dependencies
        document = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
        operations = [found.ok() for found in document.get_all_operations()]
        assert len(operations) > 50
        for operation in operations:
            for mode, examples in EXAMPLES[database_kind].items():
                _throw(operation, mode, examples, world, token)


def _throw(operation: Any, mode: Any, examples: int, world: World, token: dict[str, str]) -> None:
    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), right=st.integers(0, 3))
    def throw(case: Any, right: int) -> None:
        if right:
            _put_right(case, world)
        answer = case.call(headers=token)
        case.validate_response(answer, checks=CHECKS)

    throw()


def _put_right(case: Any, world: World) -> None:
    """Let ids, codes and days be those that exist, words be readable, and versions the first."""
    known = {**world.ids, **RIGHT_VALUES, "happened_on": clock.today().isoformat()}
    for place in (case.path_parameters, case.query, case.body):
        for name in list(place) if isinstance(place, dict) else []:
            if name in known:
                place[name] = known[name]
            elif isinstance(place[name], str):
                place[name] = "".join(each for each in place[name] if each.isprintable())
    if case.operation.path.startswith("/api/v1/submitted-needs/"):
        case.path_parameters["vacancy_id"] = world.waiting
    if case.headers and "If-Match" in case.headers:
        case.headers["If-Match"] = '"1"'


RIGHT_VALUES = {
    "participants": [],
    "occupation": OCCUPATION,
    "concept_id": OCCUPATION,
    "municipality_code": "0181",
    "from_municipality": None,
    "max_km": None,
    "municipalities": ["0181"],
    "organisation_number": None,
    "phone": None,
    "deadline": None,
    "next_step_on": None,
    "learnt_on": None,
    "webpage_url": None,
    "hours_min": None,
    "starts_on": None,
    "not_before": None,
    "stop_until": None,
    "ended_on": None,
    "enrolled_on": None,
    "text": "Diska",
    "name": "Någon",
    "comment": "Tack",
    "languages": ["sv"],
    "licences": ["B"],
    "must_have": [],
    "nice_to_have": [],
    "wishes": [{"kind": "text", "value": "djur"}],
    "must_nots": [{"kind": "condition", "value": "night"}],
}
