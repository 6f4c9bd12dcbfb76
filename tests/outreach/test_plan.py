"""The weekly plan, case by case: who first, what next, by which way, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from employer_match.outreach.collisions import Announced
from employer_match.outreach.contact_rules import Wishes
from employer_match.outreach.plan import plan
from employer_match.outreach.plan_facts import Kept, Line, Option, Place, Promise
from employer_match.outreach.plan_sentences import (
    chosen_for,
    employer_side,
    participant_side,
    promised_for,
)
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose, Tier, Weekday
from tests.outreach.plan_world import MONDAY, WEEK, ago, coach, contact, place, seeker

TUESDAY, WEDNESDAY, FRIDAY = WEEK.workdays[1], WEEK.workdays[2], WEEK.workdays[4]
TWO = {Weekday.TUESDAY, Weekday.FRIDAY}


def where(lines: list[Line]) -> dict[str, int]:
    """Participant → workplace of the first contact; people with none are missing."""
    return {line.participant: line.place for line in reversed(lines) if line.participant}


def test_the_longest_wait_comes_first_and_the_coach_sees_no_more_than_the_week_holds() -> None:
    people = [seeker("new", 1, waited=3), seeker("late", 1, waited=50), seeker("mid", 2, waited=9)]
    places = [place(1, asked=True), place(2, asked=True)]
    assert where(plan([coach(places=1)], people, places, MONDAY)) == {"late": 1}
    assert where(plan([coach(places=6)], people, places, MONDAY)) == {"late": 1, "mid": 2}


def test_room_is_made_for_somebody_by_moving_somebody_else() -> None:
    people = [seeker("late", 1, 2, waited=50), seeker("mid", 1, waited=9)]
    lines = plan([coach(places=2)], people, [place(1), place(2)], MONDAY)
    assert where(lines) == {"late": 2, "mid": 1}


def test_the_tier_before_the_employer_and_the_employer_before_the_never_asked() -> None:
    exact = Option(1, 1, Tier.EXACT, 1)
    near = Option(2, 2, Tier.GROUP, 2)
    places = [place(1, employer=7, asked=True), place(2, employer=8), place(3, employer=7)]
    both = [seeker("a", 3), seeker("b", exact, near, waited=39)]
    assert where(plan([coach(places=2)], both, places, MONDAY)) == {"a": 3, "b": 1}
    same_tier = [seeker("a", 3), seeker("b", replace(exact, tier=Tier.GROUP), near, waited=39)]
    assert where(plan([coach(places=2)], same_tier, places, MONDAY)) == {"a": 3, "b": 2}
    alone = [place(1, asked=True), place(2)]
    one = [seeker("b", replace(exact, tier=Tier.GROUP), near)]
    assert where(plan([coach(places=1)], one, alone, MONDAY)) == {"b": 2}


def test_what_was_said_yes_to_stands_above_every_tier() -> None:
    yes = Option(2, 2, Tier.OPEN, 9, wanted=True)
    people = [seeker("a", Option(1, 1, Tier.EXACT, 1), yes)]
    assert where(plan([coach(places=1)], people, [place(1), place(2)], MONDAY)) == {"a": 2}


def test_a_workplace_of_ones_own_or_nobodys_before_a_colleagues() -> None:
    places = [place(1, owner=2), place(2)]
    people = [seeker("a", 1, 2)]
    (line,) = plan([coach(places=1), coach(2, 0)], people, places, MONDAY)
    assert (line.place, line.through) == (2, None)
    (line,) = plan([coach(places=1), coach(2, 0)], people, places[:1], MONDAY)
    assert (line.place, line.through) == (1, 2)


@pytest.mark.parametrize(
    ("at_work", "through"), [({2, 3}, 2), ({3}, 3), (set(), None)], ids=["owner", "deputy", "team"]
)
def test_an_owner_who_is_away_is_stood_in_for(at_work: set[int], through: int | None) -> None:
    colleagues = [coach(n, 0, WEEK.workdays if n in at_work else ()) for n in (2, 3)]
    held = [place(1, owner=2, deputy=3)]
    (line,) = plan([coach(places=1), *colleagues], [seeker("a", 1)], held, MONDAY)
    assert line.through == through


def test_a_coach_who_is_away_is_stood_in_for_by_the_deputy() -> None:
    people = [seeker("a", 1, of=1, deputy=2)]
    lines = plan([coach(1, 0, ()), coach(2)], people, [place(1)], MONDAY)
    assert [(line.coach, line.participant) for line in lines] == [(2, "a")]


OURS = contact(ago(5))
BARRED: dict[str, tuple[dict[str, object], date | None]] = {
    "stop for good": ({"wishes": Wishes(stop_for_good=True)}, None),
    "stop through Monday": ({"wishes": Wishes(stop_until=MONDAY)}, TUESDAY),
    "not before Friday": ({"wishes": Wishes(not_before=FRIDAY)}, FRIDAY),
    "not before next week": ({"wishes": Wishes(not_before=FRIDAY + timedelta(days=3))}, None),
    "only through another": ({"wishes": Wishes(only_through_id=9)}, None),
    "only through this coach": ({"wishes": Wishes(only_through_id=1)}, MONDAY),
    "only with one of theirs": ({"wishes": Wishes(only_with_id=9)}, MONDAY),
    "on Tuesdays and Fridays": ({"wishes": Wishes(preferred_weekdays=frozenset(TWO))}, TUESDAY),
    "on Saturdays": ({"wishes": Wishes(preferred_weekdays=frozenset({Weekday.SATURDAY}))}, None),
    "the budget is spent": (
        {"wishes": Wishes(budget_per_month=1), "earlier": (contact(ago(20)),)},
        None,
    ),
    "the budget has room on Friday": (
        {"wishes": Wishes(budget_per_month=1), "earlier": (contact(ago(27)),)},
        FRIDAY,
    ),
    "there is budget left": (
        {"wishes": Wishes(budget_per_month=2), "earlier": (contact(ago(16)),)},
        MONDAY,
    ),
    "a colleague was there": ({"earlier": (OURS,)}, None),
    "a colleague was there two weeks ago": ({"earlier": (contact(ago(14)),)}, WEDNESDAY),
    "a colleague heard not now": ({"earlier": (contact(ago(20), outcome=Outcome.NOT_NOW),)}, None),
    "the employer rests two days": (
        {"earlier": (OURS,), "wishes": Wishes(rest_days=2)},
        MONDAY,
    ),
    "this coach was there two weeks ago": ({"earlier": (contact(ago(14), user=1),)}, WEDNESDAY),
    "this coach was there, and may soon again": (
        {"earlier": (contact(ago(6), user=1),), "wishes": Wishes(budget_per_month=8)},
        TUESDAY,
    ),
    "this coach heard not now": (
        {"earlier": (contact(ago(20), user=1, outcome=Outcome.NOT_NOW),)},
        None,
    ),
    "a colleague has announced": (
        {"earlier": (Announced(1, 9, 1, ago(1), FRIDAY, Purpose.CARE),)},
        None,
    ),
    "a colleague has let go": (
        {"earlier": (Announced(1, 9, 1, ago(1), FRIDAY, Purpose.CARE, released=True),)},
        MONDAY,
    ),
}


@pytest.mark.parametrize("case", BARRED)
def test_what_bars_a_workplace_and_until_when(case: str) -> None:
    facts, day = BARRED[case]
    lines = plan([coach(places=1)], [seeker("a", 1)], [place(1, asked=True, **facts)], MONDAY)
    assert [line.day for line in lines] == ([] if day is None else [day])


STEPS = [
    (0, Option(1, 1, Tier.EXACT, 1, wanted=True), Purpose.INTRODUCE),
    (1, Option(1, 1, Tier.EXACT, 1, wanted=True), Purpose.LEARN_NEEDS),
    (2, Option(1, 1, Tier.EXACT, 1, wanted=True), Purpose.PRESENT_CANDIDATE),
    (2, Option(1, 1, Tier.EXACT, 1), Purpose.LEARN_NEEDS),
    (0, Option(1, 1, Tier.EXACT, 1, posted_here=True), Purpose.REPLY_TO_NEED),
]


@pytest.mark.parametrize(("stage", "option", "purpose"), STEPS)
def test_one_cup_of_tea_at_a_time(stage: int, option: Option, purpose: Purpose) -> None:
    (line,) = plan([coach(places=1)], [seeker("a", option)], [place(1, stage=stage)], MONDAY)
    assert line.purpose is purpose


def test_a_reply_to_a_need_posted_here_waits_for_no_colleague_but_an_announced_one() -> None:
    reply = seeker("a", Option(1, 1, Tier.GROUP, 1, posted_here=True))
    places = [place(1, earlier=(OURS,))]
    assert plan([coach(places=1)], [reply], places, MONDAY)
    reserved = [place(1, earlier=(Announced(1, 9, 1, ago(1), FRIDAY, Purpose.CARE),))]
    assert not plan([coach(places=1)], [reply], reserved, MONDAY)


def test_the_way_that_the_employer_prefers() -> None:
    by_phone = place(1, wishes=Wishes(preferred_mode=Mode.PHONE))
    (line,) = plan([coach(places=1)], [seeker("a", 1)], [by_phone], MONDAY)
    assert line.mode is Mode.PHONE


def test_promises_first_and_never_where_the_employer_said_stop() -> None:
    promised = Promise(1, 2, step=NextStep.VISIT, agreed_on=ago(10))
    announced = Promise(1, 3, Purpose.INTRODUCE, until=FRIDAY)
    places = [place(1), place(2), place(3)]
    lines = plan(
        [coach(places=2)], [seeker("a", 1)], places, MONDAY, promises=[announced, promised]
    )
    assert [(line.place, line.promise) for line in lines] == [(2, promised), (3, announced)]
    agreed = [place(2, asked=True, earlier=(contact(ago(3), user=1, outcome=Outcome.NOT_NOW),))]
    assert plan([coach(places=1)], [], agreed, MONDAY, promises=[promised]), "they agreed to it"
    stopped = [place(2, wishes=Wishes(stop_for_good=True))]
    assert plan([coach(places=1)], [], stopped, MONDAY, promises=[promised]) == []


#: Step → purpose at each stage of the relation, way, and whether it takes a place of the week.
PROMISED = {
    NextStep.CALL: ((Purpose.INTRODUCE, Purpose.LEARN_NEEDS, Purpose.CARE), Mode.PHONE, False),
    NextStep.SEND_INFORMATION: (
        (Purpose.INTRODUCE, Purpose.LEARN_NEEDS, Purpose.CARE), Mode.EMAIL, False,
    ),
    NextStep.VISIT: ((Purpose.LEARN_NEEDS,) * 3, Mode.VISIT, True),
    NextStep.INTRODUCE_PERSON: ((Purpose.PRESENT_CANDIDATE,) * 3, Mode.VISIT, True),
    NextStep.FOLLOW_UP: ((Purpose.FOLLOW_UP,) * 3, Mode.VISIT, False),
}  # fmt: skip


@pytest.mark.parametrize("step", PROMISED)
def test_what_was_promised_stands_there_and_short_things_crowd_nobody_out(step: NextStep) -> None:
    purposes, mode, takes = PROMISED[step]
    for stage, purpose in enumerate(purposes):
        promise = Promise(1, 2, step=step, agreed_on=ago(10), due=FRIDAY)
        places = [place(1), place(2, stage=stage)]
        first, *others = plan(
            [coach(places=1)], [seeker("a", 1)], places, MONDAY, promises=[promise]
        )
        assert (first.place, first.purpose, first.mode) == (2, purpose, mode)
        assert [line.participant for line in others] == ([] if takes else ["a"])
        kept = Kept(1, 2, takes_place=takes)
        left = plan([coach(places=1)], [seeker("a", 1)], places, MONDAY, kept=[kept])
        assert [line.participant for line in left] == ([] if takes else ["a"])


@pytest.mark.parametrize(
    ("due", "days", "day"),
    [
        (WEEK.workdays[2], WEEK.workdays, WEEK.workdays[2]),
        (WEEK.workdays[2], WEEK.workdays[:2], TUESDAY),
        (MONDAY, WEEK.workdays[3:], WEEK.workdays[3]),
        (ago(9), WEEK.workdays, MONDAY),
        (None, WEEK.workdays, MONDAY),
        (MONDAY, (), None),
    ],
)
def test_a_promise_is_kept_on_its_day_or_before_and_else_as_soon_as_one_is_back(
    due: date | None, days: tuple[date, ...], day: date | None
) -> None:
    promise = Promise(1, 1, step=NextStep.CALL, agreed_on=ago(10), due=due)
    lines = plan([coach(days=days)], [], [place(1, asked=True)], MONDAY, promises=[promise])
    assert [line.day for line in lines] == ([] if day is None else [day])


def test_whom_a_promised_contact_is_for_has_had_a_turn() -> None:
    people = [seeker("late", 1, 2, waited=90), seeker("new", 1, waited=1)]
    places = [place(1, asked=True), place(2, asked=True), place(3, asked=True)]
    said = {"agreed_on": ago(10), "due": FRIDAY, "participants": ("late",)}
    call = Promise(1, 3, step=NextStep.CALL, **said)  # type: ignore[arg-type]
    lines = plan([coach(places=1)], people, places, MONDAY, promises=[call])
    assert [line.participant for line in lines] == [None, "new"]
    letter = replace(call, step=NextStep.SEND_INFORMATION)
    lines = plan([coach(places=1)], people, places, MONDAY, promises=[letter])
    assert [line.participant for line in lines] == [None, "late"]


def test_nobody_has_a_second_contact_before_all_have_one_and_never_a_third() -> None:
    people = [seeker("late", 1, 2, 3, 4, waited=90), seeker("new", 5, 6, 7, waited=1)]
    places = [place(number, asked=True) for number in range(1, 8)]
    lines = plan([coach(places=6)], people, places, MONDAY)
    assert [line.participant for line in lines] == ["late", "new", "late", "new"]


def test_places_left_over_go_to_the_never_asked_nearby_one_employer_at_a_time() -> None:
    places = [
        place(1, employer=1), place(2, employer=1), place(3, employer=2), place(4, asked=True),
        place(5, municipality="2584"), place(6, owner=9), place(7, municipality=None),
    ]  # fmt: skip
    lines = plan([coach(places=3)], [], places, MONDAY)
    assert [(line.place, line.participant, line.purpose) for line in lines] == [
        (1, None, Purpose.INTRODUCE),
        (3, None, Purpose.INTRODUCE),
        (2, None, Purpose.INTRODUCE),
    ]


def test_what_is_kept_takes_its_place_and_its_persons_turn_and_what_is_removed_stays_away() -> None:
    people = [seeker("a", 1, 2), seeker("b", 2, waited=5)]
    places = [place(1, asked=True), place(2, asked=True)]
    kept = [Kept(1, 1, ("a",))]
    assert where(plan([coach(places=2)], people, places, MONDAY, kept=kept)) == {"b": 2}
    assert plan([coach(places=1)], people, places, MONDAY, kept=kept) == []
    removed = {(1, 2)}
    assert where(plan([coach(places=2)], people, places, MONDAY, removed=removed)) == {"a": 1}


def codes(line: Line, at: Place) -> list[str]:
    return [one.code for one in employer_side(line, at, {2: "Berit Påhittad"})]


def test_every_line_says_why() -> None:
    fresh = place(1, owner=2, wishes=Wishes(preferred_mode=Mode.PHONE, not_before=TUESDAY))
    option = Option(1, 1, Tier.EXACT, 1, wanted=True)
    team = [coach(places=1), coach(2, 0)]
    (line,) = plan(team, [seeker("a", option, waited=1)], [fresh], MONDAY)
    assert codes(line, fresh) == ["never_asked", "through_owner", "preferred_mode", "from_day"]
    assert [one.code for one in participant_side(line)] == ["waited", "tier_exact", "wanted"]
    said = {one.code: (one.sv, one.en) for one in employer_side(line, fresh, {2: "Berit"})}
    assert said["through_owner"][0] == "Hör med Berit först, som håller relationen."
    assert said["from_day"] == ("Tidigast 24 november.", "On 24 November at the earliest.")
    assert participant_side(line)[0].sv == "Har väntat 1 dag på en kontakt."


def test_each_step_and_promise_has_its_sentence() -> None:
    known = place(1, stage=2, asked=True, owner=1)
    (line,) = plan([coach(places=1)], [seeker("a", 1)], [known], MONDAY)
    assert codes(line, known) == ["needs_known", "own_relation"]
    met = place(1, stage=1, asked=True)
    promises = [Promise(1, 1, step=NextStep.VISIT, agreed_on=ago(10), due=TUESDAY)]
    (line,) = plan([coach()], [], [met], MONDAY, promises=promises)
    assert codes(line, met) == ["agreed", "needs_not_known"]
    assert employer_side(line, met, {})[0].sv == (
        "Ni kom överens 13 november om ett besök, till 24 november."
    )
    for tier, said in ((None, ["agreed_for"]), (Tier.GROUP, ["agreed_for", "tier_group"])):
        assert [one.code for one in promised_for(tier)] == said
        assert [one.code for one in chosen_for(tier)] == said[1:]
    assert participant_side(line) == ()
    for until in (FRIDAY, None):
        (line,) = plan(
            [coach()], [], [met], MONDAY, promises=[Promise(1, 1, Purpose.CARE, until=until)]
        )
        assert codes(line, met)[0] == "announced"
    posted = seeker("a", Option(1, 1, Tier.GROUP, 1, posted_here=True))
    (line,) = plan([coach(places=1)], [posted], [met], MONDAY)
    assert codes(line, met) == ["posted_here"]
