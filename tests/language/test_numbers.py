"""Organisation and telephone numbers in every form that people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.language.numbers import MASKED, e164, is_personal, organisation_number, shown
from tests.support import factories


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("556012-5790", "5560125790"),
        ("5560125790", "5560125790"),
        ("165560125790", "5560125790"),
        ("16 556012-5790", "5560125790"),
        ("556012-5791", None),
        ("55601257", None),
        ("0000000000", None),
        ("811228-9874", "8112289874"),
        ("19811228-9874", "8112289874"),
        ("811328-9873", None),
        ("", None),
        ("okänt", None),
        ("５５６０１２５７９０", None),
    ],
)
def test_organisation_number(text: str, expected: str | None) -> None:
    assert organisation_number(text) == expected


def test_a_sole_traders_number_is_personal_and_masked() -> None:
    assert is_personal("8112289874")
    assert not is_personal("5560125790")
    assert shown("8112289874", mask=True) == MASKED
    assert shown("5560125790", mask=False) == "556012-5790"


@given(st.integers(0, 99_999), st.integers(0, 9))
def test_exactly_one_check_digit_holds(serial: int, last: int) -> None:
    valid = factories.organisation_number(serial)
    other = valid[:9] + str(last)
    assert organisation_number(other) == (valid if other == valid else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08-123 45 67", "+4681234567"),
        ("+46 (0)8 123 45 67", "+4681234567"),
        ("0046 8 1234567", "+4681234567"),
        ("070 123 45 67", "+46701234567"),
        ("+4512345678", "+4512345678"),
        ("123", None),
        ("ring växeln", None),
        ("", None),
    ],
)
def test_e164(text: str, expected: str | None) -> None:
    assert e164(text) == expected
