"""Personal identity numbers in running text, told from telephone and organisation numbers.

A personal identity number is a day of birth and four digits, the last a check digit (Luhn); a
co-ordination number has 60 added to the day, and an organisation number never has a month below 20
in its place, unless it is a sole trader's and so a personal identity number (field.md 5.2).
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum import luhn

_NUMBER = re.compile(
    r"(?<![\d+-])(?P<century>1[89]|20)?(?P<day>\d{2}[-. ]?[01]\d[-. ]?[0-9]\d)"
    r"(?P<sign>\s?[-–+]\s?|\s)?(?P<last>\d{4})(?![\w-]?\d)"
)
_TELEPHONE = re.compile(r"0(?:7[02369]|8|[1-9]\d)")
_MONTH_LAST = 12


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """Where one stands in the text; `sure` when nothing else is written so."""

    start: int
    end: int
    sure: bool


def identity_numbers(text: str) -> Iterator[IdentityNumber]:
    """Those of a text in order; one with a wrong check digit is a slip of the pen, not sure."""
    for found in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", found["day"])
        if not _is_a_day(digits):
            continue
        checks = luhn.is_valid(digits + found["last"])
        dashed = bool(found["sign"] and found["sign"].strip())
        plain = not dashed and not found["century"]
        if plain and not checks:
            continue  # ten digits in a row are an order number, a telephone number or the like
        if plain and (found["sign"] or _TELEPHONE.match(digits)):
            yield IdentityNumber(*found.span(), sure=False)
        else:
            yield IdentityNumber(*found.span(), sure=checks)


def _is_a_day(digits: str) -> bool:
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if not 1 <= month <= _MONTH_LAST:
        return False
    try:
        dt.date(2000 + year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True
