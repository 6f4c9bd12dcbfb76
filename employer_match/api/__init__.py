"""The machines' face: JSON under /api/v1, described by /api/openapi.json; bearer tokens only."""

import importlib
from typing import Any

from flask import Flask, Response, jsonify
from flask_smorest import Api
from flask_smorest.spec.plugins import FlaskPlugin

from employer_match.api.base import ParticipantId, RecordId, pattern_of
from employer_match.api.document import describe
from employer_match.http.rights import public

#: One resource a file; each has a `blueprint`.
RESOURCES = (
    "account",
    "units",
    "occupations",
    "employers",
    "workplaces",
    "contact_persons",
    "persons_to_inform",
    "needs",
    "contact_rules",
    "owners",
    "contacts",
    "intentions",
    "talks",
    "overview",
    "coverage",
    "settlements",
    "meeting",
    "plan",
    "queue",
    "notices",
    "participants",
    "placements",
    "profiles",
    "disclosures",
    "suggestions",
    "spread",
    "decisions",
    "vacancies",
    "submitted_needs",
    "duplicates",
    "merges",
    "working_time",
    "lowered_stages",
    "handovers",
    "timelines",
)
PREFIX = "/api/v1"


class QuietApi(Api):  # type: ignore[misc]
    """flask-smorest without its error handlers: one table answers for every face."""

    def _register_error_handlers(self) -> None:
        """Leave errors to `http.problems`, which knows pages from the API."""


def mount(app: Flask) -> None:
    """Mount every resource and the document that describes them."""
    app.config.update(API_TITLE="Employer Match", API_VERSION="v1", OPENAPI_VERSION="3.1.0")
    app.url_map.converters.update(record=RecordId, participant=ParticipantId)
    api = QuietApi(app)
    api.register_converter(ParticipantId, pattern_of)
    for name in RESOURCES:
        blueprint = importlib.import_module(f"employer_match.api.{name}").blueprint
        app.extensions["employer_match"]["csrf"].exempt(blueprint)  # a cookie never counts here
        api.register_blueprint(blueprint, url_prefix=f"{PREFIX}{blueprint.url_prefix or ''}")

    @app.get("/api/openapi.json", endpoint="api_document")
    @public
    def document() -> Response:
        """The OpenAPI 3.1 document of this installation."""
        described: dict[str, Any] = describe(api.spec.to_dict(), _endpoints(app))
        return jsonify(described)


def _endpoints(app: Flask) -> dict[tuple[str, str], str]:
    return {
        (method.lower(), FlaskPlugin.flaskpath2openapi(rule.rule)): rule.endpoint
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if rule.rule.startswith(PREFIX)
    }
