"""What the coder learns from: texts whose group is known."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from employer_match.language.taxonomy import Level, Taxonomy
from employer_match.occupations.own_words import own_words

_ELSEWHERE = re.compile(r"\s*Hit hör inte\b.*", re.DOTALL)
"""A definition ends with what belongs to other groups; those words would lead astray."""
SYNONYM_WEIGHT, PHRASE_WEIGHT = 0.3, 0.7


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a group. `weight`: how far it is believed; 1 for a label or an ad."""

    text: str
    code: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Ad:
    """An advertisement whose group is known by its SSYK code; the employer as a name or number."""

    headline: str
    text: str
    code: str
    employer: str


@dataclass(frozen=True, slots=True)
class Group:
    """An occupation group as the coder answers it."""

    code: str
    concept_id: str
    label: str


def groups_of(taxonomy: Taxonomy) -> tuple[Group, ...]:
    """The groups of a taxonomy that have a code, by code."""
    found = (
        Group(each.ssyk_code, each.id, each.label)
        for each in taxonomy.at(Level.GROUP)
        if each.ssyk_code
    )
    return tuple(sorted(found, key=lambda group: group.code))


def from_taxonomy(taxonomy: Taxonomy) -> Iterator[Example]:
    """Labels, definitions and synonyms of a taxonomy, and our own words for its groups."""
    codes = {group.concept_id: group.code for group in groups_of(taxonomy)}
    for concept in taxonomy.at(Level.OCCUPATION):
        code = codes.get(taxonomy.group_of(concept.id) or "")
        if code:
            for label in dict.fromkeys((concept.label, *concept.label.split("/"))):
                yield Example(label, code)
            for synonym in concept.synonyms:
                yield Example(synonym, code, SYNONYM_WEIGHT)
    for concept in taxonomy.at(Level.GROUP):
        if concept.id in codes:
            yield Example(concept.label, codes[concept.id])
            if concept.definition:
                yield Example(_ELSEWHERE.sub("", concept.definition), codes[concept.id])
    known = set(codes.values())
    yield from (Example(text, code, PHRASE_WEIGHT) for code, text in own_words() if code in known)


def from_ads(ads: Iterable[Ad]) -> Iterator[Example]:
    """A headline by itself, and with its text where there is one."""
    for ad in ads:
        yield Example(ad.headline, ad.code)
        if ad.text:
            yield Example(f"{ad.headline}\n{ad.text}", ad.code)


def code_of(
    taxonomy: Taxonomy, occupation_id: str | None, group: str | None, label: str | None
) -> str | None:
    """The SSYK code that an ad's coding means: its occupation's group, else the group itself (a
    concept id or a code), else the one group that the label belongs to; None where none does."""
    for each in (taxonomy.group_of(occupation_id), taxonomy.group_id(group)):
        concept = taxonomy.get(each)
        if concept and concept.ssyk_code:
            return concept.ssyk_code
    return code_by_label(taxonomy, label) if label else None


def code_by_label(taxonomy: Taxonomy, label: str) -> str | None:
    """The SSYK code of the one group whose occupation goes by a label, which may be an older one.

    Older labels differ by slashes and commas ("Städare/Lokalvårdare"). None where no group, or
    more than one, is meant.
    """
    index = _labels(taxonomy)
    whole = label.casefold()
    names = (whole, *whole.split("/"))
    for asked in (names, [name.partition(",")[0] for name in names]):
        found: set[str] = set().union(*(index.get(name.strip(), set()) for name in asked))
        if len(found) == 1:
            return found.pop()
    return None


_kept: list[tuple[Taxonomy, dict[str, set[str]]]] = []


def _labels(taxonomy: Taxonomy) -> dict[str, set[str]]:
    """Group codes by label, by each side of a slash, and by what stands before a comma."""
    if _kept and _kept[0][0] is taxonomy:
        return _kept[0][1]
    codes = {group.concept_id: group.code for group in groups_of(taxonomy)}
    index: dict[str, set[str]] = {}
    for concept in taxonomy.at(Level.OCCUPATION):
        code = codes.get(taxonomy.group_of(concept.id) or "")
        whole = concept.label.casefold()
        for part in {whole, *whole.split("/"), whole.partition(",")[0]} if code else ():
            index.setdefault(part.strip(), set()).add(str(code))
    _kept[:] = [(taxonomy, index)]
    return index
