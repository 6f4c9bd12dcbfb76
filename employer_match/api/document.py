"""What the OpenAPI document says of every operation alike: how to sign in, how refusals look."""

from collections.abc import Mapping
from typing import Any

WHO: dict[str, Any] = {
    "type": ["object", "null"],
    "description": "A colleague; null means another unit, which keeps to itself who it was.",
}
COLLISION: dict[str, Any] = {
    "type": "object",
    "description": "Who was there, when, what was agreed next, and until when others keep away.",
    "properties": {
        "who": WHO,
        "day": {"type": "string", "format": "date"},
        "until": {"type": "string", "format": "date"},
        "announced": {"type": "boolean", "description": "Announced, and not yet made."},
        **{
            name: {"type": ["string", "null"]}
            for name in ("mode", "purpose", "outcome", "next_step", "next_step_on")
        },
    },
    "required": ["who", "day", "until", "announced"],
}
CANDIDATE: dict[str, Any] = {
    "type": "object",
    "description": "A registered workplace that the new one may be, with why, and whom to ask.",
    "properties": {
        "workplace_id": {"type": "integer"},
        "workplace": {"type": "string"},
        "employer_id": {"type": "integer"},
        "employer": {"type": "string"},
        "municipality_code": {"type": ["string", "null"]},
        "owner": {"type": ["string", "null"]},
        "likeness": {"enum": ["same", "likely"]},
        "reasons": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["workplace_id", "workplace", "employer_id", "employer", "likeness", "reasons"],
}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457: what went wrong, where, and what to do.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "fields": {"type": "object", "description": "Per field: what to do."},
        "collisions": {"type": "array", "items": {"$ref": "#/components/schemas/Collision"}},
        "candidates": {"type": "array", "items": {"$ref": "#/components/schemas/Candidate"}},
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
    **FOR_ONE,
    "409": "A collision, a possible duplicate, a stop, or another conflict.",
    "413": "The body is larger than one MiB.",
    "415": "Send JSON.",
}
FOR_EDITING = {
    "412": "Somebody changed it in between; read it again.",
    "428": "Say which version you change with If-Match.",
}
WRITING = frozenset({"post", "put", "patch", "delete"})


def describe(spec: dict[str, Any], names: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    """Add the bearer scheme, the problem schema, names and refusals to a document.

    `names` gives the endpoint of each (method, path).
    """
    components = spec.setdefault("components", {})
    known = {"Problem": PROBLEM, "Collision": COLLISION, "Candidate": CANDIDATE}
    components.pop("responses", None)  # flask-smorest's own form of errors is not ours
    schemas = components.setdefault("schemas", {})
    schemas.update(known)
    schemas.pop("Error", None)
    schemas.pop("PaginationMetadata", None)
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    spec["security"] = [{"token": []}]
    for tag in spec.get("tags", []):
        tag["name"] = _plain(tag["name"])
    for path, operations in spec.get("paths", {}).items():
        for method, operation in operations.items():
            if method != "parameters":
                _complete(operation, path, method, names[method, path])
    return spec


def _complete(operation: dict[str, Any], path: str, method: str, endpoint: str) -> None:
    operation["operationId"] = _plain(endpoint).replace(".", "_")
    operation.setdefault("description", operation["summary"])
    operation["tags"] = [_plain(tag) for tag in operation.get("tags", [])]
    responses = operation.setdefault("responses", {})
    responses.pop("default", None)
    for status, meaning in _refusals(path, method, operation).items():
        content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        responses[status] = {"description": meaning, "content": content}


def _refusals(path: str, method: str, operation: dict[str, Any]) -> dict[str, str]:
    found = dict(ANY)
    if "{" in path:
        found |= FOR_ONE
    if method in WRITING:
        found |= FOR_WRITING
    if any(one.get("name") == "If-Match" for one in operation.get("parameters", [])):
        found |= FOR_EDITING
    return found


def _plain(name: str) -> str:
    return name.removeprefix("api_")
