"""A page with a fault fails whatever test fetched it."""

import pytest
from flask import Flask, Response

from tests.support.clients import CheckedClient
from tests.support.test_page_checks import RIGHT

POLICY = {"Content-Security-Policy": "script-src 'nonce-abc'"}


@pytest.mark.parametrize(
    ("html", "headers", "fault"),
    [
        (RIGHT, POLICY, None),
        (RIGHT, {}, "weak Content-Security-Policy"),
        (RIGHT.replace("<h1>", "<h2>").replace("</h1>", "</h2>"), POLICY, "main headings"),
        (RIGHT.replace('nonce="abc"', 'nonce="def"'), POLICY, "nonce def"),
    ],
)
def test_a_fault_fails_the_request(html: str, headers: dict[str, str], fault: str | None) -> None:
    app = Flask(__name__)
    app.test_client_class = CheckedClient
    app.add_url_rule("/", view_func=lambda: Response(html, mimetype="text/html", headers=headers))
    if fault is None:
        assert app.test_client().get("/").status_code == 200
    else:
        with pytest.raises(AssertionError, match=fault):
            app.test_client().get("/")
