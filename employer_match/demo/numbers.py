"""Numbers that are valid in form and belong to nobody.

A legal unit's organisation number here always has 9999 in places three to six, a series that has
never been issued. A sole trader's number is a personal identity number: these two were "born" on
the thirtieth of February, and carry a serial number of those that Skatteverket keeps for tests.
Telephone numbers are from the series that PTS has set aside for books and films.
"""

from stdnum import luhn

#: The first two digits say the legal form (Bolagsverket, Skatteverket).
FORMS = {
    "AB": "55",
    "HB": "96",
    "ekonomisk förening": "76",
    "ideell förening": "80",
    "stiftelse": "89",
    "kommun": "21",
}
SOLE_TRADER = "enskild firma"
NOT_ISSUED = "9999"
IMPOSSIBLE_BIRTH = "700230"
FIRST_TEST_SERIAL = 980


def organisation_number(form: str, serial: int) -> str:
    """Ten digits with a valid check digit for an invented employer; `serial` from 0 to 999."""
    if form == SOLE_TRADER:
        nine = f"{IMPOSSIBLE_BIRTH}{FIRST_TEST_SERIAL + serial % 20}"
    else:
        nine = f"{FORMS[form]}{NOT_ISSUED}{serial:03d}"
    return nine + luhn.calc_check_digit(nine)


def is_invented(number: str) -> bool:
    """True for the numbers made here, which no real employer or person can have."""
    return number[2:6] == NOT_ISSUED or number.startswith(IMPOSSIBLE_BIRTH)


def office_phone(serial: int) -> str:
    """A Stockholm number from the fictional series 08-465 004 00 to 99."""
    return f"08-465 004 {serial % 100:02d}"


def mobile_phone(serial: int) -> str:
    """A mobile number from the fictional series 070-174 06 05 to 99."""
    last = 5 + serial % 95
    return f"070-174 06 {last:02d}"
