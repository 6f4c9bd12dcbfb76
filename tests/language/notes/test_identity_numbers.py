"""Personal identity numbers as people write them, and the numbers that look like them."""

import pytest

from employer_match.language.notes.identity_numbers import identity_numbers

SURE = {
    "850101-1236": "the usual way",
    "19850101-1236": "with the century",
    "198501011236": "without a sign",
    "850101+1236": "over a hundred years old",
    "850101 – 1236": "with blanks",
    "19850101 1236": "parted by a blank",
    "1985-01-01-1236": "with the day parted",
    "850161-1233": "a co-ordination number",
    "8501011236": "ten digits that check",
    "pnr850101-1236": "grown together with a word",
}
UNSURE = {
    "850101-1234": "a slip of the pen",
    "19850101-1234": "a slip with the century",
    "850101 1236": "two numbers, or one",
}
NONE = {
    "556677-8899": "an organisation number has no such month",
    "2021006321": "an authority's number",
    "070-123 45 67": "a telephone",
    "0701234567": "a telephone in a row",
    "850231-1236": "no such day",
    "851301-1236": "no such month",
    "2026-11-22 10:30": "a day and a time",
    "8501011234": "ten digits that do not check",
    "order 1234567890123456": "an order number",
    "12 345 67": "pay",
}


@pytest.mark.parametrize("number", SURE)
def test_a_number_that_checks_is_sure(number: str) -> None:
    text = f"Se {number}, tack"
    (found,) = identity_numbers(text)
    assert found.sure, SURE[number]
    assert text[found.start : found.end] in number


@pytest.mark.parametrize("number", UNSURE)
def test_what_only_looks_like_one_is_pointed_at(number: str) -> None:
    (found,) = identity_numbers(f"Se {number}, tack")
    assert not found.sure, UNSURE[number]


@pytest.mark.parametrize("number", NONE)
def test_other_numbers_are_left_alone(number: str) -> None:
    assert not list(identity_numbers(f"Se {number}, tack")), NONE[number]
