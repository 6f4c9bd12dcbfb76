"""The search's words against real ads; counts only, the texts are never shown."""

import gzip
import json
from functools import lru_cache

import pytest

from employer_match.integrations.jobtech.taxonomy_files import load
from employer_match.language.analyse import terms
from employer_match.language.conditions import stated_conditions
from employer_match.language.normal import words
from employer_match.language.query import parse
from employer_match.language.requirements import stated_requirements
from employer_match.language.roots import stem
from employer_match.language.sentences import QUOTE_LENGTH
from employer_match.language.taxonomy import Taxonomy
from tests.support.shared_data import shared

# What is asked, a part of the label that the right headlines are coded with, and how many of them
# must be found by their headline's words alone. Plain stems find 71 of these 133.
ASKED = [
    ("städare", "tädare", 11),
    ("lager", "agerarbetare", 17),
    ("kök", "öksbiträde", 6),
    ("butik", "utikssäljare", 18),
    ("truck", "ruckförare", 6),
    ("barn", "arnskötare", 10),
    ("servitör", "ervitör", 11),
    ("kock", "ock", 15),
    ("personlig assistent", "ersonlig assistent", 39),
]


@lru_cache(maxsize=1)
def headlines() -> list[tuple[str, str]]:
    """Headline and occupation label of the ads that have both."""
    path = shared("jobtech", "headlines.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        ads = [json.loads(line) for line in lines]
    return [
        (ad["headline"], ad["occupation"]["label"])
        for ad in ads
        if ad.get("headline") and (ad.get("occupation") or {}).get("label")
    ]


@lru_cache(maxsize=1)
def taxonomy() -> Taxonomy:
    """The whole published taxonomy with our own other words."""
    return load(shared("taxonomy"))


@lru_cache(maxsize=1)
def texts() -> list[str]:
    """Headline and text of the ads that have texts."""
    with gzip.open(shared("jobtech", "ads.jsonl.gz"), "rt", encoding="utf-8") as lines:
        ads = [json.loads(line) for line in lines]
    return [f"{ad.get('headline')}\n{(ad.get('description') or {}).get('text')}" for ad in ads]


def found(asked: str, part_of_label: str) -> tuple[int, int]:
    """How many rightly coded headlines the analysis finds, and how many plain stems find."""
    query = parse(asked, taxonomy())
    stems = {stem(word) for word in words(asked)}
    right = [headline for headline, label in headlines() if part_of_label in label]
    return (
        sum(query.matches(set(terms(headline))) for headline in right),
        sum(stems <= {stem(word) for word in words(headline)} for headline in right),
    )


@pytest.mark.parametrize(("asked", "part_of_label", "least"), ASKED)
def test_headlines_are_found(asked: str, part_of_label: str, least: int) -> None:
    by_analysis, by_plain_stems = found(asked, part_of_label)
    assert by_analysis >= max(least, by_plain_stems)


def test_codes_find_what_the_words_hide() -> None:
    group = taxonomy().group_id("9111")
    assert group in parse("städare", taxonomy()).matched_concepts
    assert group in parse("städning", taxonomy()).matched_concepts


@pytest.mark.slow
def test_every_real_ad_is_read() -> None:
    for number, text in enumerate(texts()):
        short = all(len(each.quote) <= QUOTE_LENGTH for each in stated_conditions(text).values())
        assert short, number
        assert len({each.code for each in stated_requirements(text)}) < 6, number
        held = set(terms(text))
        assert all(parse(word).matches(held) for word in words(text)[:20]), number


def test_far_more_ads_state_something_than_nothing() -> None:
    stating = sum(bool(stated_conditions(text)) for text in texts())
    assert stating > len(texts()) // 5
