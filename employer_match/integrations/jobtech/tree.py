"""The levels of the occupation tree, put together from several published files. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from employer_match.integrations.jobtech.node import Node
from employer_match.language.taxonomy import Concept, Level

TOP = "ssyk-level-1"
LONGEST_ID, LONGEST_LABEL = 20, 200  # characters


class Tree:
    """Collects concepts file by file; a later file adds to an earlier and takes nothing away."""

    def __init__(self) -> None:
        self._concepts: dict[str, Concept] = {}
        self._tops: dict[str, Concept] = {}
        self._top_of: dict[str, str] = {}
        self._synonyms: dict[str, dict[str, None]] = defaultdict(dict)

    def knows(self, concept_id: str) -> bool:
        """True for a concept of the tree."""
        return concept_id in self._concepts

    def add(self, concepts: list[Node]) -> None:
        """Take the fields, groups and occupations of a tree file; raises Malformed."""
        for *above, node in _walk(concepts):
            kind = node.text("type")
            if kind == TOP:
                self._tops[_id(node)] = Concept(_id(node), Level.FIELD, _label(node))
            elif kind == Level.FIELD:
                self._merge(Concept(_id(node), Level.FIELD, _label(node)))
            elif kind == Level.GROUP:
                self._add_group(node, above)
            elif kind == Level.OCCUPATION:
                self._add_occupation(node, above)

    def borrow_fields(self, fields: list[Node]) -> None:
        """Put groups that have no field under the field that another file knows for them."""
        for field in fields:
            for group in field.nodes("narrower"):
                known = self._concepts.get(_id(group))
                if known and known.parent is None:
                    self._merge(Concept(_id(field), Level.FIELD, _label(field)))
                    self._concepts[known.id] = replace(known, parent=_id(field))

    def borrow_words(self, concepts: list[Node]) -> None:
        """Take the other words that another tree file has for the occupations known here."""
        for *_, node in _walk(concepts):
            if node.text("type") == Level.OCCUPATION and self.knows(_id(node)):
                self._add_words(node)

    def add_keywords(self, keywords: list[Node]) -> None:
        """Take the words by which JobTech's own search finds an occupation."""
        for keyword in keywords:
            for related in keyword.nodes("related"):
                if related.text("type") == Level.OCCUPATION:
                    self._synonyms[_id(related)][_label(keyword)] = None

    def concepts(self) -> Iterator[Concept]:
        """Every concept, parents known where any file knows them."""
        used_tops = set()
        for concept in self._concepts.values():
            parent = concept.parent
            if parent is None and concept.level is Level.GROUP:
                parent = self._top_of.get(concept.id)
                used_tops.add(parent)
            words = tuple(word for word in self._synonyms[concept.id] if word != concept.label)
            yield replace(concept, parent=parent, synonyms=words)
        yield from (top for top in self._tops.values() if top.id in used_tops)

    def _add_group(self, node: Node, above: list[Node]) -> None:
        code = node.text("ssyk_code_2012")
        if code is not None and not re.fullmatch("[0-9]{4}", code):
            raise node.wrong("ssyk_code_2012", "must have four digits")
        top = _nearest(above, TOP)
        if top:
            self._top_of[_id(node)] = _id(top)
        field = _nearest(above, Level.FIELD)
        self._merge(
            Concept(
                _id(node),
                Level.GROUP,
                _label(node),
                parent=_id(field) if field else None,
                definition=node.prose("definition") or "",
                ssyk_code=code,
            )
        )

    def _add_occupation(self, node: Node, above: list[Node]) -> None:
        group = _nearest(above, Level.GROUP)
        if group is None:
            raise node.wrong("type", "an occupation must stand under its group")
        self._merge(Concept(_id(node), Level.OCCUPATION, _label(node), parent=_id(group)))
        self._add_words(node)

    def _add_words(self, occupation: Node) -> None:
        for word in occupation.texts("alternative_labels", LONGEST_LABEL):
            self._synonyms[_id(occupation)][word] = None

    def _merge(self, concept: Concept) -> None:
        known = self._concepts.get(concept.id)
        if known:
            concept = replace(
                concept,
                parent=concept.parent or known.parent,
                definition=concept.definition or known.definition,
                ssyk_code=concept.ssyk_code or known.ssyk_code,
            )
        self._concepts[concept.id] = concept


def near_relations(concepts: list[Node]) -> Iterator[tuple[str, str, int]]:
    """(occupation, near occupation, percentage): who wished for the first may find the second near.

    That is JobTech's "the second substitutes the first", which the file tells from both sides.
    """
    for concept in concepts:
        here = _id(concept)
        for other in concept.nodes("substituted_by"):
            yield here, _id(other), _percentage(other)
        for other in concept.nodes("substitutes"):
            yield _id(other), here, _percentage(other)


def _walk(concepts: Iterable[Node], above: tuple[Node, ...] = ()) -> Iterator[tuple[Node, ...]]:
    """Every concept with those above it: (topmost, …, the concept itself)."""
    for concept in concepts:
        path = (*above, concept)
        yield path
        yield from _walk(concept.nodes("narrower"), path)


def _nearest(above: list[Node], kind: str) -> Node | None:
    return next((node for node in reversed(above) if node.text("type") == kind), None)


def _percentage(node: Node) -> int:
    value = node.number("substitutability_percentage", 1, 100)
    if value is None:
        raise node.wrong("substitutability_percentage", "missing")
    return round(value)


def _id(node: Node) -> str:
    return _required(node, "id", LONGEST_ID)


def _label(node: Node) -> str:
    return _required(node, "preferred_label", LONGEST_LABEL)


def _required(node: Node, key: str, limit: int) -> str:
    value = node.text(key, limit)
    if value is None:
        raise node.wrong(key, "missing")
    return value
