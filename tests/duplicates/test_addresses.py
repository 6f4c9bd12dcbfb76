"""Streets as people write them."""

import pytest

from employer_match.duplicates.addresses import Street, street


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Storgatan 12", Street("storgatan", 12)),
        ("STORG. 12 B", Street("storgatan", 12, "b")),
        ("Storg 12b, 2 tr", Street("storgatan", 12, "b")),
        ("c/o Påhittad, Åkervägen 3-5", Street("akervagen", 3)),
        ("Åkerv. 3", Street("akervagen", 3)),
        ("Box 123", None),
        ("Storgatan", None),
        ("", None),
    ],
)
def test_reading(written: str, read: Street | None) -> None:
    assert street(written) == read


@pytest.mark.parametrize(
    ("a", "b", "same", "other"),
    [
        ("Storgatan 12", "Storgtan 12 A", True, False),
        ("Storgatan 12 A", "Storgatan 12 B", False, False),
        ("Storgatan 12", "Storgatan 14", False, True),
        ("Storgatan 12", "Kyrkogatan 12", False, True),
    ],
)
def test_one_house_or_two(a: str, b: str, same: bool, other: bool) -> None:
    one, two = street(a), street(b)
    assert one is not None
    assert two is not None
    assert (one.same_as(two), one.other_than(two)) == (same, other)
