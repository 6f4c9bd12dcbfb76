"""Whether two employers are one: the number decides, the rest suggests, and it says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.duplicates import Known, Likeness, Reason, candidates, compare
from tests.support.factories import organisation_number

ONE, TWO = organisation_number(1), organisation_number(2)
LIKELY = Likeness.LIKELY

PAIRS = [
    (Known("Kanel AB", ONE), Known("Ett annat namn", f"16{ONE[:6]}-{ONE[6:]}"), Likeness.SAME),
    (Known("Kanel AB", ONE), Known("Kanel AB", TWO), None),
    (Known("Kafé Kanel AB"), Known("kanel kafe"), LIKELY),
    (Known("Kafé Kanel AB", ONE), Known("Kanels Kafé"), LIKELY),
    (Known("Stiftelsen Ängsgården"), Known("Angsgarden"), LIKELY),
    (
        Known("Åkes Städ HB", municipality_code="0181"),
        Known("Akes stad", municipality_code="0181"),
        LIKELY,
    ),
    (
        Known("Pizzeria Roma", municipality_code="0181"),
        Known("Pizzeria Roma", municipality_code="0188"),
        None,
    ),
    (Known("Norra skolan"), Known("Södra skolan"), None),
    (Known("Bageriet", phone="08-123 45 67"), Known("Solgläntan", phone="+46 8 1234567"), LIKELY),
    (Known("Bageriet", email="A@kanel.se"), Known("Solgläntan", email="a@kanel.se"), LIKELY),
    (Known("Kanel Café", email="a@kanel.se"), Known("Kanels Kafé", email="b@kanel.se"), LIKELY),
    (Known("Bageriet", email="a@gmail.com"), Known("Solgläntan", email="b@gmail.com"), None),
    (Known("Bageriet", email="a@kommun.se"), Known("Solgläntan", email="b@kommun.se"), None),
    (Known("AB"), Known("HB"), None),
]


@pytest.mark.parametrize(
    ("a", "b", "expected"), PAIRS, ids=lambda value: getattr(value, "name", None)
)
def test_pairs(a: Known, b: Known, expected: Likeness | None) -> None:
    verdict = compare(a, b)
    assert verdict.likeness is expected
    assert bool(verdict.reasons) is (expected is not None)


def test_it_says_why() -> None:
    a = Known("Kafé Kanel", None, "0701234567", "hej@kanel.se", "151 71", "0181")
    b = Known("Kanel Kafé AB", None, "+46701234567", "info@kanel.se", "15171", "0181")
    assert compare(a, b).reasons == (
        Reason.SAME_NAME,
        Reason.SAME_PHONE,
        Reason.SAME_DOMAIN,
        Reason.SAME_POSTCODE,
        Reason.SAME_MUNICIPALITY,
    )


def test_the_surest_candidate_comes_first() -> None:
    new = Known("Kafé Kanel", ONE, "0701234567")
    known = [
        (1, Known("Kanel Kafé")),
        (2, Known("Helt annat", TWO)),
        (3, Known("Kafé Kanel", None, "0701234567")),
        (4, Known("Gamla namnet", ONE)),
    ]
    assert [key for key, _verdict in candidates(new, known)] == [4, 3, 1]


employers = st.builds(
    Known,
    name=st.sampled_from(["Kafé Kanel", "Kanel AB", "Åkes Städ", "Akes stad HB", "", "AB"]),
    organisation_number=st.sampled_from([None, ONE, TWO, "", "fel"]),
    phone=st.sampled_from([None, "08-123 45 67", "+4681234567", "vet ej"]),
    email=st.sampled_from([None, "a@kanel.se", "b@kanel.se", "a@gmail.com", "@"]),
    municipality_code=st.sampled_from([None, "0181", "0188"]),
)


@given(employers, employers)
def test_it_is_symmetric_and_a_different_number_always_parts(a: Known, b: Known) -> None:
    assert compare(a, b) == compare(b, a)
    if a.number and b.number:
        assert compare(a, b).likeness is (Likeness.SAME if a.number == b.number else None)
