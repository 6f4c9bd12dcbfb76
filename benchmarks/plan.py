"""A county's weekly plan: 60 coaches, 1,600 participants, 5,000 workplaces, against plain greedy.

    python -m benchmarks.plan [--coaches 60] [--participants 1600] [--workplaces 5000]

The straightforward way takes the participants as they stand in the queue, gives each the first
workplace of the list that nobody sees this week, and never moves anybody. It obeys the same rules.
Everything is invented, drawn with a fixed seed; a few hundred workplaces are in everybody's list,
as in a real county, so that people compete for them.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from employer_match.outreach import waiting
from employer_match.outreach.collisions import EarlierContact, RestPeriods
from employer_match.outreach.contact_rules import Wishes
from employer_match.outreach.plan import plan
from employer_match.outreach.plan_draft import start
from employer_match.outreach.plan_facts import Coach, Line, Option, Place, Seeker
from employer_match.outreach.plan_order import best_first, steps
from employer_match.outreach.plan_rules import allowed, purpose_of
from employer_match.outreach.plan_week import Week
from employer_match.outreach.waiting import Waiting
from employer_match.vocabulary import Outcome, Purpose, Tier

WEEK = Week(date(2026, 11, 23))
REST = RestPeriods()
MUNICIPALITIES = [f"{code:04d}" for code in range(114, 134)]
LATE = 30
TURNS = 5


@dataclass(frozen=True)
class County:
    """What a plan is made of."""

    coaches: list[Coach]
    seekers: list[Seeker]
    places: list[Place]


def main() -> None:
    """Measure both ways on the same county and print what each achieves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--coaches", type=int, default=60)
    parser.add_argument("--participants", type=int, default=1600)
    parser.add_argument("--workplaces", type=int, default=5000)
    asked = parser.parse_args()
    county = drawn(asked.coaches, asked.participants, asked.workplaces)
    print(
        f"{asked.coaches} coaches, {asked.participants} participants, {asked.workplaces}"
        f" workplaces, week {WEEK}\n"
    )
    _report("straightforward greedy", county, greedy)
    _report("the plan", county, ours)


def drawn(coaches: int, participants: int, workplaces: int, seed: int = 7) -> County:
    """An invented county; the same for the same numbers."""
    draw = random.Random(seed)
    return County(
        [
            Coach(
                number,
                WEEK.workdays,
                draw.choice([6, 6, 6, 5, 3]),
                frozenset(draw.sample(MUNICIPALITIES, 3)),
            )
            for number in range(1, coaches + 1)
        ],
        [_seeker(draw, number, coaches, workplaces) for number in range(participants)],
        [_place(draw, number, coaches) for number in range(1, workplaces + 1)],
    )


def _place(draw: random.Random, number: int, coaches: int) -> Place:
    known = draw.random() < 0.4
    facts = tuple(
        EarlierContact(
            number * 10 + each,
            draw.randint(1, coaches),
            1,
            WEEK.monday - timedelta(days=draw.randint(1, 120)),
            Purpose.INTRODUCE,
            draw.choice(list(Outcome)),
        )
        for each in range(draw.randint(1, 4) if known else 0)
    )
    return Place(
        number,
        employer=number if draw.random() < 0.6 else draw.randint(1, 40),
        municipality=draw.choice(MUNICIPALITIES),
        stage=draw.choice([1, 1, 2, 3]) if known else 0,
        asked=known,
        wishes=Wishes(
            stop_for_good=draw.random() < 0.02,
            not_before=WEEK.monday + timedelta(days=draw.randint(-30, 30)) if known else None,
            budget_per_month=draw.choice([None, None, 1, 2]),
            rest_days=draw.choice([None, None, None, 7, 60]),
        ),
        earlier=facts,
        owner=draw.randint(1, coaches) if known and draw.random() < 0.3 else None,
    )


