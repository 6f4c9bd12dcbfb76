"""Labels and synonyms of a taxonomy as phrases that a query can be looked up in."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from employer_match.language.analyse import terms, whole
from employer_match.language.normal import words
from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.language.wordlist import listed

STOPWORDS = listed(
    """
    a and arbeta arbetar arbete att av de den det eller en ett från få för gärna helst hos i in
    inom jag jobb jobba jobbar kunna med någon något några och of om or på som the till to vid
    vill with
    """
)
"""Left out where other words are said: "arbeta med djur" asks for djur."""

Phrase = frozenset[str]
"""The terms of a phrase; their order does not matter."""

MOST_GROUPS = 2
"""The beginning of labels in more groups than this says too little (Chef, …; Tekniker, …)."""

_SLASH = re.compile(r"\s*/\s*")


def phrase_of(text: str) -> Phrase:
    """The terms of the telling words of a text; of all its words where none is telling."""
    said = words(text)
    telling = [word for word in said if word not in STOPWORDS]
    return frozenset(map(whole, telling or said))


@dataclass(frozen=True)
class Brought:
    """What a known phrase brings in: concept ids, and the phrases that say the same."""

    concepts: frozenset[str]
    phrases: frozenset[Phrase]


@dataclass(frozen=True)
class Expansion:
    """The phrases of a taxonomy with what each brings in."""

    known: dict[Phrase, Brought]
    by_term: dict[str, tuple[Phrase, ...]]

    def recognise(self, asked: frozenset[str]) -> tuple[Phrase, ...]:
        """The known phrases whose words are all asked for, the longest first, none overlapping."""
        held = {
            phrase for term in asked for phrase in self.by_term.get(term, ()) if phrase <= asked
        }
        left, chosen = set(asked), []
        for phrase in sorted(held, key=lambda each: (-len(each), sorted(each))):
            if phrase <= left:
                left -= phrase
                chosen.append(phrase)
        return tuple(chosen)


def expansion_of(taxonomy: Taxonomy) -> Expansion:
    """The phrases of a taxonomy, worked out once per taxonomy object."""
    return _expansion(_ByIdentity(taxonomy))


def names(concept: Concept) -> frozenset[Phrase]:
    """A concept's own names: each side of a slash in its label."""
    return _phrases(_SLASH.split(concept.label))


def other_words(concept: Concept) -> frozenset[Phrase]:
    """The other words that people use for a concept."""
    return _phrases(side for each in concept.synonyms for side in _SLASH.split(each))


def _phrases(texts: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(phrase for text in texts if (phrase := phrase_of(text)))


@dataclass(frozen=True, eq=False)
class _ByIdentity:
    """A taxonomy as a key: it holds dictionaries, so that only its identity can be hashed."""

    taxonomy: Taxonomy

    def __hash__(self) -> int:
        return id(self.taxonomy)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.taxonomy is self.taxonomy


@lru_cache(maxsize=4)
def _expansion(key: _ByIdentity) -> Expansion:
    taxonomy = key.taxonomy
    named, begun, meant = (defaultdict[Phrase, set[str]](set) for _ in range(3))
    for concept in (*taxonomy.at(Level.OCCUPATION), *taxonomy.at(Level.GROUP)):
        for phrase in names(concept):
            named[phrase].add(concept.id)
        for phrase in other_words(concept):
            meant[phrase].add(concept.id)
        if concept.level is Level.OCCUPATION:
            for phrase in _phrases(map(_beginning, _SLASH.split(concept.label))):
                begun[phrase].add(concept.id)
    one_work = {phrase for phrase, ids in meant.items() if _groups(taxonomy, ids) == 1}
    clear = {each for each, ids in begun.items() if _groups(taxonomy, ids) <= MOST_GROUPS}
    known = {
        phrase: _brings(
            taxonomy,
            named[phrase].union(
                begun[phrase] if phrase in clear else (),
                meant[phrase] if phrase in one_work else (),
            ),
            one_work,
        )
        for phrase in sorted(one_work | clear | set(named), key=sorted)
    }
    by_term: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in known:
        for term in phrase:
            by_term[term].append(phrase)
    return Expansion(known, {term: tuple(found) for term, found in by_term.items()})


def _beginning(label: str) -> str:
    """What stands before a label's comma: "Butikssäljare, fackhandel" is a butikssäljare."""
    before = label.partition(",")[0]
    return "" if before.endswith("-") else before


def _groups(taxonomy: Taxonomy, ids: Iterable[str]) -> int:
    """How many groups these occupations and groups belong to."""
    return len({taxonomy.group_of(each) for each in ids})


def _brings(taxonomy: Taxonomy, meant: set[str], one_work: set[Phrase]) -> Brought:
    """A group brings in its occupations; an occupation its own names and other words."""
    ids = set(meant)
    for concept_id in meant:
        if taxonomy.concepts[concept_id].level is Level.GROUP:
            ids.update(taxonomy.children(concept_id))
    said: set[Phrase] = set()
    for concept_id in ids:
        concept = taxonomy.concepts[concept_id]
        said |= names(concept) | (one_work & _narrow_words(concept))
    return Brought(frozenset(ids), frozenset(said))


def _narrow_words(concept: Concept) -> frozenset[Phrase]:
    """The other words of a concept that say no less than its name.

    "mekaniker" says less than Bilmekaniker. Several words are left out as well: far apart in a
    long text they say nothing.
    """
    less = frozenset(terms(concept.label))
    return frozenset(each for each in other_words(concept) if len(each) == 1 and not each <= less)
