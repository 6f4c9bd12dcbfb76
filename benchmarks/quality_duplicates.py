"""How good the verdicts on employers are, beside plain string likeness at its best threshold.

    python -m benchmarks.quality_duplicates [--held-out] [--kinds] [--wrong] [--names FILE]

The labelled pairs are made from a list of real names that lies outside the project
(`tests/support/labelled_pairs.py` says how). Rules are tried out on the development half; the half
that is held out is for the end. The plain ways get their threshold on the pairs they are measured
on, which flatters them.
"""

import argparse
from collections import defaultdict
from pathlib import Path

from tests.support.labelled_pairs import Pair, labelled_pairs
from tests.support.pair_quality import PLAIN, Quality, plain, quality, says_same, says_something
from tests.support.shared_data import SHARED


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="The half that decides.")
    parser.add_argument("--kinds", action="store_true", help="Also by how each pair arose.")
    parser.add_argument("--wrong", action="store_true", help="Also each pair that was got wrong.")
    parser.add_argument("--names", type=Path, default=SHARED / "names" / "employers.txt")
    asked = parser.parse_args()
    names = asked.names.read_text(encoding="utf-8").splitlines()
    pairs = labelled_pairs(names, held_out=asked.held_out)
    ones = sum(pair.one for pair in pairs)
    print(f"{len(pairs)} pairs, {ones} of one employer, {len(pairs) - ones} of two")
    print(f"{'':38}precision   recall       F1")
    _line('"same"', quality(pairs, says_same))
    _line('"same" or "likely"', quality(pairs, says_something))
    for name, scorer in PLAIN.items():
        for wanted in (0.0, 0.98):
            bound, found = plain(pairs, scorer, wanted)
            at_least = f", precision ≥ {wanted}" if wanted else ", best F1"
            _line(f"{name} ≥ {bound}{at_least}", found)
    if asked.kinds:
        _kinds(pairs)
    if asked.wrong:
        _wrong(pairs)


def _line(what: str, found: Quality) -> None:
    print(f"{what:38}{found.precision:9.3f}{found.recall:9.3f}{found.f1:9.3f}")


def _kinds(pairs: list[Pair]) -> None:
    by_kind: dict[tuple[bool, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_kind[not pair.one, pair.kind].append(pair)
    print(f"\n{'':24}pairs   same  likely")
    for (two, kind), those in sorted(by_kind.items()):
        same = sum(map(says_same, those))
        likely = sum(map(says_something, those)) - same
        print(f"{'two: ' if two else 'one: '}{kind:18}{len(those):6}{same:7}{likely:8}")


def _wrong(pairs: list[Pair]) -> None:
    for pair in pairs:
        if (pair.one and not says_something(pair)) or (not pair.one and says_same(pair)):
            print(f"{'one' if pair.one else 'two'} {pair.kind}: {pair.a} | {pair.b}")


if __name__ == "__main__":
    main()
