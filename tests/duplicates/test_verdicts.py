"""Whether two employers are one: the number decides, the rest suggests, and it says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.duplicates import Known, Likeness, Reason, candidates, compare
from tests.support.factories import organisation_number

ONE, TWO = organisation_number(1), organisation_number(2)
LIKELY, SAME = Likeness.LIKELY, Likeness.SAME

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
    (Known("Bud och Flyttservice"), Known("Bud & Flyttservice i Norr AB"), LIKELY),
    (Known("Ängsbergs kommun"), Known("Kommunen Ängsberg, omsorgskontoret"), LIKELY),
    (Known("Region Kanelbygden"), Known("Kanelbygden"), LIKELY),
    (Known("Kanelias Restaurang"), Known("Rest. Kanelia HB"), LIKELY),
    (Known("Rörbutiken Zimt"), Known("Rör butiken Zimt"), LIKELY),
    (Known("Zimtbageriet"), Known("Zimtbageiret"), LIKELY),
    (Known("Zimt Filial"), Known("Zimt"), LIKELY),
    (Known("Zimt, Kanel & Nejlika"), Known("ZKN AB"), None),
    (Known("Zimt, Kanel & Nejlika", email="a@zkn.se"), Known("ZKN", email="b@zkn.se"), LIKELY),
    (Known("Skolan 1 Zimt"), Known("Skolan 2 Zimt"), None),
]
#: Beside the name: (facts of a, facts of b, verdict).
TOWN = {"municipality_code": "0181"}
CHAIN = [
    ("Zimtias Maxi", "Zimtias Kvantum", {**TOWN, "email": "a@zimtias.se"},
     {"email": "b@zimtias.se"}, None),
    ("Zimtias", "Zimtias", {**TOWN, "address": "Storgatan 1"}, {"address": "Järnag. 5"}, None),
    ("Zimtias", "Zimtias", {**TOWN, "address": "Storgatan 1"}, {"address": "Storg. 1"}, SAME),
    ("Zimtias", "Zimtias", {**TOWN, "organisation_number": ONE}, {}, SAME),
    ("Zimtias Maxi", "Zimtias Kvantum", {**TOWN, "organisation_number": ONE}, {}, LIKELY),
    ("Zimtias", "Zimtias", {"organisation_number": ONE, "address": "Storgatan 1"},
     {"address": "Järnagatan 5"}, LIKELY),
    ("Zimtias", "Zimtias", {"organisation_number": ONE, "municipality_code": "0181"},
     {"municipality_code": "0188"}, LIKELY),
    ("Zimtias AB", "Zimtias Holding AB", {**TOWN, "address": "Storgatan 1"}, {}, None),
    ("Zimtias AB", "Zimtias Fastigheter", {**TOWN, "phone": "08-123 45 67"}, {}, LIKELY),
    ("Zimtias AB", "Nejlikans Bygg", {**TOWN, "address": "Storgatan 1"}, {}, None),
    ("Zimtias Bygg", "Zimtias Frisör", TOWN, {}, None),
    ("Zimtias AB", "Zimtias", {**TOWN, "phone": "08-123 45 67"}, {"phone": "+4681234567"}, SAME),
    ("Zimtias", "Zimtiaz", {**TOWN, "address": "Å-vägen 3 B"}, {"address": "A-vag. 3"}, SAME),
    ("Zimtias", "Zimtiaz", TOWN, {}, LIKELY),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "facts", "other", "expected"), CHAIN)
def test_shops_of_a_chain_and_neighbours(
    a: str, b: str, facts: dict[str, str], other: dict[str, str], expected: Likeness | None
) -> None:
    verdict = compare(Known(a, **facts), Known(b, **{**facts, **other}))
    assert verdict.likeness is expected, verdict


def test_likeness_of_letters_alone_never_makes_one() -> None:
    assert compare(Known("Zimtbageriet", **TOWN), Known("Zimtbageriet", **TOWN)).likeness is LIKELY


def test_two_places_of_one_number_say_what_parts_them() -> None:
    a = Known("Zimtias", ONE, address="Storgatan 1", municipality_code="0181")
    b = Known("Zimtias", ONE, address="Bygatan 2", municipality_code="188")
    assert compare(a, b).reasons == (
        Reason.SAME_NUMBER, Reason.SAME_NAME, Reason.OTHER_ADDRESS, Reason.OTHER_MUNICIPALITY,
    )  # fmt: skip


def test_a_miswritten_number_decides_nothing() -> None:
    wrong = ONE[:9] + str((int(ONE[9]) + 1) % 10)
    assert compare(Known("Zimtias", wrong), Known("Nejlikan", wrong)).likeness is None
    assert compare(Known("Zimtias", wrong), Known("Zimtias AB", wrong)).likeness is SAME
    assert compare(Known("Zimtias", wrong), Known("Zimtias AB", ONE)).likeness is LIKELY


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
        assert bool(compare(a, b).likeness) is (a.number == b.number)
    if compare(a, b).likeness is None:
        assert not compare(a, b).reasons
