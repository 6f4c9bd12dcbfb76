"""Slows down whoever guesses a password or a code, without locking out the one whose it is.

Tries are counted by the database, so the counts hold across processes, and by what was asked for,
so that an address without an account is counted like one that has. A browser in which the person
has signed in before counts by itself: however many strangers guess, it goes on.
"""

from sqlalchemy import Engine

from employer_match.services import rate_limits

#: A whole town hall signs in from one network in the morning, each as somebody else.
PEOPLE_IN_A_HOUSE = 20
#: Strangers of all networks together, at one account in an hour, for each try of one in a quarter.
STRANGERS = 10
#: A code has a million values and three hold: whoever has the password gets no more tries than so.
CODES_PER_DAY = 5


def count_password(
    engine: Engine, tries: int, account: str, network: str, browser: str | None
) -> None:
    """Count a try at an account's password; raises TooMany. `tries` are per fifteen minutes.

    `browser` is one that has signed in to this account before, or None.
    """
    each = f"{tries} per 15 minute"
    if browser:
        rate_limits.use(engine, each, "sign_in_known", f"{account} {browser}")
        return
    house = f"{tries * PEOPLE_IN_A_HOUSE} per 15 minute"
    rate_limits.use(engine, house, "sign_in_from", network)
    rate_limits.use(engine, each, "sign_in_as", f"{account} {network}")
    rate_limits.use(engine, f"{tries * STRANGERS} per hour", "sign_in_strangers", account)


def count_code(engine: Engine, tries: int, user_id: int, browser: str | None) -> None:
    """Count a try at an account's code, in a known browser by itself; raises TooMany."""
    who = f"{user_id} {browser or ''}"
    rate_limits.use(engine, f"{tries} per 15 minute", "code_of", who)
    rate_limits.use(engine, f"{tries * CODES_PER_DAY} per day", "code_of_day", who)
