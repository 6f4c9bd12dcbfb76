"""Lines of openings: each is taken, or refused with what to mend; nothing else happens."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.occupations.openings import Opening, Refused, read


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        (b'{"id": "a", "text": "Diska"}', Opening("a", "Diska")),
        (b'\xef\xbb\xbf{"id": 7, "text": "", "more": [1]}', Opening(7, "")),
        (b'{"id": true, "text": "x"}', "id is missing"),
        (b'{"text": "x"}', "id is missing"),
        (b'{"id": "a"}', "text is missing"),
        (b'{"id": "a", "text": 5}', "text is missing"),
        (b"[1]", "an object"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8"),
        (b'"' + b"x" * 1_000_001, "longer"),
    ],
)
def test_a_line(line: bytes, outcome: Opening | str) -> None:
    (found,) = read([line])
    if isinstance(outcome, Opening):
        assert found == outcome
    else:
        assert isinstance(found, Refused)
        assert outcome in found.reason


def test_blank_lines_are_passed_over_and_counted() -> None:
    assert [
        each.line for each in read([b"\n", b"x\n", b" ", b"y"]) if isinstance(each, Refused)
    ] == [
        2,
        4,
    ]


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(
    st.lists(
        st.binary(max_size=60)
        | st.builds(lambda held: json.dumps(held).encode(), _json)
        | st.builds(
            lambda name, text: json.dumps({"id": name, "text": text}).encode(), _json, _json
        )
    )
)
def test_anything_is_taken_or_refused(lines: list[bytes]) -> None:
    for each in read(lines):
        assert isinstance(each, Refused) or each.text.encode("utf-8") is not None
