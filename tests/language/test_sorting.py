"""Swedish order; the rows were put in order by PostgreSQL's ICU collation `sv-x-icu`."""

import random
from itertools import pairwise

import pytest

from employer_match.language.sorting import compare_swedish, swedish_key

ORDERED = [
    "12 Kök|3 Kök|Kök|Kök 3|Köket",
    "abba|Abba|Abel|Zeta|Åbo|ådra|Ål|Ängen|ärla|Ödla|öl",
    "Valle|Vera|Vz|Walle|Wera|Xerxes",
    "Muller|Muren|Myggan|Mylla|Müller|Myran",
    "Eva|Éva|Èva|Évb|Eve|Eze",
    "Zoo|Åre|Ære|Ärla|Ärz|Öre|Øre",
    "Berg|Berg & Co|Berg AB|Berg-Co|Berga",
    "Café Blå|Café-blå|Café, blå|Café: blå|Café. Blå|Café'blå|Café/blå|Café&blå|Cafeblå|Caféblå",
    "a|A|aa|aA|Aa|AA|ab",
    "Dan|Đan|Ðan|Dana|Lodz|Łodz|Log",
    "side|Side|sidé|sidë|sïde",
    "Aangström|Angstrom|Oberg|strasse|straße|Thor|Þor|Ångström|Ø|Ő|Ô|Öberg",
]


@pytest.mark.parametrize("row", ORDERED)
def test_the_order_of_names(row: str) -> None:
    names = row.split("|")
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=swedish_key) == names


@pytest.mark.parametrize("row", ORDERED)
def test_the_comparison_agrees_with_the_key(row: str) -> None:
    for one, other in pairwise(row.split("|")):
        assert compare_swedish(one, other) == -1
        assert compare_swedish(other, one) == 1
        assert compare_swedish(one, one) == 0


def test_texts_that_look_alike_still_have_one_order() -> None:
    composed, decomposed = "Åsa", "A\u030asa"
    assert swedish_key(composed)[:3] == swedish_key(decomposed)[:3]
    assert compare_swedish(composed, decomposed) != 0
