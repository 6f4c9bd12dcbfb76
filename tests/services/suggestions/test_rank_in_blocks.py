"""A ranking in blocks is the ranking, whatever works on them."""

import json

import pytest

from employer_match.ranking import Openings, Profile, Vacancy, Wish, rank
from employer_match.services.suggestions.rank_in_blocks import How, rank_in_blocks
from tests.ranking import world

PEOPLE = [
    Profile(f"p{number}", wishes=(Wish(1, text="laga mat"), Wish(2, occupation="o-horse")))
    for number in range(7)
]
OPENINGS = [Vacancy("v1", headline="Laga mat"), Vacancy("v2", occupation="o-horse"), Vacancy("v3")]
HOW: How = {"taxonomy": world.TAXONOMY, "today": world.TODAY, "municipalities": world.TOWNS}


def written(results: object) -> str:
    """The bytes that would be written."""
    return "\n".join(json.dumps(each.as_json()) for each in results)  # type: ignore[attr-defined]


@pytest.mark.parametrize("jobs", [1, 2, 5, 50])
def test_blocks_change_nothing(jobs: int) -> None:
    openings = Openings.of(OPENINGS, world.TAXONOMY)
    whole = written(rank(PEOPLE, openings, **HOW))
    mixed = PEOPLE[::-1]
    assert written(rank_in_blocks(mixed, openings, HOW, jobs=jobs, backend="threading")) == whole


def test_what_is_wrong_is_said() -> None:
    openings = Openings.of(OPENINGS, world.TAXONOMY)
    with pytest.raises(ValueError, match="share the id"):
        list(rank_in_blocks([*PEOPLE, PEOPLE[0]], openings, HOW, jobs=2, backend="threading"))
    with pytest.raises(ValueError, match="mainframe"):
        list(rank_in_blocks(PEOPLE, openings, HOW, jobs=2, backend="mainframe"))
    with pytest.raises(ValueError, match="not installed"):
        list(rank_in_blocks(PEOPLE, openings, HOW, jobs=2, backend="ray"))
