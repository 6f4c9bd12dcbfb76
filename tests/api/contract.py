"""Holds every answer of the API against its own document: status, content type, shape."""

import json
import re
from functools import cache, cached_property
from typing import Any

import jsonschema_rs
from werkzeug.test import TestResponse


class Contract:
    """The document of one installation."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document

    @cached_property
    def operations(self) -> list[tuple[str, re.Pattern[str], dict[str, Any]]]:
        """(method, pattern of the path, operation), the more literal paths first."""
        return [
            (method, re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path) + r"\Z"), operation)
            for path, operations in sorted(
                self.document["paths"].items(), key=lambda item: item[0].count("{")
            )
            for method, operation in operations.items()
            if method != "parameters"
        ]

    def breaches(self, method: str, path: str, answer: TestResponse) -> list[str]:
        """What the document does not promise of this answer."""
        for its_method, pattern, operation in self.operations:
            if its_method == method.lower() and pattern.match(path):
                return self._breaches(operation, answer)
        return [f"{method} {path} is not in the document"]

    def _breaches(self, operation: dict[str, Any], answer: TestResponse) -> list[str]:
        promised = operation["responses"].get(str(answer.status_code))
        if promised is None:
            return [f"{answer.status} is not documented: {answer.text}"]
        if not promised.get("content"):
            return ["an answer without a body has one"] if answer.data else []
        if answer.mimetype not in promised["content"]:
            return [f"{answer.mimetype} is not documented for {answer.status}"]
        schema = promised["content"][answer.mimetype]["schema"]
        validator = self._validator(json.dumps(schema))
        return [
            f"{each.instance_path}: {each.message}" for each in validator.iter_errors(answer.json)
        ]

    @cache  # noqa: B019 - one contract lives as long as the tests
    def _validator(self, schema: str) -> Any:
        whole = {**json.loads(schema), "components": self.document["components"]}
        return jsonschema_rs.validator_for(whole)
