"""The rule's fixed points: its version, the tiers in order, and how near is near.

Every figure here only orders openings for one person; none is shown, stored or summed over people.
Source: the programme's stands on preference first (`docs/ranking.md`).
"""

from employer_match.vocabulary import Tier

RULES_VERSION = "3"
"""Raised whenever the same input could be answered otherwise; stored with every run."""

TIERS = tuple(Tier)
PLACE = {tier: place for place, tier in enumerate(TIERS)}
"""The place of each tier, 0 best; a lower one never stands above a higher."""

NEAREST, NEAR, IN_FIELD = 0, 1, 2
"""How near inside a tier: the headline or a close occupation, then the text or a related one, then
no more than the same field."""

CLOSE_PERCENTAGE = 75
"""JobTech's substitutability from which a related occupation is called close; below it is near."""


def nearness_of(percentage: int) -> int:
    """How near a related occupation is, by JobTech's substitutability."""
    return NEAREST if percentage >= CLOSE_PERCENTAGE else NEAR


MOST_PLUSES, MOST_MINUSES = 3, 2
