"""What makes one workplace better than another for a participant: levels, each above the next.

The levels stand in one whole number: a level's weight is larger than all that the levels below it
can come to over every line of the week, so nothing below ever outweighs it.
"""

from collections.abc import Iterable

from employer_match.outreach.plan_facts import Option, Place
from employer_match.vocabulary import Tier

TIERS = tuple(Tier)
#: Wish ranks and places in a list beyond this count as this.
DEEPEST = 99


def steps(option: Option) -> int:
    """0 for an opening that was said yes to, then 1 for the best tier, and on down the tiers."""
    return 0 if option.wanted else 1 + TIERS.index(option.tier)


def best_first(options: Iterable[Option]) -> list[Option]:
    """A participant's options in their own order."""
    return sorted(options, key=lambda one: (*_preference(one), one.position, one.vacancy))


class Levels:
    """Costs of a plan with at most `lines` lines; the plan's cost is the sum over its lines."""

    def __init__(self, lines: int) -> None:
        """Each level's largest value per line, the most important first."""
        largest = [1] * len(TIERS) + [DEEPEST, 1, 1, 1, DEEPEST]
        weights = [1]
        for value in reversed(largest[1:]):
            weights.append(weights[-1] * (value * max(lines, 1) + 1))
        self._weights = tuple(reversed(weights))
        #: What one more workplace of an employer costs.
        self.again = self._weights[len(TIERS) + 2]

    def cost(self, option: Option, place: Place, passes_owner: bool) -> int:
        """What it costs to see this workplace for this option."""
        down, wish = _preference(option)
        values = (
            *(int(down > level) for level in range(len(TIERS))),
            wish,
            int(passes_owner),
            0,  # `again`, which depends on the other lines
            int(place.asked),
            min(option.position, DEEPEST),
        )
        return sum(value * weight for value, weight in zip(values, self._weights, strict=True))


def _preference(option: Option) -> tuple[int, int]:
    return steps(option), min(option.wish_rank or 0, DEEPEST)
