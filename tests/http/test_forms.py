"""A browser's form over a schema: read, kept as typed, refused field by field."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from employer_match import errors
from employer_match.http.forms import MOST_ROWS, Form
from employer_match.schemas.base import Strict, code, known_or_not, many, rows, text, whole, yes
from employer_match.vocabulary import Mode


class Row(Strict):
    """A row."""

    kind = text(5, required=True)
    value = text(5)


class Sample(Strict):
    """A form with a field of each shape."""

    name = text(8, required=True)
    note = text(20)
    number = whole(0, 9, load_default=None, allow_none=True)
    mode = code(Mode, load_default=None, allow_none=True)
    modes = many(code(Mode))
    known = known_or_not()
    wanted = yes(load_default=True)
    inside = rows(Row)


def typed(*pairs: tuple[str, str]) -> MultiDict[str, str]:
    """What a browser sends."""
    return MultiDict(pairs)


def test_blanks_are_unknown_and_lists_are_lists() -> None:
    form = Form(Sample())
    assert form.read(
        typed(
            ("csrf_token", "x"), ("_button", "y"), ("name", " Siv "), ("number", ""),
            ("known", ""), ("modes", "visit"), ("modes", "phone"), ("modes", ""),
            ("inside-0-kind", "a"), ("inside-0-value", "b"), ("inside-1-kind", ""),
            ("wanted", "false"), ("wanted", "true"), ("note", "en\r\ntvå"),
        )
    )  # fmt: skip
    assert form.data == {
        "name": "Siv",
        "note": "en\ntvå",
        "number": None,
        "mode": None,
        "modes": [Mode.VISIT, Mode.PHONE],
        "known": None,
        "wanted": True,
        "inside": [{"kind": "a", "value": "b"}],
    }


def test_errors_name_the_field_and_everything_typed_is_kept() -> None:
    form = Form(Sample())
    assert not form.read(
        typed(
            ("name", "mycket för långt"), ("number", "tio"), ("modes", "x"), ("note", "kvar"),
            ("inside-0-kind", "för långt"), ("points", "1"),
        )
    )  # fmt: skip
    assert form.errors.keys() == {"name", "number", "modes", "inside-0-kind", "points"}
    assert (form.text("number"), form.text("note")) == ("tio", "kvar")
    assert form.rows("inside") == 1
    assert form.status == 422


def test_what_a_form_shows_at_first() -> None:
    form = Form(Sample(), {"name": "Siv", "mode": Mode.VISIT, "known": False, "number": None})
    assert (form.text("name"), form.text("number"), form.spoken("name")) == ("Siv", "", "Siv")
    assert form.chosen("mode", "visit")
    assert form.chosen("known", "false")
    assert not form.chosen("known", "")
    assert form.chosen("number", "")
    assert (form.required("name"), form.longest("name"), form.longest("inside-3-kind")) == (
        True,
        8,
        5,
    )
    assert form.marks_optional


def test_rows_have_an_end() -> None:
    form = Form(Sample())
    form.read(typed(("name", "x"), ("inside-999-kind", "a")))
    assert form.rows("inside") == MOST_ROWS


def test_a_services_refusal_is_marked_and_undone(app: Flask) -> None:
    with app.test_request_context("/"):
        app.preprocess_request()
        from flask import g

        undone: list[bool] = []

        class Session:
            def rollback(self) -> None:
                undone.append(True)

        g.db_session = Session()
        form = Form(Sample())
        with form.refusals():
            raise errors.Invalid(fields={"inside.0.value": "Fill this in."})
        assert form.errors == {"inside-0-value": "Fill this in."}
        with form.refusals():
            raise errors.Conflict()
        assert form.status == 409
        assert "" in form.errors
        with pytest.raises(errors.NotFound), form.refusals():
            raise errors.NotFound()
        assert undone == [True, True]
