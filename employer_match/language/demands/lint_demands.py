"""Read an employer's text, and point at demands that the law forbids or that ask for a why."""

from dataclasses import dataclass

from employer_match.language.around import around
from employer_match.language.phrases import pattern_of, places
from employer_match.vocabulary import Demand

#: The law's seven grounds (field.md 5.1), in the order in which a word belongs to one of them.
FORBIDDEN = (
    Demand.GENDER_IDENTITY,
    Demand.SEX,
    Demand.ETHNICITY,
    Demand.RELIGION,
    Demand.DISABILITY,
    Demand.ORIENTATION,
    Demand.AGE,
)
#: What may be a fair demand, if the work takes it: the employer is asked why.
TO_ASK = (Demand.LANGUAGE, Demand.LICENCE, Demand.LIFTING, Demand.PACE)
HARMLESS = "harmless.txt"
PACKAGE = __package__


@dataclass(frozen=True, slots=True)
class FoundDemand:
    """What stands at [start, end) of the text, and the parts of its sentence around it."""

    demand: Demand
    start: int
    end: int
    words: str
    around: tuple[str, str]

    @property
    def forbidden(self) -> bool:
        """Whether it looks like one of the law's seven grounds, rather than a why to be asked."""
        return self.demand in FORBIDDEN


def lint_demands(text: str) -> tuple[FoundDemand, ...]:
    """Everything found, in the order of the text; of two that overlap the earlier and longer."""
    harmless = pattern_of(PACKAGE, HARMLESS)
    found: list[FoundDemand] = []
    at = [
        (start, -end, rank, demand)
        for rank, demand in enumerate((*FORBIDDEN, *TO_ASK))
        for start, end in places(text, pattern_of(PACKAGE, f"{demand.value}.txt"), harmless)
    ]
    for start, minus_end, _rank, demand in sorted(at):
        end = -minus_end
        if not found or start >= found[-1].end:
            words = text[start:end]
            found.append(FoundDemand(demand, start, end, words, around(text, start, end)))
    return tuple(found)
