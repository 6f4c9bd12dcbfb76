"""What a person's own answers lean to: a tie-break among what is otherwise as good, no more.

Yes or no to an opening says something about its occupation group for that person alone. It is
looked at after tier, wish, nearness and what is known to suit, it is named in a reason, and taking
the answer back takes it away. Answers of others are never seen here.
"""

from collections.abc import Mapping

from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking.facts import Facts
from employer_match.ranking.profile import Profile

Leanings = Mapping[str, int]
"""Group's concept id to 1 (yes to something in it) or -1 (no); what got both is left out."""


def leanings_of(profile: Profile, taxonomy: Taxonomy) -> Leanings:
    """The groups of what the person has said yes and no to.

    A no to an opening of a kind of work that is wished for says something of that opening, and
    nothing against the wish.
    """
    yes = {group_of(code, taxonomy) for code in profile.said_yes}
    no = {group_of(code, taxonomy) for code in profile.said_no}
    no -= {
        group_of(code, taxonomy)
        for wish in profile.wishes
        if (code := wish.occupation or wish.group) is not None
    }
    return {group: 1 if group in yes else -1 for group in sorted(yes ^ no)}


def group_of(code: str, taxonomy: Taxonomy) -> str:
    """The group of an occupation or a group; a code that nobody knows stands as it is."""
    return taxonomy.group_of(code) or taxonomy.group_id(code) or code


def leaning(leanings: Leanings, facts: Facts) -> int:
    """1, 0 or -1 for one opening; an opening of several groups that differ gets 0."""
    said = {leanings[each] for each in facts.groups if each in leanings}
    return said.pop() if len(said) == 1 else 0


def leant_to(leanings: Leanings, facts: Facts) -> str:
    """The group of the opening that decided, the first by its id."""
    return min(each for each in facts.groups if each in leanings)
