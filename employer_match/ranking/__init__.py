"""THE ORDER. Pure: a participant's profile and the openings in, ranked reasons out.

No score is computed or shown anywhere in this room: the order is lexicographic, and everything it
says is a sentence about a wish and a fact (`docs/ranking.md`).
"""

from employer_match.ranking.openings import Openings
from employer_match.ranking.profile import Area, Hours, MustNot, Profile, Wish
from employer_match.ranking.ranker import rank, why_not
from employer_match.ranking.results import Excluded, Ranked, Sentence
from employer_match.ranking.rules import RULES_VERSION
from employer_match.ranking.vacancy import Closed, Vacancy
from employer_match.ranking.waiting import Waiting, waiting_order
from employer_match.ranking.what_if import Widening, what_if

__all__ = [
    "RULES_VERSION",
    "Area",
    "Closed",
    "Excluded",
    "Hours",
    "MustNot",
    "Openings",
    "Profile",
    "Ranked",
    "Sentence",
    "Vacancy",
    "Waiting",
    "Widening",
    "Wish",
    "rank",
    "waiting_order",
    "what_if",
    "why_not",
]
