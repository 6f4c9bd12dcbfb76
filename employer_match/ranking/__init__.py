"""THE ORDER. Pure: a participant's profile and the openings in, ranked reasons out.

No score is computed or shown anywhere in this room: the order is lexicographic, and everything it
says is a sentence about a wish and a fact (`docs/ranking.md`).
"""

from employer_match.ranking.openings import Openings
from employer_match.ranking.profile import Area, Hours, MustNot, Profile, Wish
from employer_match.ranking.ranker import rank, why_not
from employer_match.ranking.results import Excluded, Ranked, Sentence
from employer_match.ranking.rules import RULES_VERSION
from employer_match.ranking.spread import Because, Caps, Choice, Crowd, Lost, Spread
from employer_match.ranking.spread_lists import SpreadLists, spread_lists
from employer_match.ranking.vacancy import Closed, Vacancy
from employer_match.ranking.waiting import Waiting, waiting_order
from employer_match.ranking.what_if import Widening, what_if

__all__ = [
    "RULES_VERSION",
    "Area",
    "Because",
    "Caps",
    "Choice",
    "Closed",
    "Crowd",
    "Excluded",
    "Hours",
    "Lost",
    "MustNot",
    "Openings",
    "Profile",
    "Ranked",
    "Sentence",
    "Spread",
    "SpreadLists",
    "Vacancy",
    "Waiting",
    "Widening",
    "Wish",
    "rank",
    "spread_lists",
    "waiting_order",
    "what_if",
    "why_not",
]
