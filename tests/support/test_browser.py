"""The browser finds what a reader of text cannot: contrast, width, what a script fetches."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, Response
from playwright.sync_api import Browser

from tests.support.browser import PHONE, Visitor, serving

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="sv"><head><title>Sida</title></head>
<body><main><h1>Rubrik</h1>{}</main></body></html>"""


class Records:
    """Stands in for a session: these pages have no records."""

    def commit(self) -> None:
        """Nothing to commit."""


@pytest.fixture
def shown(browser: Browser) -> Iterator[Any]:
    app = Flask(__name__)
    app.add_url_rule("/<path:body>", view_func=lambda body: Response(PAGE.format(body)))
    with serving(app) as address:
        visitor = Visitor(browser, address, Records())  # type: ignore[arg-type]
        yield visitor
        visitor.close()


def test_a_right_page_passes(shown: Visitor) -> None:
    shown.check(shown.open("/<p>Hej</p>", width=PHONE))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p style='color: %23bbb'>Blek</p>", "color-contrast"),
        ("<p style='width: 900px'>Bred</p>", "wider than the window"),
        ("<script>throw new Error('trasig')</script>", "trasig"),
        ("<img alt='Bild' src='http://127.0.0.1:9/a.png'>", "fetches http://127.0.0.1:9"),
    ],
)
def test_a_fault_is_found(shown: Visitor, body: str, fault: str) -> None:
    with pytest.raises(AssertionError, match=fault):
        shown.check(shown.open("/" + body, width=PHONE))
