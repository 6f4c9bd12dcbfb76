"""The whole lesson: examples from taxonomy and ads, calibrated on employers left out, then learned.

Deterministic: the same taxonomy and ads, in whatever order, give the same bytes.
"""

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from employer_match.language.taxonomy import Taxonomy
from employer_match.occupations import kept_words, learn_alike
from employer_match.occupations.calibrate import Scored, honesty
from employer_match.occupations.coder import Coder
from employer_match.occupations.examples import Ad, Example, from_ads, from_taxonomy, groups_of
from employer_match.occupations.features import FEATURES_VERSION
from employer_match.occupations.model import Calibration, Model
from employer_match.occupations.train import UNTRIED, fit

MOST_ADS = 8_000
"""Ads that are learned from at most: enough, and the memory training takes stays under 2 GB."""
PARTS = 3
"""Every third employer is left out while confidences are calibrated."""
FEWEST_TO_CALIBRATE = 60
"""Ads of left-out employers; with fewer, the confidences of the bundled model are taken."""


@dataclass(frozen=True)
class Lesson:
    """What is learned from: a taxonomy, and ads whose group is known (possibly none)."""

    taxonomy: Taxonomy
    ads: tuple[Ad, ...]


def lesson(taxonomy: Taxonomy, ads: Iterable[Ad]) -> Lesson:
    """The ads worth learning from, in an order of their own: each once, spread over the groups.

    Where there are more than `MOST_ADS`, the commonest groups give up theirs first.
    """
    codes = {group.code for group in groups_of(taxonomy)}
    once = {(ad.headline, ad.code, ad.employer): ad for ad in sorted(ads, key=_digest)}
    usable = sorted((ad for ad in once.values() if ad.code in codes), key=_digest)
    turns: dict[str, int] = {}
    ranked = []
    for ad in usable:
        turns[ad.code] = turns.get(ad.code, 0) + 1
        ranked.append((turns[ad.code], _digest(ad), ad))
    ranked.sort(key=lambda each: each[:2])
    return Lesson(taxonomy, tuple(ad for *_, ad in ranked[:MOST_ADS]))


def teach(what: Lesson, facts: Mapping[str, object] | None = None) -> Model:
    """A calibrated model; raises ValueError where the taxonomy has no group with a code."""
    told = {
        "features": FEATURES_VERSION,
        "taxonomy": what.taxonomy.version,
        "ads": len(what.ads),
        "employers": len({ad.employer.casefold() for ad in what.ads}),
        **(facts or {}),
    }
    calibration = calibrate(what)
    groups, known = groups_of(what.taxonomy), examples(what.taxonomy, what.ads)
    return replace(fit(known, groups, told, calibration), alike=learn_alike.learn(known))


def examples(taxonomy: Taxonomy, ads: Sequence[Ad]) -> list[Example]:
    """Everything to learn from; the ads' words that name somebody, or too few use, left out."""
    known = list(from_taxonomy(taxonomy))
    may = kept_words.allowed(ads, (each.text for each in known))
    learned = (
        Example(kept_words.without_others(each.text, may), each.code, each.weight)
        for each in from_ads(ads)
    )
    return [*known, *learned]


def calibrate(what: Lesson) -> Calibration:
    """How confident a model of this lesson may be, tried on employers that it has not seen."""
    out = [ad for ad in what.ads if zlib.crc32(ad.employer.casefold().encode()) % PARTS == 0]
    left = [ad for ad in what.ads if zlib.crc32(ad.employer.casefold().encode()) % PARTS]
    if len(out) < FEWEST_TO_CALIBRATE:
        return UNTRIED
    groups = groups_of(what.taxonomy)
    column = {group.code: number for number, group in enumerate(groups)}
    coder = Coder(fit(examples(what.taxonomy, left), groups, {}))
    short: list[Scored] = []
    long: list[Scored] = []
    for ad in out:
        for text in {ad.headline, f"{ad.headline}\n{ad.text}".strip()}:
            scores, is_long = coder.scores(text)
            if scores is not None:
                (long if is_long else short).append(Scored(scores, column[ad.code]))
    if len(short) < FEWEST_TO_CALIBRATE:
        return UNTRIED
    of_short = honesty(short)
    return Calibration(of_short, honesty(long) if len(long) >= FEWEST_TO_CALIBRATE else of_short)


def _digest(ad: Ad) -> bytes:
    said = "\0".join((ad.headline, ad.text, ad.code, ad.employer))
    return hashlib.sha256(said.encode()).digest()
