"""What the order answers: a place in one person's list with its reasons, or why there is none.

There is no score, percentage or figure about a person here, and no field for one.
"""

from dataclasses import dataclass

from employer_match.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Sentence:
    """A reason or a question: a code for machines and a sentence for people."""

    code: str
    text: str

    def as_json(self) -> dict[str, str]:
        """The sentence as the files and the API carry it."""
        return {"code": self.code, "text": self.text}


@dataclass(frozen=True, slots=True)
class Ranked:
    """An opening's place in a person's list; `rank` counts from 1, `wish` is the wish's own rank.

    `wish` is None in the tiers open and explore, where no wish is met.
    """

    profile: str
    rank: int
    vacancy: str
    tier: Tier
    wish: int | None
    reasons: tuple[Sentence, ...]
    questions: tuple[Sentence, ...]

    def as_json(self) -> dict[str, object]:
        """One result line of `employer-match rank`."""
        return {
            "profile": self.profile,
            "rank": self.rank,
            "vacancy": self.vacancy,
            "tier": str(self.tier),
            "wish": self.wish,
            "reasons": [reason.as_json() for reason in self.reasons],
            "questions": [question.as_json() for question in self.questions],
        }


@dataclass(frozen=True, slots=True)
class Excluded:
    """An opening that is not suggested, with every reason why; never without one."""

    profile: str
    vacancy: str
    excluded: tuple[Sentence, ...]

    def as_json(self) -> dict[str, object]:
        """One line of `employer-match rank --why-not`."""
        return {
            "profile": self.profile,
            "vacancy": self.vacancy,
            "excluded": [reason.as_json() for reason in self.excluded],
        }
