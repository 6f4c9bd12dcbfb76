"""Which of a person's wishes an opening meets best, and the tier that puts it in."""

from dataclasses import dataclass

from employer_match.ranking.aims import Aim
from employer_match.ranking.facts import Facts
from employer_match.ranking.person import Person
from employer_match.ranking.rules import IN_FIELD, NEAREST, PLACE
from employer_match.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Match:
    """A tier and the wish that put an opening there; no wish in the tiers open and explore."""

    tier: Tier
    nearness: int = NEAREST
    aim: Aim | None = None

    @property
    def place(self) -> tuple[int, int, int]:
        """By which matches are ordered: tier, then wish rank, then nearness; least first."""
        return PLACE[self.tier], self.aim.turn if self.aim else 0, self.nearness

    @property
    def through_field(self) -> bool:
        """Whether no more than the field is shared with the wish."""
        if self.aim is None or self.tier is not Tier.RELATED:
            return False
        return self.aim.wish.field is not None or self.nearness == IN_FIELD

    @property
    def wish(self) -> int | None:
        """The rank that the person gave the wish."""
        return self.aim.wish.rank if self.aim else None


def best_match(person: Person, facts: Facts) -> Match:
    """The best match over all wishes; the first wish where several are as good."""
    if not person.aims:
        return Match(Tier.EXPLORE)
    found = (_match(aim, facts) for aim in person.aims)
    return min((each for each in found if each), key=_place, default=Match(Tier.OPEN))


def _match(aim: Aim, facts: Facts) -> Match | None:
    met = aim.meets(facts)
    return Match(met[0], met[1], aim) if met else None


def _place(match: Match) -> tuple[int, int, int]:
    return match.place
