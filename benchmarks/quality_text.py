"""How well wishes in words find real advertisements whose codes are hidden, beside other searches.

    python -m benchmarks.quality_text [--wishes FILE] [--ads FILE …] [--taxonomy DIR]
                                      [--test-ads FILE …] [--postgresql URL] [--development]

An advertisement is right for a wish where its hidden occupation group is one a coach would take
for the wish. Employers are parted in two halves; what is asked about one half was learned from the
other. Everything was chosen on the first half with the wishes of
`tests/occupations/everyday_wishes.txt`; the second half with `benchmarks/text_wishes.txt` decides,
and nothing was chosen by looking at it (`--development` shows the first). With `--test-ads` all of
`--ads` is learned from, and those files are asked about. "Ours" is the product's own `rank`, with a
profile that holds the wish and nothing else. Takes some minutes, most of them to learn.
"""

import argparse
import dataclasses
import hashlib
import math
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.quality_coder import once
from benchmarks.quality_wishes import read_wishes
from benchmarks.text_searches import SEARCHES, postgresql
from employer_match.integrations.jobtech.taxonomy_files import load
from employer_match.language.taxonomy import Taxonomy
from employer_match.occupations import teach
from employer_match.occupations.coder import Coder
from employer_match.occupations.examples import Ad
from employer_match.ranking import Openings, Profile, Ranked, Vacancy, Wish, rank
from employer_match.ranking.meaning import Meaning
from employer_match.services.occupations.train_coder import ads_of_files
from tests.support.shared_data import SHARED

ROOT = Path(__file__).resolve().parents[1]
EVERYDAY = ROOT / "tests" / "occupations" / "everyday_wishes.txt"
DECIDING = ROOT / "benchmarks" / "text_wishes.txt"
JOBTECH = SHARED / "jobtech"
DAY = date(2025, 9, 1)
FIRST, AMONG = 10, 20
Wishes = list[tuple[str, frozenset[str]]]
Search = Callable[[Sequence[str]], list[list[int]]]
"""From wishes to the places of the advertisements that each finds, the best first."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    files = [JOBTECH / "headlines.jsonl.gz", JOBTECH / "ads.jsonl.gz"]
    parser.add_argument("--ads", type=Path, nargs="+", default=files)
    parser.add_argument("--test-ads", type=Path, nargs="+", default=[])
    parser.add_argument("--wishes", type=Path)
    parser.add_argument("--taxonomy", type=Path, default=SHARED / "taxonomy")
    parser.add_argument("--postgresql", help="a database whose own Swedish search is measured too")
    parser.add_argument("--development", action="store_true", help="Ask the half for development.")
    asked = parser.parse_args()
    taxonomy = load(asked.taxonomy)
    ads = once(ads_of_files(asked.ads, taxonomy))
    if asked.test_ads:
        learn, test = ads, once(ads_of_files(asked.test_ads, taxonomy))
    else:
        half = 0 if asked.development else 1
        learn = [ad for ad in ads if _half(ad) != half]
        test = [ad for ad in ads if _half(ad) == half]
    wishes = read_wishes(asked.wishes or (EVERYDAY if asked.development else DECIDING))
    here = {ad.code for ad in test}
    wishes = [(wish, right) for wish, right in wishes if right & here]
    print(f"{len(wishes)} wishes, {len(test)} ads, learned from {len(learn)} of other employers")
    print(f"{'':44} nDCG@{FIRST}  recall@{AMONG}  seconds")
    texts = [f"{ad.headline}\n{ad.text}".strip() for ad in test]
    for name, make in SEARCHES.items():
        _line(name, make(texts), wishes, test)
    if asked.postgresql:
        _line("PostgreSQL's Swedish search", postgresql(asked.postgresql, texts), wishes, test)
    model = teach.teach(teach.lesson(taxonomy, learn))
    without = dataclasses.replace(model, alike=None)
    for name, meaning in (
        ("ours, what is said", None),
        ("ours, and the occupation that is meant", Meaning(Coder(without))),
        ("ours, and what is alike", Meaning(Coder(model))),
    ):
        _line(name, ours(test, taxonomy, meaning), wishes, test)


def ours(ads: Sequence[Ad], taxonomy: Taxonomy, meaning: Meaning | None) -> Search:
    """The product's order over these ads with their codes hidden."""
    names = {_name(ad): place for place, ad in enumerate(ads)}
    hidden = [Vacancy(_name(ad), headline=ad.headline, text=ad.text) for ad in ads]
    openings = Openings.of(hidden, taxonomy, meaning)

    def search(wishes: Sequence[str]) -> list[list[int]]:
        people = [
            Profile(f"{row:05}", wishes=(Wish(1, text=wish),)) for row, wish in enumerate(wishes)
        ]
        found: list[list[int]] = [[] for _ in wishes]
        for each in rank(people, openings, taxonomy=taxonomy, today=DAY, top=AMONG):
            if isinstance(each, Ranked) and each.wish is not None:
                found[int(each.profile)].append(names[each.vacancy])
        return found

    return search


def _name(ad: Ad) -> str:
    """An id that tells nothing of the ad, so that ties fall by chance, and always the same way."""
    said = "\0".join((ad.headline, ad.text, ad.code, ad.employer))
    return hashlib.sha256(said.encode()).hexdigest()


def _half(ad: Ad) -> int:
    return hashlib.sha256(ad.employer.casefold().encode()).digest()[0] % 2


def _line(name: str, search: Search, wishes: Wishes, ads: Sequence[Ad]) -> None:
    start = time.process_time()
    lists = search([wish for wish, _ in wishes])
    seconds = time.process_time() - start
    figures = [
        measured([ads[at].code in right for at in found], sum(ad.code in right for ad in ads))
        for found, (_, right) in zip(lists, wishes, strict=True)
    ]
    gain, recall = np.mean(figures, axis=0)
    print(f"{name:44} {gain:7.3f}  {recall:9.3f}  {seconds:7.1f}", flush=True)


def measured(hits: Sequence[bool], right: int) -> tuple[float, float]:
    """nDCG@10, and recall@20 of what twenty places can hold at most."""
    gain = sum(1 / math.log2(place + 2) for place, hit in enumerate(hits[:FIRST]) if hit)
    best = sum(1 / math.log2(place + 2) for place in range(min(FIRST, right)))
    return gain / best, sum(hits[:AMONG]) / min(AMONG, right)


if __name__ == "__main__":
    main()
