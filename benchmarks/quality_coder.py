"""How good the coder's guesses are, beside a plain character TF-IDF with a linear SVM, in one run.

    python -m benchmarks.quality_coder [--ads FILE …] [--taxonomy DIR] [--folds 5]
                                       [--random] [--svg FILE] [--test-ads FILE …]

Real ads lie outside the project. Both learn from the same ads and are asked about employers that
they have not seen (five-fold cross-validation by employer; `--random` splits without regard to
employers, and flatters). With `--test-ads` both learn from all of `--ads` and are asked about those
files. Printed: the right group first, and among five, for headlines and full ads; the calibration
of our confidences; where the ceiling lies; how we do on everyday tasks written by hand; the speed.
Takes ten minutes on one core.
"""

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.calibration_curve import curve
from benchmarks.plain_coder import Plain
from employer_match.integrations.jobtech.taxonomy_files import load
from employer_match.language.normal import words
from employer_match.language.taxonomy import Taxonomy
from employer_match.occupations import model_file, teach
from employer_match.occupations.calibrate import Bin, expected_error, reliability
from employer_match.occupations.coder import UNKNOWN_BELOW, Coder
from employer_match.occupations.examples import Ad, groups_of
from employer_match.services.occupations.train_coder import ads_of_files
from tests.support.everyday_tasks import everyday_tasks
from tests.support.shared_data import SHARED

