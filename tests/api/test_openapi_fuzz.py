"""Whatever is sent, the API answers as its document says: no 5xx, no undocumented status or shape.

Schemathesis makes requests from the document, right ones and wrong ones; half of the ids, and of
the versions, are put right so that requests also get past the first door.
"""

import warnings
from collections.abc import Iterator
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

from tests.api.world import World, build
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
    @given(case=operation.as_strategy(generation_mode=mode), right=st.booleans())
    def throw(case: Any, right: bool) -> None:
        if right:
            _put_right(case, world)
        answer = case.call(headers=token)
        case.validate_response(answer, checks=CHECKS)

    throw()


def _put_right(case: Any, world: World) -> None:
    """Let ids name what exists, and versions be the first."""
    for place in (case.path_parameters, case.query, case.body):
        for name in _ids(place):
            place[name] = world.ids[name]
    if case.headers and "If-Match" in case.headers:
        case.headers["If-Match"] = '"1"'


def _ids(place: object) -> Iterator[str]:
    if isinstance(place, dict):
        yield from [name for name in place if name in _NAMES]


_NAMES = {
    "employer_id", "workplace_id", "person_id", "contact_person_id", "contact_id", "intention_id",
    "vacancy_id", "participant_id", "unit_id", "user_id", "coach_id", "owner_id",
}  # fmt: skip
