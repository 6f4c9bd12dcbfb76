"""Propose what a wish in words may mean; nothing is written down, and somebody chooses."""

from dataclasses import dataclass
from threading import Lock

from sqlalchemy.orm import Session

from employer_match.language.taxonomy import Concept, Taxonomy
from employer_match.occupations.own_words import own_words
from employer_match.occupations.wishes.find import MOST, WishFinder
from employer_match.occupations.wishes.named import names_of
from employer_match.services.actor import Actor
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, require


@dataclass(frozen=True, slots=True)
class Proposed:
    """A concept that words may mean: the words, whether they were a "no", and because of what."""

    concept: Concept
    words: str
    ruled_out: bool
    because: str


def propose_occupations(
    session: Session, actor: Actor, words: str, language: str = "sv", most: int = MOST
) -> list[Proposed]:
    """At most `most` concepts for what is wanted, then as many for each "no", likeliest first.

    `language` is that of the reasons. Empty where the words tell of no work.
    """
    require(actor, Action.READ_OCCUPATIONS)
    taxonomy = read_taxonomy(session)
    return [
        Proposed(
            taxonomy.concepts[each.concept_id],
            each.part.said,
            each.part.ruled_out,
            each.because.text(language),
        )
        for each in _finder(taxonomy).propose(words, most)
    ]


#: The taxonomy whose names were read last, and its finder.
_kept: list[tuple[Taxonomy, WishFinder]] = []
_one_at_a_time = Lock()


def _finder(taxonomy: Taxonomy) -> WishFinder:
    """Reading a whole taxonomy's names takes seconds, so it is done once a process."""
    with _one_at_a_time:
        if not _kept or _kept[0][0] is not taxonomy:
            _kept[:] = [(taxonomy, WishFinder(names_of(taxonomy, own_words())))]
        return _kept[0][1]
