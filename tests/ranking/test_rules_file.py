"""The rules' file says what the program does, and no rule changes unseen."""

import re
from pathlib import Path

import pytest

from benchmarks.plain_ranking import Candidate
from employer_match.integrations.geo import municipalities
from employer_match.integrations.jobtech.taxonomy_files import bundled
from employer_match.ranking import RULES_VERSION, Profile, rules
from employer_match.ranking.rule_effects import answers_now, answers_of, as_kept, compare
from employer_match.ranking.rulebook import read_rules, rulebook

FILE = Path(rules.__file__).with_name("rules.toml")


def test_the_program_follows_its_file() -> None:
    said = rulebook()
    assert said.version == RULES_VERSION
    assert said.tiers == rules.TIERS
    assert said.close_percentage == rules.CLOSE_PERCENTAGE
    assert (said.most_pluses, said.most_minuses) == (rules.MOST_PLUSES, rules.MOST_MINUSES)
    assert (said.sure, said.like) == (rules.SURE, rules.LIKE)
    assert said.faint == (rules.FAINT, rules.FAINTEST)
    assert said.related is Profile("p").related


def test_ties_are_broken_in_the_order_that_the_file_says() -> None:
    """The plain ranking, which the arrays must agree with, has its key in the file's order."""
    shown = {
        "place": "match",
        "suits": "balance",
        "own_answers": "leaning",
        "newest": "age",
        "closes_soonest": "closes",
        "id": "vacancy",
    }
    getter = Candidate.key.fget
    assert getter is not None
    read = [name for name in getter.__code__.co_names if name in shown.values()]
    assert read == [shown[each] for each in rulebook().tie_breakers]


def test_the_answers_of_these_rules_are_the_kept_ones() -> None:
    """If this fails, the order answers otherwise than it did, to the same people and openings.

    Is that meant? Then raise `version` and `date` in `employer_match/ranking/rules.toml`, say under
    `changes` what it means for people, and run `employer-match rules keep`. The effect is shown by
    `rules compare --before` the old version. If this version is not released yet, `keep` will do.
    """
    kept = answers_of(RULES_VERSION)
    assert kept is not None, test_the_answers_of_these_rules_are_the_kept_ones.__doc__
    now = answers_now(bundled(), municipalities())
    assert as_kept(now) == as_kept(kept), test_the_answers_of_these_rules_are_the_kept_ones.__doc__
    assert compare(kept, now).changed == ()


def test_the_reference_people_are_of_every_group_and_get_something() -> None:
    now = answers_now(bundled(), municipalities())
    assert all(now.values())
    shares = compare({}, now).shares
    assert {each.group for each in shares} == {"woman", "man", "18-29", "30-44", "45-65"}
    assert all(each.people >= 10 for each in shares), "in groups of few nothing can be seen"
    assert all(each.changed == each.people for each in shares), "before them was nothing"


def test_a_comparison_names_who_sees_what_differently() -> None:
    now = answers_now(bundled(), municipalities())
    person = min(now)
    (first, second, *rest) = now[person]
    found = compare(now, {**now, person: [second, first, *rest]})
    (one,) = found.changed
    assert (one.person, one.first, one.moved) == (person, (first[0], second[0]), 2)
    assert (one.came, one.went) == ((), ())
    gone = compare(now, {**now, person: [second, *rest]})
    assert gone.changed[0].went == (first[0],)
    assert gone.hash != found.hash
    assert sum(each.changed for each in found.shares) == 2, "a sex and an age band"


@pytest.mark.parametrize(
    ("pattern", "instead", "says"),
    [
        (r'"group", ', "", "each tier"),
        (r"most_pluses", "most_plusses", "does not fit"),
        (r'version = ".*"', 'version = "1000"', "changes"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(pattern: str, instead: str, says: str) -> None:
    written = FILE.read_text("utf-8")
    with pytest.raises(ValueError, match=says):
        read_rules(re.sub(pattern, instead, written, count=1).encode())
