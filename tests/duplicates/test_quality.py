"""How good the verdicts are on real names, on the half that nobody tried the rules out on."""

from employer_match.duplicates import find_in
from tests.support.labelled_pairs import Pair, labelled_pairs
from tests.support.pair_quality import PLAIN, plain, quality, says_same, says_something
from tests.support.shared_data import shared

PRECISION, RECALL = 0.98, 0.90


def _pairs(held_out: bool) -> list[Pair]:
    names = shared("names", "employers.txt").read_text(encoding="utf-8").splitlines()
    return labelled_pairs(names, held_out=held_out)


def test_the_halves_share_no_employer_and_come_out_the_same_each_time() -> None:
    tried, held = _pairs(False), _pairs(True)
    assert min(len(tried), len(held)) >= 400
    assert not {pair.a.parts.key for pair in tried} & {pair.a.parts.key for pair in held}
    assert held == _pairs(True)


def test_the_verdicts_hold_and_beat_plain_likeness() -> None:
    pairs = _pairs(True)
    assert quality(pairs, says_same).precision >= PRECISION
    ours = quality(pairs, says_something)
    assert ours.recall >= RECALL
    for scorer in PLAIN.values():
        assert plain(pairs, scorer)[1].f1 < ours.f1
        assert plain(pairs, scorer, PRECISION)[1].recall < quality(pairs, says_same).recall


def test_the_blocks_lose_none_of_them() -> None:
    pairs = _pairs(True)
    records = [
        (f"{n}{side}", one)
        for n, pair in enumerate(pairs)
        for side, one in zip("ab", (pair.a, pair.b), strict=True)
    ]
    found = {(each.a[:-1], each.b[:-1]) for each in find_in(records)}
    told = {str(n) for n, pair in enumerate(pairs) if says_something(pair)}
    assert told <= {a for a, b in found if a == b}
