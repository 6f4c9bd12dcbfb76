"""The rule's fixed points: its version, the tiers in order, and how near is near (`rules.toml`).

Every figure here only orders openings for one person; none is shown, stored or summed over people.
Source: the programme's stands on preference first (`docs/ranking.md`).
"""

from employer_match.ranking.rulebook import rulebook

_RULES = rulebook()
RULES_VERSION = _RULES.version
"""Raised whenever the same input could be answered otherwise; stored with every run."""

TIERS = _RULES.tiers
PLACE = {tier: place for place, tier in enumerate(TIERS)}
"""The place of each tier, 0 best; a lower one never stands above a higher."""

NEAREST, NEAR, IN_FIELD = 0, 1, 2
"""How near inside a tier: the headline or a close occupation, then the text or a related one, then
no more than the same field."""

CLOSE_PERCENTAGE = _RULES.close_percentage
"""JobTech's substitutability from which a related occupation is called close; below it is near."""


def nearness_of(percentage: int) -> int:
    """How near a related occupation is, by JobTech's substitutability."""
    return NEAREST if percentage >= CLOSE_PERCENTAGE else NEAR


SAID_FIRST, SAID = 0, 9
"""Of a wish in words: said in the headline or occupation, and said in the text. Between them stands
what belongs to the wish's work, two levels of how sure, in each four of how like (1 to 8)."""
SURE = _RULES.sure
"""From so many thousandths: belongs, may belong (figures: `docs/language.md`)."""
FAINT, FAINTEST = _RULES.faint
"""From here on it is no more than related; below the first only with a likeness beside it."""
LIKE = _RULES.like
"""From so many per cent: very like, like, a little like."""
FAINT_PLACE, FAINTEST_PLACE, ALIKE_PLACE = 3, 7, 10
"""Of a wish in words among what is related: faintly the work, by how like; then hardly the work but
alike; then no more than alike."""


def steps_below(value: int, levels: tuple[int, ...]) -> int:
    """How many of the levels (highest first) a value does not reach."""
    return sum(value < level for level in levels)


MOST_PLUSES, MOST_MINUSES = _RULES.most_pluses, _RULES.most_minuses
