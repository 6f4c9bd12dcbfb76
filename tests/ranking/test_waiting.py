"""The reverse view: who waited longest first, whoever they are and however well it fits."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from employer_match.ranking import MustNot, Profile, Vacancy, Waiting, Wish, waiting_order
from tests.ranking import world

COOK = Vacancy(id="v", occupation="o-cook")


def waiting(people: list[Profile], vacancy: Vacancy = COOK) -> tuple[Waiting, ...]:
    """The reverse view in this world."""
    return waiting_order(
        people, vacancy, taxonomy=world.TAXONOMY, today=world.TODAY, municipalities=world.TOWNS
    )


def person(name: str, last: date | None, **more: object) -> Profile:
    """Somebody who wishes to be a cook, unless told otherwise."""
    return Profile(
        id=name, last_contact=last, **{"wishes": (Wish(1, occupation="o-cook"),), **more}
    )


def test_the_longest_wait_comes_first_and_never_is_longest() -> None:
    people = [
        person("a", world.TODAY),
        person("b", world.TODAY - timedelta(days=40)),
        person("c", None),
        person("d", world.TODAY - timedelta(days=3), wishes=(Wish(7, field="f-food"),)),
    ]
    found = waiting(people)
    assert [each.profile for each in found] == ["c", "b", "d", "a"]
    assert found[2].reasons[0].text == (
        "Hör till samma yrkesområde som ditt önskemål 7: Hotell och restaurang. Här: Kock."
    )


def test_only_those_whose_wishes_it_meets_and_whom_nothing_excludes() -> None:
    people = [
        person("wishes for it", None),
        person("has no wish", None, wishes=()),
        person("wishes for another", None, wishes=(Wish(1, occupation="o-clean"),)),
        person("ruled it out", None, must_not=(MustNot(field="f-food"),)),
        person("said no", None, declined=frozenset({"v"})),
    ]
    assert [each.profile for each in waiting(people)] == ["wishes for it"]


@given(
    st.lists(st.builds(lambda p, n: (p, n), world.profiles, world.days), max_size=8),
    world.openings(3),
    st.randoms(use_true_random=False),
)
def test_nobody_is_cut_off_and_only_waiting_orders(drawn: list, vacancies: list, chance) -> None:
    people = [
        Profile(**{**{f: getattr(p, f) for f in Profile.__slots__}, "id": f"p{n}",
                   "last_contact": last})
        for n, (p, last) in enumerate(drawn)
    ]  # fmt: skip
    by_id = {each.id: each for each in people}
    for vacancy in vacancies:
        found = waiting(people, vacancy)
        days = [each.last_contact or date.min for each in found]
        assert days == sorted(days)
        assert waiting(chance.sample(people, len(people)), vacancy) == found
        listed = {each.profile for each in found}
        for name, profile in by_id.items():
            suggested = [r for r in world.rank_here([profile], [vacancy]) if r.wish is not None]
            assert (name in listed) == bool(suggested)
