"""Whoever guesses has to wait; the one whose account it is goes on in a browser that is known."""

import pytest
from sqlalchemy import Engine

from employer_match import errors
from employer_match.http.devices import kind_of
from employer_match.http.network import network_of
from employer_match.services.accounts import guessing

TRIES = 3
ANNA = "anna@example.se"


def test_strangers_wait_and_a_known_browser_goes_on(engine: Engine) -> None:
    def tries(number: int, network: str, browser: str | None = None, account: str = ANNA) -> int:
        """How many of so many tries are let through."""
        passed = 0
        for _ in range(number):
            try:
                guessing.count_password(engine, TRIES, account, network, browser)
            except errors.TooMany:
                continue
            passed += 1
        return passed

    assert tries(5, "192.0.2.1") == TRIES, "one network at one account"
    assert tries(1, "192.0.2.1", account="bo@example.se") == 1, "a colleague in the same house"
    assert tries(1, "192.0.2.2") == 1, "another network is not locked out"
    others = sum(tries(TRIES, f"198.51.100.{number}") for number in range(12))
    assert others == TRIES * guessing.STRANGERS - TRIES - 1, "many networks together have an end"
    assert tries(1, "192.0.2.9") == 0
    assert tries(TRIES + 1, "192.0.2.1", browser="her own") == TRIES, "whatever strangers do"
    assert tries(1, "192.0.2.1", browser="her other") == 1


def test_codes_are_counted_by_the_quarter_and_by_the_day(engine: Engine) -> None:
    for _ in range(TRIES):
        guessing.count_code(engine, TRIES, 1, None)
    with pytest.raises(errors.TooMany):
        guessing.count_code(engine, TRIES, 1, None)
    guessing.count_code(engine, TRIES, 1, "known")
    guessing.count_code(engine, TRIES, 2, None)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb:cccc:dddd:eeee", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2002:c000:207::1", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_a_network_is_one_sender_however_it_is_written(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Firefox/140.0", "Firefox, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("<script>alert(1)</script>", None),
        ("", None),
    ],
)
def test_a_device_is_told_in_words_of_our_own(description: str, kind: str | None) -> None:
    assert kind_of(description) == kind
