"""Nobody is led to another site."""

import pytest

from employer_match.http.safe import own_address


@pytest.mark.parametrize(
    "elsewhere",
    ["", "https://example.com", "//example.com", "///example.com", "/\\example.com", "/\n/x", "x"],
)
def test_elsewhere_becomes_the_start_page(elsewhere: str) -> None:
    assert own_address(elsewhere) == "/"


def test_our_own_addresses_are_kept() -> None:
    assert own_address("/vacancies?text=lager&page=2") == "/vacancies?text=lager&page=2"
