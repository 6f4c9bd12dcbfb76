"""The weekly plan: for each coach which workplaces to see, for whom, why, how, and when.

In this order, and lexicographic, never weighed:

1. what the coach has locked or accepted, and what was promised to an employer;
2. who has waited longest for an employer contact gets one, as far as the coach's places and the
   rules allow; then a second one, in the same order;
3. of all plans that do so, one with the most openings that were said yes to, then the most in the
   best tier, and so on down the tiers, then the better wishes;
4. of these, one that passes by the fewest relationship owners, sees the most different employers,
   then the most workplaces that nobody has asked before;
5. places left over go to workplaces that nobody has asked, on nobody's behalf.

Steps 2 to 4 are exact: see `plan_matching`. Same facts, same plan, in whatever order they come.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from employer_match.outreach import waiting
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.plan_draft import Draft, Removed, start
from employer_match.outreach.plan_facts import Coach, Kept, Line, Option, Place, Promise, Seeker
from employer_match.outreach.plan_fill import ask_the_never_asked
from employer_match.outreach.plan_matching import Matching
from employer_match.outreach.plan_order import Levels, best_first
from employer_match.outreach.plan_rules import purpose_of, through

#: Nobody has more contacts than this in a week, so that each has time to answer.
MOST_FOR_ONE = 2
#: By workplace: the opening to ask about, and from which day.
Choices = dict[int, tuple[Option, date]]


def plan(
    coaches: Iterable[Coach],
    seekers: Iterable[Seeker],
    places: Iterable[Place],
    today: date,
    *,
    kept: Iterable[Kept] = (),
    promises: Iterable[Promise] = (),
    removed: Removed = (),
    rest: RestPeriods | None = None,
) -> list[Line]:
    """The new lines, by coach, promises first and then the longest wait; `kept` is not repeated.

    Waits are counted to `today`; coaches' days lie in one week. `removed` holds (coach, workplace)
    that a coach has taken out of it. A workplace is planned once, for one coach.
    """
    draft = start(coaches, places, rest or RestPeriods(), removed)
    for line in kept:
        draft.keep(line)
    for promise in sorted(promises, key=lambda one: (one.coach, one.place, one.step is None)):
        draft.promise(promise)
    by_id = {one.waiting.id: one for one in seekers}
    queue = [by_id[one.id] for one in waiting.order((s.waiting for s in by_id.values()), today)]
    for turn in range(1, MOST_FOR_ONE + 1):
        _give_contacts(draft, queue, turn, today)
    ask_the_never_asked(draft)
    return sorted(draft.lines, key=lambda one: one.coach)


def _give_contacts(draft: Draft, queue: list[Seeker], turn: int, today: date) -> None:
    """One contact more for everyone who has had fewer than `turn`, in the order of the queue."""
    levels = Levels(sum(left for left in draft.left.values() if left > 0))
    groups = {one.id: one.employer for one in draft.places.values()}
    matching = Matching(groups, levels.again, dict(draft.at_employer))
    served: list[tuple[Coach, Seeker, Choices]] = []
    left = Counter(draft.left)
    for seeker in queue:
        coach = draft.coach_of(seeker)
        if coach is None or left[coach.id] <= 0 or draft.contacts[seeker.waiting.id] >= turn:
            continue
        choices = _choices(draft, seeker, coach)
        costs = {
            key: levels.cost(option, draft.places[key], _passes_owner(draft, coach, key))
            for key, (option, _day) in choices.items()
        }
        if matching.add(len(served), costs):
            left[coach.id] -= 1
            served.append((coach, seeker, choices))
    for row, (coach, seeker, choices) in enumerate(served):
        place = draft.places[matching.column_of[row]]
        option, day = choices[place.id]
        draft.behalf(draft.see(coach, place, day, option), seeker, today)


def _choices(draft: Draft, seeker: Seeker, coach: Coach) -> Choices:
    """Where the coach may go for this participant; of several openings there, the best one."""
    found: Choices = {}
    for option in best_first(seeker.options):
        place = draft.places.get(option.place)
        if place is None or place.id in found:
            continue
        day = draft.day_for(coach, place, purpose_of(place, option))
        if day is not None:
            found[place.id] = (option, day)
    return found


def _passes_owner(draft: Draft, coach: Coach, place: int) -> bool:
    return through(draft.places[place], coach.id, draft.at_work) is not None
