"""Pictures carry a title, a description and the same figures as a table."""

import pytest
from flask import Flask, render_template_string

from tests.support.page_checks import Page

POINTS = [("Södertälje", 12), ("Nykvarn", 0), ("Salem", 3)]


@pytest.fixture
def database_kind() -> str:
    """No records are asked for."""
    return "sqlite"


@pytest.mark.parametrize("kind", ["bars", "curve"])
@pytest.mark.parametrize("points", [POINTS, POINTS[:1], []])
def test_a_chart_says_in_words_and_in_a_table_what_it_shows(
    app: Flask, kind: str, points: list[tuple[str, int]]
) -> None:
    template = (
        "{% from 'macros/charts.html' import " + kind + " as chart %}"
        "{{ chart('c', 'Kontakter', 'Flest i Södertälje.', points, 'Kommun', 'Antal') }}"
    )
    with app.test_request_context():
        page = Page(render_template_string(template, points=points))
    assert page.faults == []
    assert [each.text for each in page.all("title", "desc")] == ["Kontakter", "Flest i Södertälje."]
    assert [each.text for each in page.all("td")] == [str(value) for _words, value in points]
    (drawing,) = page.all("svg")
    assert drawing.attributes["aria-labelledby"] == "c-title c-desc"


def test_a_bar_is_as_long_as_its_figure(app: Flask) -> None:
    template = (
        "{% from 'macros/charts.html' import bars %}{{ bars('c', 't', 'd', points, 'a', 'b') }}"
    )
    with app.test_request_context():
        page = Page(render_template_string(template, points=POINTS))
    assert [bar.attributes["width"] for bar in page.all("rect")] == ["100.0%", "0.0%", "25.0%"]
