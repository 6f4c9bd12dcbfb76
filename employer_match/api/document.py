"""What the OpenAPI document says of every operation alike: how to sign in, how refusals look."""

from typing import Any

PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457: what went wrong, where, and what to do.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "fields": {"type": "object", "description": "Per field: what to do."},
        "collisions": {"type": "array", "items": {"type": "object"}},
        "candidates": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["type", "title", "status", "detail"],
}

ANY = {
    "400": "The request could not be understood.",
    "401": "No token, or one that does not hold.",
    "403": "The role does not allow this.",
    "422": "Something sent cannot be used; `fields` says what to do with each.",
    "503": "Many are writing; try again as Retry-After says.",
}
FOR_ONE = {"404": "Nothing there, or not yours to see: the two are never told apart."}
FOR_WRITING = {
    "404": "Nothing there, or not yours to see: the two are never told apart.",
    "409": "A collision, a possible duplicate, a stop, or another conflict.",
    "413": "The body is larger than one MiB.",
    "415": "Send JSON.",
}
FOR_EDITING = {
    "412": "Somebody changed it in between; read it again.",
    "428": "Say which version you change with If-Match.",
}
WRITING = frozenset({"post", "put", "patch", "delete"})
EDITING = frozenset({"put", "patch", "delete"})


def describe(spec: dict[str, Any]) -> dict[str, Any]:
    """Add the bearer scheme, the problem schema and each operation's refusals to a document."""
    components = spec.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = PROBLEM
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    spec["security"] = [{"token": []}]
    for path, operations in spec.get("paths", {}).items():
        for method, operation in operations.items():
            if method == "parameters":
                continue
            responses = operation.setdefault("responses", {})
            responses.pop("default", None)
            for status, meaning in _refusals(path, method).items():
                responses[status] = {
                    "description": meaning,
                    "content": {
                        "application/problem+json": {
                            "schema": {"$ref": "#/components/schemas/Problem"}
                        }
                    },
                }
    return spec


def _refusals(path: str, method: str) -> dict[str, str]:
    found = dict(ANY)
    if "{" in path:
        found |= FOR_ONE
    if method in WRITING:
        found |= FOR_WRITING
    if method in EDITING:
        found |= FOR_EDITING
    return found
