"""A program that talks to the API with a user's token; every answer must keep the contract."""

import json
from collections.abc import Callable
from typing import Any

from werkzeug.test import TestResponse

from employer_match.models import User
from tests.api.contract import Contract
from tests.support.clients import Client

_documents: list[Contract] = []


class Machine:
    """A program with a user's token, or without one."""

    def __init__(self, client: Client, user: User | None) -> None:
        """A fresh token in the user's first unit; None: without one."""
        self.client = client
        self.headers = client.bearer(user) if user is not None else {}

    def send(self, method: str, path: str, **more: Any) -> TestResponse:
        """Send a request below /api/v1 and check the answer against the document."""
        headers = {**self.headers, **more.pop("headers", {})}
        answer = self.client.open("/api/v1" + path, method=method, headers=headers, **more)
        broken = _contract(self.client).breaches(method, answer.request.path, answer)
        assert not broken, f"{method} {path}: {broken}"
        return answer

    def get(self, path: str, **query: Any) -> TestResponse:
        """Read; keywords are the query."""
        return self.send("GET", path, query_string=query)

    def post(self, path: str, body: Any = None, **headers: str) -> TestResponse:
        """Send a body; keywords are headers, `_` for `-`."""
        return self.send("POST", path, json=body or {}, headers=_headers(headers))

    def put(self, path: str, body: Any, version: object = None, **headers: str) -> TestResponse:
        """Change; `version` goes into If-Match, quoted."""
        if version is not None:
            headers["If_Match"] = f'"{version}"'
        return self.send("PUT", path, json=body, headers=_headers(headers))


def _headers(given: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in given.items()}


def _contract(client: Client) -> Contract:
    if not _documents:
        _documents.append(Contract(json.loads(client.get("/api/openapi.json").text)))
    return _documents[0]


Api = Callable[[User | None], Machine]


def fields_of(answer: TestResponse) -> set[str]:
    """The names of the fields that a problem names."""
    return set((answer.json or {}).get("fields", {}))
