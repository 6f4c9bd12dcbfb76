"""Whatever the week: no rule broken, no more than it holds, the longest wait first, one answer."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.plan import MOST_FOR_ONE, plan
from employer_match.outreach.plan_draft import start
from employer_match.outreach.plan_facts import Coach, Kept, Place, Promise, Seeker
from employer_match.outreach.plan_promises import MODES, takes_place
from employer_match.outreach.plan_rules import allowed, purpose_of
from employer_match.vocabulary import Mode, NextStep
from tests.outreach.plan_world import MONDAY, ago, weeks

REST = RestPeriods()
STEPS = [one for one in NextStep if one is not NextStep.NOTHING]
World = tuple[list[Coach], list[Seeker], list[Place]]
pairs = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 10)), max_size=3)


@given(weeks(), pairs, pairs, pairs)
def test_rules_hold_and_nobody_sees_more_than_the_week_holds(
    world: World,
    kept_at: list[tuple[int, int]],
    promised_at: list[tuple[int, int]],
    removed: list[tuple[int, int]],
) -> None:
    coaches, seekers, places = world
    kept = [Kept(one, where, ("p0",)) for one, where in dict(map(reversed, kept_at)).items()]
    promises = [
        Promise(*at, step=STEPS[sum(at) % len(STEPS)], agreed_on=ago(9)) for at in promised_at
    ]
    lines = plan(
        coaches, seekers, places, MONDAY, kept=kept, promises=promises, removed=removed, rest=REST
    )
    by_id = {one.id: one for one in places}
    week = {one.id: one for one in coaches}
    for line in lines:
        at = by_id[line.place]
        assert allowed(at, line.coach, line.purpose, line.day, REST, line.promise)
        assert line.day in week[line.coach].days
        agreed = MODES.get(line.promise.step) if line.promise and line.promise.step else None
        assert line.mode is (agreed or at.wishes.preferred_mode or Mode.VISIT)
        assert (line.coach, line.place) not in removed
        assert (line.option is None) == (line.participant is None)
        assert line.through != line.coach
    seen = [line.place for line in lines]
    assert len(seen) == len(set(seen))
    assert not {one.place for one in kept} & set(seen)
    held = Counter(one.coach for one in kept)
    promised = Counter(
        line.coach
        for line in lines
        if line.promise and takes_place(line.purpose, line.mode, agreed=True)
    )
    for one in coaches:
        added = sum(line.coach == one.id and not line.promise for line in lines)
        assert added <= max(0, one.places - held[one.id] - promised[one.id])
    for one in seekers:
        name = one.waiting.id
        mine = [line for line in lines if line.participant == name]
        before = sum(name in each.participants for each in kept)
        assert len(mine) <= max(0, MOST_FOR_ONE - before)
        assert {line.coach for line in mine} <= {one.coach, one.deputy}
        assert all(line.option in one.options for line in mine)


@given(weeks(), st.randoms())
def test_the_same_facts_in_any_order_give_the_same_plan(world: World, dice: Random) -> None:
    shuffled = [[*each] for each in world]
    for each in shuffled:
        dice.shuffle(each)
    assert plan(*world, MONDAY) == plan(*shuffled, MONDAY)  # type: ignore[arg-type]


@given(weeks())
def test_nobody_who_waits_longer_is_passed_by_without_need(world: World) -> None:
    """Who gets none: the coach's week is full of people who wait longer, or nowhere is free.

    Nowhere is free: each of the openings is barred by a rule, or somebody is there.
    """
    coaches, seekers, places = world
    lines = plan(coaches, seekers, places, MONDAY)
    draft = start(coaches, places, REST, ())
    by_id = {one.id: one for one in places}
    order = {
        one.waiting.id: (-one.waiting.days(MONDAY), one.waiting.enrolled_on, one.waiting.id)
        for one in seekers
    }
    taken = {line.place for line in lines}
    for one in seekers:
        coach = draft.coach_of(one)
        if coach is None or any(line.participant == one.waiting.id for line in lines):
            continue
        served = {ln.participant for ln in lines if ln.coach == coach.id and ln.participant}
        full = len(served) >= coach.places and all(
            order[each] < order[one.waiting.id] for each in served
        )
        nowhere = all(
            option.place in taken
            or option.place not in by_id
            or draft.day_for(coach, by_id[option.place], purpose_of(by_id[option.place], option))
            is None
            for option in one.options
        )
        assert full or nowhere


@given(weeks())
def test_what_is_kept_stays_when_the_rest_is_planned_anew(world: World) -> None:
    coaches, seekers, places = world
    first = plan(coaches, seekers, places, MONDAY)
    kept = [
        Kept(line.coach, line.place, (line.participant,) if line.participant else ())
        for line in first
    ]
    again = plan(coaches, seekers, places, MONDAY, kept=kept)
    assert again == [], "a plan that is kept whole leaves nothing to add"