def _seeker(draw: random.Random, number: int, coaches: int, workplaces: int) -> Seeker:
    popular = max(1, workplaces // 25)
    where = [draw.randint(1, popular if draw.random() < 0.6 else workplaces) for _ in range(20)]
    tiers = sorted(
        draw.choices(list(Tier)[:5], weights=[1, 2, 3, 6, 12], k=20), key=list(Tier).index
    )
    enrolled = WEEK.monday - timedelta(days=draw.randint(0, 400))
    last = WEEK.monday - timedelta(days=draw.randint(0, 60)) if draw.random() < 0.8 else None
    return Seeker(
        Waiting(f"p{number:05d}", enrolled, last),
        draw.randint(1, coaches),
        tuple(
            Option(number * 100 + place, where[place], tier, place + 1, draw.randint(1, 4))
            for place, tier in enumerate(tiers)
        ),
    )


def ours(county: County) -> list[Line]:
    """The product's plan."""
    return plan(county.coaches, county.seekers, county.places, WEEK.monday, rest=REST)


def greedy(county: County) -> list[Line]:
    """One after another takes the first that is free, twice round."""
    draft = start(county.coaches, county.places, REST, ())
    by_id = {one.waiting.id: one for one in county.seekers}
    queue = waiting.order((one.waiting for one in county.seekers), WEEK.monday)
    for turn in (1, 2):
        for one in queue:
            seeker = by_id[one.id]
            coach = draft.coaches[seeker.coach]
            if draft.left[coach.id] <= 0 or draft.contacts[one.id] >= turn:
                continue
            for option in best_first(seeker.options):
                place = draft.places[option.place]
                day = draft.day_for(coach, place, purpose_of(place, option))
                if day is not None:
                    draft.behalf(draft.see(coach, place, day, option), seeker, WEEK.monday)
                    break
    return draft.lines


def _report(name: str, county: County, way: Callable[[County], list[Line]]) -> None:
    took = []
    lines: list[Line] = []
    for _ in range(TURNS):
        begun = time.perf_counter()
        lines = way(county)
        took.append(time.perf_counter() - begun)
    places = {one.id: one for one in county.places}
    seekers = {one.waiting.id: one for one in county.seekers}
    late = {key for key, one in seekers.items() if one.waiting.days(WEEK.monday) > LATE}
    named = [line for line in lines if line.participant is not None]
    tiers = Counter(line.option.tier.value for line in named if line.option)
    best = sum(
        steps(line.option) == min(map(steps, seekers[line.participant or ""].options))
        for line in named
        if line.option
    )
    facts = {
        "lines": f"{len(lines)} of {sum(one.places for one in county.coaches)}",
        f"waiting over {LATE} days, one contact": (
            f"{len(late & {one.participant for one in named})} of {len(late)}"
        ),
        "in the participant's own best tier": f"{best} of {len(named)}",
        "by tier": ", ".join(f"{tier.value} {tiers[tier.value]}" for tier in Tier),
        "different employers": len({places[line.place].employer for line in lines}),
        "never asked before": sum(not places[line.place].asked for line in lines),
        "past a relationship owner": sum(line.through is not None for line in lines),
        "rules broken": broken(county, lines),
    }
    print(f"{name}: {min(took):.3f} s (slowest {max(took):.3f} s)")
    for what, figure in facts.items():
        print(f"  {what:38} {figure}")
    print()


def broken(county: County, lines: list[Line]) -> int:
    """Lines against a rule, workplaces seen twice, and contacts beyond what a week holds."""
    places = {one.id: one for one in county.places}
    wrong = sum(
        not allowed(places[line.place], line.coach, line.purpose, line.day, REST) for line in lines
    )
    twice = len(lines) - len({line.place for line in lines})
    held = Counter(line.coach for line in lines)
    return wrong + twice + sum(max(0, held[one.id] - one.places) for one in county.coaches)


if __name__ == "__main__":
    main()
