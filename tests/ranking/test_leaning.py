"""A person's own answers break ties and nothing more, are named, and can be taken back."""

import dataclasses

from hypothesis import given, settings

from benchmarks.plain_ranking import candidate
from employer_match.ranking import Profile, Ranked, Vacancy, Wish
from employer_match.ranking.facts import Facts
from tests.ranking import world

KITCHEN = [
    Vacancy("v1", headline="Disk", occupation="o-dish", published=world.TODAY),
    Vacancy("v2", headline="Stall", occupation="o-horse", published=world.TODAY),
    Vacancy("v3", headline="Kock", occupation="o-cook", published=world.TODAY),
]


def ids(profile: Profile, vacancies: list[Vacancy]) -> list[str]:
    """The whole list."""
    return [each.vacancy for each in world.rank_here([profile], vacancies)]


def said(profile: Profile, vacancy: str, language: str = "sv") -> list[str]:
    """The reasons' sentences of one vacancy."""
    found = world.rank_here([profile], KITCHEN, language=language)
    return [
        reason.text
        for each in found
        if isinstance(each, Ranked) and each.vacancy == vacancy
        for reason in each.reasons
    ]


def test_an_answer_breaks_a_tie_and_says_so() -> None:
    clean = Profile("p", wishes=(Wish(1, occupation="o-clean"),))
    assert ids(clean, KITCHEN) == ["v1", "v2", "v3"]
    yes = dataclasses.replace(clean, said_yes=frozenset({"o-cold"}))
    assert ids(yes, KITCHEN) == ["v3", "v1", "v2"]
    assert "Du har sagt ja till liknande arbete: Kockar och kallskänkor." in said(yes, "v3")
    no = dataclasses.replace(clean, said_no=frozenset({"9411"}))
    assert ids(no, KITCHEN) == ["v2", "v3", "v1"]
    assert "You have said no to similar work: Köks- och restaurangbiträden." in said(no, "v1", "en")
    both = dataclasses.replace(yes, said_no=frozenset({"g-cook"}))
    assert ids(both, KITCHEN) == ids(clean, KITCHEN), "yes and no to the same say nothing"
    assert said(both, "v3") == said(clean, "v3")


def test_a_no_to_one_opening_says_nothing_against_the_wish_it_met() -> None:
    wish = Profile("p", wishes=(Wish(1, occupation="o-dish"), Wish(2, group="g-cook")))
    no = dataclasses.replace(wish, said_no=frozenset({"o-dish", "o-cook"}))
    assert ids(no, KITCHEN) == ids(wish, KITCHEN)
    assert said(no, "v1") == said(wish, "v1")
    assert said(no, "v3") == said(wish, "v3")


def test_it_never_passes_a_wish() -> None:
    wishes = (Wish(1, occupation="o-horse"), Wish(2, occupation="o-cook"))
    against = frozenset({"o-horse"})
    leaning = Profile("p", wishes=wishes, said_yes=frozenset({"o-dish"}), said_no=against)
    assert ids(leaning, KITCHEN) == ["v2", "v3", "v1"]


@settings(max_examples=50)
@given(world.profiles, world.openings())
def test_whatever_is_better_without_the_answers_stays_better(
    profile: Profile, vacancies: list[Vacancy]
) -> None:
    if not profile.wishes:
        return  # then the fields take turns
    person = world.person(profile)
    better = {}
    for vacancy in vacancies:
        found = candidate(person, Facts(vacancy, world.TAXONOMY))
        if found:
            better[vacancy.id] = (found.match.place, -found.balance)
    places = [better[each] for each in ids(profile, vacancies)]
    assert places == sorted(places)
