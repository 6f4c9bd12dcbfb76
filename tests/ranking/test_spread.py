"""A team's lists under caps: kept, fair in turn, tier by tier, and with the cost told."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from employer_match.ranking.rules import PLACE
from employer_match.ranking.spread import Because, Caps, Choice, Spread, spread
from employer_match.vocabulary import Tier

TOP = 3
Lists = dict[str, list[tuple[int, Tier]]]

own_lists = st.dictionaries(
    st.sampled_from([f"p{n}" for n in range(6)]),
    st.dictionaries(st.integers(0, 15), st.sampled_from(list(Tier)[:5]), max_size=12).map(
        lambda found: sorted(found.items(), key=lambda pair: (PLACE[pair[1]], pair[0]))
    ),
    min_size=1,
)
some_caps = st.builds(Caps, st.none() | st.integers(1, 3), st.none() | st.integers(1, 6))


def shared(lists: Lists, caps: Caps, named: str = "v") -> Spread:
    """Openings 0–15 belong to employers 0–3 and, every fifth, to nobody known."""

    def own(person: str, top: int) -> list[Choice]:
        return [
            Choice(f"{named}{at}", None if at % 5 == 0 else f"e{at % 4}", tier, place)
            for place, (at, tier) in enumerate(lists[person][:top], start=1)
        ]

    return spread(list(lists), own, caps, TOP)


@settings(max_examples=200)
@given(own_lists, some_caps)
def test_caps_are_kept_nobody_is_left_empty_and_the_cost_is_told(lists: Lists, caps: Caps) -> None:
    found = shared(lists, caps)
    within = [c for p, each in found.lists.items() if p not in found.over_cap for c in each]
    vacancies = Counter(choice.vacancy for choice in within)
    employers = Counter(choice.employer for choice in within if choice.employer)
    assert all(many <= (caps.per_vacancy or 99) for many in vacancies.values())
    assert all(many <= (caps.per_employer or 99) for many in employers.values())
    for person, own in lists.items():
        mine = found.lists[person]
        assert bool(mine) == bool(own)
        assert (person in found.over_cap) <= (len(mine) == 1)
        assert [choice.place for choice in mine] == sorted({choice.place for choice in mine})
        shown = {choice.place for choice in mine} | {
            each.choice.place for each in found.lost[person]
        }
        assert set(range(1, min(TOP, len(own)) + 1)) <= shown, "no place is lost in silence"
    everything = [choice.vacancy for each in found.lists.values() for choice in each]
    assert {each.id: each.after for each in found.vacancies if each.after} == Counter(everything)


@settings(max_examples=200)
@given(own_lists, some_caps)
def test_a_list_falls_a_tier_only_when_nothing_of_the_higher_is_left(
    lists: Lists, caps: Caps
) -> None:
    found = shared(lists, caps)
    vacancies, employers = Counter[str](), Counter[str | None]()
    for each in found.lists.values():
        vacancies.update(choice.vacancy for choice in each)
        employers.update(choice.employer for choice in each if choice.employer)
    for person, own in lists.items():
        mine = found.lists[person]
        if person in found.over_cap:
            continue
        worst = PLACE[mine[-1].tier] if len(mine) == TOP else 99
        have = {choice.vacancy for choice in mine}
        for at, tier in own:
            if f"v{at}" in have or PLACE[tier] >= worst:
                continue
            full = vacancies[f"v{at}"] >= (caps.per_vacancy or 99)
            employer = None if at % 5 == 0 else f"e{at % 4}"
            assert full or employers[employer] >= (caps.per_employer or 99), (person, at)


@settings(max_examples=100)
@given(own_lists, some_caps, st.randoms(use_true_random=False))
def test_names_decide_nothing(lists: Lists, caps: Caps, chance: random.Random) -> None:
    names = dict(zip(lists, chance.sample(range(100), len(lists)), strict=True))
    renamed = {f"q{names[person]}": own for person, own in lists.items()}
    one, other = shared(lists, caps), shared(renamed, caps, named="w")
    for person in lists:
        mine = one.lists[person], one.lost[person]
        theirs = other.lists[f"q{names[person]}"], other.lost[f"q{names[person]}"]
        assert [c.place for c in mine[0]] == [c.place for c in theirs[0]]
        assert [x.choice.place for x in mine[1]] == [x.choice.place for x in theirs[1]]


@given(own_lists)
def test_without_caps_everybody_has_their_own_list(lists: Lists) -> None:
    found = shared(lists, Caps())
    assert not any(found.lost.values())
    for person, own in lists.items():
        assert [choice.place for choice in found.lists[person]] == list(
            range(1, min(TOP, len(own)) + 1)
        )


def test_wished_work_goes_to_who_wished_before_anybody_takes_it_as_other_work() -> None:
    exact, other = Tier.EXACT, Tier.OPEN
    lists: Lists = {"waited": [(1, other), (2, other)], "wished": [(1, exact), (2, other)]}
    found = shared(lists, Caps(per_vacancy=1))
    assert [choice.vacancy for choice in found.lists["wished"]] == ["v1"]
    assert [choice.vacancy for choice in found.lists["waited"]] == ["v2"]
    (lost,) = found.lost["waited"]
    assert (lost.choice.place, lost.because) == (1, Because.VACANCY)


def test_turns_are_taken_and_who_is_first_in_line_chooses_first() -> None:
    every = [(at, Tier.OPEN) for at in (1, 2, 3, 6)]
    found = shared({"a": every, "b": every}, Caps(per_vacancy=1))
    assert [choice.vacancy for choice in found.lists["a"]] == ["v1", "v3"]
    assert [choice.vacancy for choice in found.lists["b"]] == ["v2", "v6"]


def test_a_cap_that_leaves_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Caps(per_vacancy=0)