JOBTECH = SHARED / "jobtech"
HEADLINE, FULL, BODY = "headline", "full ad", "full ad without its headline"
#: What was asked and who answered → (was the first right, was one of five right).
Answers = dict[tuple[str, str], list[tuple[bool, bool]]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    files = [JOBTECH / "headlines.jsonl.gz", JOBTECH / "ads.jsonl.gz"]
    parser.add_argument("--ads", type=Path, nargs="+", default=files)
    parser.add_argument("--test-ads", type=Path, nargs="+", default=[])
    parser.add_argument("--taxonomy", type=Path, default=SHARED / "taxonomy")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--random", action="store_true", help="Do not keep employers together.")
    parser.add_argument("--svg", type=Path, help="Draw the calibration curve here.")
    asked = parser.parse_args()
    taxonomy = load(asked.taxonomy)
    ads = once(ads_of_files(asked.ads, taxonomy))
    print(f"{len(ads)} ads of {len({ad.employer for ad in ads})} employers", flush=True)
    answers: Answers = defaultdict(list)
    sure: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    confused: Counter[tuple[str, str]] = Counter()
    for learn, test in _splits(ads, asked.folds, asked.random, asked.test_ads, taxonomy):
        coder = Coder(teach.teach(teach.lesson(taxonomy, learn)))
        plain = Plain(learn)
        for ad in test:
            _ask(ad, coder, plain, answers, sure, confused)
        print(".", end="", flush=True)
    _tell(answers)
    curves = {what: reliability(those) for what, those in sorted(sure.items())}
    for what, found in curves.items():
        _tell_calibration(what, found, sure[what])
    if asked.svg:
        asked.svg.write_text(curve(curves), encoding="utf-8")
    labels = {group.code: group.label for group in groups_of(taxonomy)}
    print("\nMost confused in headlines (right ← guessed):")
    for (right, guessed), number in confused.most_common(12):
        print(f"{number:5} {labels[right]} ← {labels[guessed]}")
    _tell_ceiling(ads)
    _tell_bundled(ads)


def once(ads: Iterator[Ad]) -> list[Ad]:
    """The ads without those that are the same in everything."""
    return list({(ad.headline, ad.text, ad.code, ad.employer): ad for ad in ads}.values())


def _splits(
    ads: list[Ad], folds: int, anyhow: bool, others: list[Path], taxonomy: Taxonomy
) -> Iterator[tuple[list[Ad], list[Ad]]]:
    """(to learn from, to be asked about)."""
    from sklearn.model_selection import GroupKFold, KFold

    if others:
        yield ads, once(ads_of_files(others, taxonomy))
        return
    employers = [ad.employer.casefold() for ad in ads]
    cut = KFold(folds, shuffle=True, random_state=0) if anyhow else GroupKFold(folds)
    for learn, test in cut.split(ads, groups=employers):
        yield [ads[at] for at in learn], [ads[at] for at in test]


def _ask(
    ad: Ad,
    coder: Coder,
    plain: Plain,
    answers: Answers,
    sure: dict[str, list[tuple[float, bool]]],
    confused: Counter[tuple[str, str]],
) -> None:
    asked = {HEADLINE: ad.headline}
    if ad.text:
        asked = {FULL: f"{ad.headline}\n{ad.text}", BODY: ad.text}
    for what, text in asked.items():
        guesses = coder.code(text)
        codes = [each.group.code for each in guesses]
        answers[what, "ours"].append((codes[:1] == [ad.code], ad.code in codes))
        theirs = plain.code(text)
        answers[what, "plain"].append((theirs[0] == ad.code, ad.code in theirs))
        if guesses and what != BODY:
            sure[what].append((guesses[0].confidence, codes[0] == ad.code))
            if what == HEADLINE and codes[0] != ad.code:
                confused[ad.code, codes[0]] += 1


def _tell(answers: Answers) -> None:
    print(f"\n\n{'':34}{'':8}  asked   first  among five")
    for (what, who), those in sorted(answers.items()):
        first, five = np.mean(those, axis=0)
        name = {"ours": "ours", "plain": "char TF-IDF + SVM"}[who]
        print(f"{what:30}{name:20}{len(those):6}{first:8.3f}{five:8.3f}")


def _tell_calibration(what: str, found: Sequence[Bin], guesses: list[tuple[float, bool]]) -> None:
    print(f"\nHow sure, and how often right: {what}")
    print(f"{'confidence':>12}{'guesses':>10}{'right':>8}")
    for each in found:
        print(f"{each.confidence:12.2f}{each.number:10}{each.right:8.2f}")
    silent = [right for confidence, right in guesses if confidence < UNKNOWN_BELOW]
    print(f"expected error {expected_error(found):.3f}; ", end="")
    print(f'"don\'t know" {len(silent) / len(guesses):.1%}, of which right {np.mean(silent):.2f}')


def _tell_ceiling(ads: list[Ad]) -> None:
    """How often two employers who wrote the very same headline chose the same group."""
    by_words: dict[tuple[str, ...], list[Ad]] = defaultdict(list)
    for ad in ads:
        by_words[words(ad.headline)].append(ad)
    pairs = [
        one.code == other.code
        for those in by_words.values()
        for at, one in enumerate(those)
        for other in those[:at]
        if one.employer.casefold() != other.employer.casefold()
    ]
    print(f"\nThe same headline by two employers: {len(pairs)} pairs, ", end="")
    print(f"the same group in {np.mean(pairs):.1%}")


def _tell_bundled(ads: list[Ad]) -> None:
    coder = Coder(model_file.bundled())
    tasks = everyday_tasks()
    told = [(each.code, coder.code(each.text)) for each in tasks]
    found = [(code, [each.group.code for each in guesses]) for code, guesses in told]
    first = np.mean([codes[:1] == [code] for code, codes in found])
    five = np.mean([code in codes for code, codes in found])
    print(f"\nEveryday tasks, the bundled model: {len(tasks)}, first {first:.3f}, five {five:.3f}")
    _tell_calibration(
        "everyday tasks",
        reliability((g[0].confidence, g[0].group.code == code) for code, g in told if g),
        [(g[0].confidence, g[0].group.code == code) for code, g in told if g],
    )
    for what, texts in (
        ("headlines", [ad.headline for ad in ads]),
        ("full ads", [f"{ad.headline}\n{ad.text}" for ad in ads if ad.text]),
    ):
        begun = time.perf_counter()
        for text in texts:
            coder.code(text)
        print(f"{len(texts) / (time.perf_counter() - begun):8.0f} {what} a second on one core")


if __name__ == "__main__":
    main()
