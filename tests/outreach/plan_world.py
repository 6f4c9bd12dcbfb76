"""Small invented weeks for the tests of the plan: say what matters, the rest has a default."""

from datetime import date, timedelta

from hypothesis import strategies as st

from employer_match.outreach.collisions import Announced, EarlierContact
from employer_match.outreach.contact_rules import Wishes
from employer_match.outreach.plan_facts import Coach, Option, Place, Seeker
from employer_match.outreach.plan_week import Week
from employer_match.outreach.waiting import Waiting
from employer_match.vocabulary import Mode, Outcome, Purpose, Tier, Weekday

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)


def ago(days: int) -> date:
    return MONDAY - timedelta(days=days)


def coach(number: int = 1, places: int = 6, days: tuple[date, ...] = WEEK.workdays) -> Coach:
    return Coach(number, days, places, frozenset({"0181"}))


def place(number: int, employer: int | None = None, **facts: object) -> Place:
    defaults = {"employer": employer or number, "municipality": "0181"}
    return Place(number, **{**defaults, **facts})  # type: ignore[arg-type]


def seeker(
    name: str, *at: int | Option, waited: int = 40, of: int = 1, deputy: int | None = None
) -> Seeker:
    """Somebody with openings at these workplaces, all in one tier unless an Option is given."""
    options = tuple(
        one if isinstance(one, Option) else Option(100 + one, one, Tier.GROUP, position)
        for position, one in enumerate(at, start=1)
    )
    return Seeker(Waiting(name, ago(waited)), of, options, deputy)


def contact(day: date, user: int = 9, outcome: Outcome = Outcome.INTERESTED) -> EarlierContact:
    return EarlierContact(1, user, 1, day, Purpose.INTRODUCE, outcome)


days = st.integers(-40, 40).map(ago)
facts = st.one_of(
    st.builds(
        EarlierContact,
        id=st.integers(1, 9),
        user_id=st.integers(1, 4),
        unit_id=st.just(1),
        day=days,
        purpose=st.sampled_from(Purpose),
        outcome=st.sampled_from(Outcome),
        cancelled=st.booleans(),
    ),
    st.builds(
        Announced,
        id=st.integers(1, 9),
        user_id=st.integers(1, 4),
        unit_id=st.just(1),
        day=days,
        until=days,
        purpose=st.sampled_from(Purpose),
        released=st.booleans(),
    ),
)
wishes = st.builds(
    Wishes,
    not_before=st.none() | days,
    stop_since=st.none() | days,
    stop_until=st.none() | days,
    stop_for_good=st.sampled_from([False, False, False, True]),
    only_through_id=st.sampled_from([None, None, None, 1, 4]),
    only_with_id=st.sampled_from([None, None, 7]),
    preferred_mode=st.none() | st.sampled_from(Mode),
    preferred_weekdays=st.sampled_from(
        [frozenset[Weekday](), frozenset({Weekday.TUESDAY, Weekday.FRIDAY})]
    ),
    budget_per_month=st.sampled_from([None, None, 0, 1, 4]),
    rest_days=st.sampled_from([None, None, 3, 40]),
)


@st.composite
def weeks(draw: st.DrawFn) -> tuple[list[Coach], list[Seeker], list[Place]]:
    """Up to three coaches, eight participants and ten workplaces of four employers."""
    coaches = [
        Coach(
            number,
            WEEK.workdays[draw(st.integers(0, 5)) :],
            draw(st.integers(0, 3)),
            frozenset({"0181"}),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]
    places = [
        Place(
            number,
            draw(st.integers(1, 4)),
            draw(st.sampled_from(["0181", "0180"])),
            draw(st.integers(0, 4)),
            draw(st.booleans()),
            draw(wishes),
            tuple(draw(st.lists(facts, max_size=2))),
            draw(st.none() | st.integers(1, 4)),
        )
        for number in range(1, draw(st.integers(1, 10)) + 1)
    ]
    options = st.builds(
        Option,
        vacancy=st.integers(1, 99),
        place=st.integers(1, len(places) + 1),
        tier=st.sampled_from(Tier),
        position=st.integers(1, 20),
        wish_rank=st.none() | st.integers(1, 4),
        wanted=st.booleans(),
        posted_here=st.booleans(),
    )
    seekers = [
        Seeker(
            Waiting(f"p{number}", ago(draw(st.integers(0, 5)) * 20), draw(st.none() | days)),
            draw(st.integers(1, 4)),
            tuple(draw(st.lists(options, max_size=4))),
            draw(st.none() | st.integers(1, 4)),
        )
        for number in range(draw(st.integers(0, 8)))
    ]
    return coaches, seekers, places
