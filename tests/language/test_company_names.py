"""Names as keys: legal forms, accents, joining words and order do not matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.language.company_names import name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("AB Kafé Kanel", "kafe kanel"),
        ("KANEL KAFE aktiebolag", "kafe kanel"),
        ("Åkes Städ & Söner HB", "akes soner stad"),
        ("Stiftelsen Ängsgården", "angsgarden"),
        ("Coop (publ)", "coop"),
        ("AB", "ab"),
        ("Ekonomisk förening", "ekonomisk forening"),
        ("", ""),
    ],
)
def test_key(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text(max_size=300))
def test_a_key_is_its_own_key_and_fits_its_column(name: str) -> None:
    key = name_key(name)
    assert len(key) <= 200
    assert len(key) == 200 or name_key(key) == key
