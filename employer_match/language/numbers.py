"""Numbers as Swedes write them, brought to one form: organisation numbers and telephone numbers."""

import re

from stdnum.se import orgnr

MASKED = "••••••-••••"


def organisation_number(text: str) -> str | None:
    """Ten digits with a valid check digit, or None; hyphen, spaces and century are dropped.

    "16" stands before a legal unit's number in twelve digits, the century before a person's. A sole
    trader's number is a personal identity number (or coordination number, day + 60).
    """
    digits = re.sub(r"[\s.+–-]", "", text)
    if len(digits) == 12 and digits[:2] in {"16", "18", "19", "20"}:
        digits = digits[2:]
    if not re.fullmatch(r"[0-9]{10}", digits) or not orgnr.is_valid(digits):
        return None
    return None if is_personal(digits) and not _has_birth_date(digits) else digits


def is_personal(number: str) -> bool:
    """Whether ten digits are a person's: the third digit of a legal unit's number is 2 or more."""
    return number[2] < "2"


def shown(number: str, *, mask: bool) -> str:
    """The number with its hyphen, or dots in its place."""
    return MASKED if mask else f"{number[:6]}-{number[6:]}"


def e164(text: str) -> str | None:
    """A telephone number as +46…, or None where it is none; Swedish unless it says otherwise."""
    digits = re.sub(r"[^\d+]", "", text.replace("(0)", ""))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+46" + digits[1:]
    return digits if re.fullmatch(r"\+[0-9]{7,15}", digits) else None


def _has_birth_date(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)
