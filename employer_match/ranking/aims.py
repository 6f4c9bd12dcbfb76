"""A wish made ready to be compared: its place in the tree, what is near it, its words."""

import dataclasses
from collections.abc import Mapping

from employer_match.language.taxonomy import Level, Taxonomy
from employer_match.ranking import asked
from employer_match.ranking.beside import Meeting, meeting
from employer_match.ranking.facts import Facts
from employer_match.ranking.meaning import likeness, together
from employer_match.ranking.profile import Wish
from employer_match.ranking.rules import IN_FIELD, NEAR, NEAREST, SAID, SAID_FIRST, nearness_of
from employer_match.vocabulary import Tier


@dataclasses.dataclass(frozen=True)
class Aim:
    """A wish beside the taxonomy. `turn` is 0 for the best rank; wishes of one rank share it.

    An occupation's name is looked for in words only where an opening has no code at all. `near`
    maps related occupations to JobTech's substitutability in per cent; without broadening it is
    empty, and `field` is only one that was wished for. `broad` says the same of what is only alike.
    """

    wish: Wish
    turn: int
    label: str
    group: str | None = None
    field: str | None = None
    near: Mapping[str, int] = dataclasses.field(default_factory=dict)
    words: asked.Asked | None = None
    broad: bool = True

    @property
    def where_uncoded(self) -> bool:
        """Whether the words are an occupation's name, and count only where nothing is coded."""
        return self.wish.text is None

    def meets(self, facts: Facts) -> Meeting | None:
        """The best tier in which the opening meets this wish; None where it does not."""
        vacancy, wish = facts.vacancy, self.wish
        if wish.text is not None:
            return self._meant(facts)
        if wish.occupation and vacancy.occupation == wish.occupation:
            return Tier.EXACT, NEAREST
        if self.group and self.group in facts.groups:
            return Tier.GROUP, NEAREST
        if facts.uncoded and (said := self._in_words(facts)):
            return said
        percentage = self.near.get(vacancy.occupation or "")
        if percentage is not None:
            return Tier.RELATED, nearness_of(percentage)
        if self.field and self.field in facts.fields:
            return Tier.RELATED, NEAREST if wish.field else IN_FIELD
        return None

    def _meant(self, facts: Facts) -> Meeting | None:
        """What is said first, then what belongs to the work that was meant, then what is alike."""
        if self.words is None:
            return None
        if facts.says_first(self.words):
            return Tier.TEXT, SAID_FIRST
        beside = meeting(*self.sure_and_like(facts)) if facts.meaning else None
        if beside and beside[0] is Tier.TEXT:
            return beside
        if facts.says(self.words):
            return Tier.TEXT, SAID
        return beside if self.broad else None

    def sure_and_like(self, facts: Facts) -> tuple[int, int]:
        """How sure, in thousandths, that the opening is work that was meant, and how like it is."""
        if self.words is None or facts.meaning is None:
            return 0, 0
        meant = facts.meaning.of_words(self.words.said)
        return together(meant, facts.codes), likeness(meant, facts.direction)

    def _in_words(self, facts: Facts) -> Meeting | None:
        if self.words is None:
            return None
        if facts.says_first(self.words):
            return Tier.TEXT, NEAREST
        return (Tier.TEXT, NEAR) if facts.says(self.words) else None


def aims_of(
    wishes: tuple[Wish, ...], taxonomy: Taxonomy, *, related: bool = True
) -> tuple[Aim, ...]:
    """The wishes in order of rank, and of what they say where ranks are equal.

    `related` says whether the person wants to see work beside what was wished for.
    """
    turns = {rank: turn for turn, rank in enumerate(sorted({wish.rank for wish in wishes}))}
    found = [_aim(wish, turns[wish.rank], taxonomy, related) for wish in wishes]
    return tuple(sorted(found, key=lambda aim: (aim.turn, _content(aim.wish))))


def _content(wish: Wish) -> tuple[str, ...]:
    return tuple(each or "" for each in (wish.occupation, wish.group, wish.field, wish.text))


def _aim(wish: Wish, turn: int, taxonomy: Taxonomy, related: bool) -> Aim:
    if wish.text is not None:
        return Aim(wish, turn, wish.text, words=asked.read(wish.text, taxonomy), broad=related)
    if wish.field:
        return Aim(wish, turn, taxonomy.label(wish.field) or wish.field, field=wish.field)
    group = taxonomy.group_id(wish.group) if wish.group else taxonomy.group_of(wish.occupation)
    known = taxonomy.label(wish.occupation or group)
    return Aim(
        wish,
        turn,
        known or wish.occupation or wish.group or "",
        group=group or wish.group,
        field=taxonomy.field_of(wish.occupation or group) if related else None,
        near=_near(wish, group, taxonomy) if related else {},
        words=asked.read(known, taxonomy) if known else None,
    )


def _near(wish: Wish, group: str | None, taxonomy: Taxonomy) -> dict[str, int]:
    """Occupations near the wish, in per cent; near a group is near any occupation in it."""
    if wish.occupation:
        sources: tuple[str, ...] = (wish.occupation,)
    else:
        below = taxonomy.children(group) if group else ()
        sources = tuple(each for each in below if _is_occupation(each, taxonomy))
    found: dict[str, int] = {}
    for source in sources:
        for occupation, percentage in taxonomy.near(source).items():
            found[occupation] = max(percentage, found.get(occupation, percentage))
    return found


def _is_occupation(concept_id: str, taxonomy: Taxonomy) -> bool:
    concept = taxonomy.get(concept_id)
    return concept is not None and concept.level is Level.OCCUPATION
