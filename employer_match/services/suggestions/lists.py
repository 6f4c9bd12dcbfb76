"""Participants' lists, in both languages, as they are kept: made here alone, so that a logged run
is made again the same way as it was made first."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TypedDict

from employer_match.integrations.geo import municipalities
from employer_match.ranking import Openings, Profile, Ranked, Sentence, rank
from employer_match.vocabulary import Tier

TOP = 20
LANGUAGES = ("sv", "en")


class Kept(TypedDict):
    """One suggestion as its row keeps it; each sentence has a code and a text per language."""

    vacancy_id: int
    position: int
    tier: Tier
    wish_rank: int | None
    reasons: list[dict[str, object]]
    questions: list[dict[str, object]]


def lists_of(profiles: Collection[Profile], openings: Openings, day: date) -> dict[str, list[Kept]]:
    """Per participant the first openings; the order is the same in every language."""
    in_each = [_in_language(profiles, openings, day, language) for language in LANGUAGES]
    together = zip(*in_each, strict=True)
    return {
        key: [_kept(one) for one in found]
        for key, found in groupby(together, key=lambda one: one[0].profile)
    }


def _in_language(
    profiles: Collection[Profile], openings: Openings, day: date, language: str
) -> Iterator[Ranked]:
    found = rank(
        profiles,
        openings,
        taxonomy=openings.taxonomy,
        municipalities=municipalities(),
        today=day,
        top=TOP,
        language=language,
    )
    return (each for each in found if isinstance(each, Ranked))


def _kept(ranked: tuple[Ranked, ...]) -> Kept:
    first = ranked[0]
    return Kept(
        vacancy_id=int(first.vacancy),
        position=first.rank,
        tier=first.tier,
        wish_rank=first.wish,
        reasons=_said([each.reasons for each in ranked]),
        questions=_said([each.questions for each in ranked]),
    )


def _said(in_each: Sequence[tuple[Sentence, ...]]) -> list[dict[str, object]]:
    """Each sentence once, with its code and its text per language."""
    return [
        {
            "code": same[0].code,
            **{language: one.text for language, one in zip(LANGUAGES, same, strict=True)},
        }
        for same in zip(*in_each, strict=True)
    ]
