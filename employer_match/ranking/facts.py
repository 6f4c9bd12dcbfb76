"""What is known of one opening, worked out once: where it stands in the tree, what it says.

An opening may belong to several groups or fields, when what it states and what its occupation
belongs to differ: it then counts as each. So a fact that is taken away can only make an opening
belong to less, and nothing is ruled out by silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from employer_match.language import analyse
from employer_match.language.taxonomy import Taxonomy
from employer_match.occupations.alike import Direction
from employer_match.ranking.asked import Asked, quotation
from employer_match.ranking.meaning import CERTAIN, Meaning, bundled
from employer_match.ranking.vacancy import Vacancy
from employer_match.ranking.words import pieces, terms_of


@dataclass
class Facts:
    """One opening beside the taxonomy."""

    vacancy: Vacancy
    taxonomy: Taxonomy
    meaning: Meaning | None = None

    @cached_property
    def groups(self) -> frozenset[str]:
        """Concept ids of its groups; a code that the taxonomy does not know stands as it is."""
        vacancy, taxonomy = self.vacancy, self.taxonomy
        found = {taxonomy.group_of(vacancy.occupation)}
        for stated in (vacancy.group, vacancy.ssyk_code):
            found.add(taxonomy.group_id(stated) or stated)
        return frozenset(each for each in found if each)

    @cached_property
    def fields(self) -> frozenset[str]:
        """Concept ids of its fields, as stated and as its groups belong."""
        found = {self.vacancy.field, self.taxonomy.field_of(self.vacancy.occupation)}
        found.update(map(self.taxonomy.field_of, self.groups))
        return frozenset(each for each in found if each)

    @property
    def main_field(self) -> str:
        """The one field by which it is spread: the stated one first; empty where unknown."""
        return self.vacancy.field or min(self.fields, default="")

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The occupation and the groups: what words may name without the text saying them."""
        occupation = self.vacancy.occupation
        return self.groups | {occupation} if occupation else self.groups

    @property
    def uncoded(self) -> bool:
        """Whether nobody has said what occupation or group it is, as with carved tasks."""
        return not self.concepts

    @cached_property
    def codes(self) -> Mapping[str, int]:
        """SSYK codes with how sure in thousandths: told, or guessed where nobody has told."""
        if not self.uncoded:
            return {ssyk_code(each, self.taxonomy): CERTAIN for each in self.groups}
        if self.meaning is None:
            return {}
        return self.meaning.guessed(f"{self.vacancy.headline}\n{self.vacancy.text}".strip())

    @cached_property
    def direction(self) -> Direction:
        """Where it points among the words of work; the index adds up the same for many."""
        meaning, vacancy = self.meaning or bundled(), self.vacancy
        heading = pieces(self.heading)
        whole = heading | pieces(vacancy.text, vacancy.terms)
        sums = [
            meaning.sum_of(term for piece in sorted(each) for term in terms_of(piece))
            for each in (heading, whole)
        ]
        return meaning.direction_of(*sums)

    @cached_property
    def label(self) -> str:
        """The occupation's name, as the taxonomy or else the opening has it; may be empty."""
        vacancy = self.vacancy
        return self.taxonomy.label(vacancy.occupation) or vacancy.occupation_label or ""

    @cached_property
    def heading(self) -> str:
        """Headline and occupation: where a word says what the work is."""
        return f"{self.vacancy.headline}\n{self.label}"

    @cached_property
    def heading_terms(self) -> frozenset[str]:
        """The analysed words of the heading."""
        return frozenset(analyse.terms(self.heading))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The analysed words of everything it says; stored ones are used where they are given."""
        stored = self.vacancy.terms
        body = analyse.terms(self.vacancy.text) if stored is None else stored
        return self.heading_terms.union(body)

    def quotation(self, asked: Asked) -> str | None:
        """Its own words that say it, the heading first; None where only its code does.

        What was looked for is kept: the same opening is shown to many who wish for the same.
        """
        if asked.said not in self._quoted:
            self._quoted[asked.said] = quotation(asked, (self.heading, self.vacancy.text))
        return self._quoted[asked.said]

    @cached_property
    def _quoted(self) -> dict[str, str | None]:
        return {}

    def says(self, asked: Asked) -> bool:
        """Whether it says what somebody asked for, or is coded as it."""
        return self._answered(asked)[1]

    def says_first(self, asked: Asked) -> bool:
        """Whether it does so in its heading or its code."""
        return self._answered(asked)[0]

    def _answered(self, asked: Asked) -> tuple[bool, bool]:
        """Both answers, kept: a new opening meets the same words from many people."""
        found = self._said.get(asked.said)
        if found is None:
            first = asked.met_by(self.heading_terms, self.concepts)
            found = first, first or asked.met_by(self.terms, self.concepts)
            self._said[asked.said] = found
        return found

    @cached_property
    def _said(self) -> dict[str, tuple[bool, bool]]:
        return {}


def ssyk_code(group: str, taxonomy: Taxonomy) -> str:
    """A group's SSYK code; what the taxonomy does not know stands as it is."""
    concept = taxonomy.get(group)
    return (concept.ssyk_code if concept else None) or group
