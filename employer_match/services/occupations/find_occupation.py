"""Find an occupation, a group or a field by the words people use, also those beside the label."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.services.actor import Actor
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, require

MOST = 12


def find_occupation(
    session: Session, actor: Actor, words: str, level: Level | None = None
) -> list[Concept]:
    """The likeliest concepts, of one level or any: same words first, then beginnings, then parts.

    Both label and synonyms are looked at, and the shorter of two equal ones comes first.
    """
    require(actor, Action.READ_OCCUPATIONS)
    asked = _key(words)
    if not asked:
        return []
    found = [
        (nearness, len(concept.label), concept.label.casefold(), concept.id)
        for concept in _of(read_taxonomy(session), level)
        if (nearness := _nearness(asked, concept)) is not None
    ]
    taxonomy = read_taxonomy(session)
    return [taxonomy.concepts[each[-1]] for each in sorted(found)[:MOST]]


def same_words(concept: Concept, words: str) -> bool:
    """Whether the words are the concept's own label, so that nobody needs to be asked."""
    return _key(words) == _key(concept.label) or words.strip() == concept.id


def _of(taxonomy: Taxonomy, level: Level | None) -> Iterator[Concept]:
    return (each for each in taxonomy.concepts.values() if level in (None, each.level))


def _nearness(asked: str, concept: Concept) -> int | None:
    if asked in {_key(concept.id), concept.ssyk_code}:
        return 0
    label, *others = (_key(each) for each in (concept.label, *concept.synonyms))
    for nearness, near in enumerate(
        (
            asked == label,
            asked in others,
            label.startswith(asked),
            any(each.startswith(asked) for each in others),
            asked in label,
            any(asked in each for each in others),
        )
    ):
        if near:
            return nearness
    return None


def _key(words: str) -> str:
    return " ".join(words.casefold().split())
