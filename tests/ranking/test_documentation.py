"""The worked example of docs/ranking.md is what the program answers."""

import json
import re
from datetime import date
from pathlib import Path

from employer_match.integrations.geo import municipalities
from employer_match.integrations.jobtech.taxonomy_files import bundled
from employer_match.ranking import RULES_VERSION, Excluded, Ranked, rank
from employer_match.ranking.codes import Exclusion, sign
from employer_match.ranking.profile_json import profile_from_json
from employer_match.ranking.vacancy_json import vacancy_from_json

TEXT = (Path(__file__).parents[2] / "docs" / "ranking.md").read_text(encoding="utf-8")


def shown(result: Ranked | Excluded) -> str:
    """A result as the document shows it."""
    if isinstance(result, Excluded):
        head, said = f"not {result.vacancy}", list(result.excluded)
    else:
        wish = f", wish {result.wish}" if result.wish else ""
        head = f"{result.rank}. {result.vacancy}: {result.tier}{wish}"
        said = [*result.reasons, *result.questions]
    return "\n".join([head, *(f"   {sign(each.code)} {each.text}" for each in said)])


def test_the_example_is_what_comes_out() -> None:
    needs, people = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    results = rank(
        [profile_from_json(json.loads(line)) for line in people.splitlines()],
        [vacancy_from_json(json.loads(line)) for line in needs.splitlines()],
        taxonomy=bundled(),
        municipalities=municipalities(),
        today=date(2026, 11, 21),
        language="en",
        why_not=True,
    )
    (answer,) = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    assert answer == "\n".join(shown(each) for each in results) + "\n"


def test_every_exclusion_is_listed_and_the_version_is_told() -> None:
    assert all(f"`{code}`" in TEXT for code in Exclusion)
    assert f"Rule version **{RULES_VERSION}**" in TEXT
