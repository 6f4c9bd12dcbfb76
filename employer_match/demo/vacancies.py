"""Three hundred openings of every kind and source, made of the texts and the workplaces.

Which workplace has which opening is settled by going round; what differs between two openings of
one text (hours, what is known, dates, state) is drawn from a seed, so that it is always the same.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from employer_match.demo import advert_text, decisions, relations
from employer_match.demo.employers import DemoWorkplace, employers
from employer_match.demo.openings import Opening, openings
from employer_match.demo.reading import working_day
from employer_match.vocabulary import Condition, VacancyKind, VacancySource, VacancyState

HOW_MANY = 300
SEED = 20_260_401

#: How many openings are in each state but open; those that somebody has decided on stay open.
STATES = (
    (VacancyState.SUBMITTED, 8),
    (VacancyState.RETURNED, 3),
    (VacancyState.REJECTED, 2),
    (VacancyState.FILLED, 11),
    (VacancyState.WITHDRAWN, 9),
    (VacancyState.EXPIRED, 17),
)
BY_FORM_ONLY = frozenset({VacancyState.SUBMITTED, VacancyState.RETURNED, VacancyState.REJECTED})
COMMENTS = {
    VacancyState.RETURNED: "Kan ni berätta vilka uppgifter det gäller och hur många timmar?",
    VacancyState.REJECTED: "Vi förmedlar inte uppdrag där man fakturerar själv.",
}
#: Open needs that nobody has named an occupation for yet.
UNCODED = frozenset(
    {
        "demobonan-torget/cafe-sandwiches",
        "kretslopp-botkyrka/recycling-repair",
        "provleverans/delivery-packing",
        "skumexempel/laundry-folding",
    }
)
#: Where jobs come from, as parts; only jobs are advertised.
JOB_SOURCES = {VacancySource.JOBTECH: 5, VacancySource.FORM: 3, VacancySource.COACH: 3}


@dataclass(frozen=True, slots=True)
class DemoVacancy:
    """An opening at a workplace; `key` is "workplace/opening". Absent conditions are unknown.

    What stands in `conditions` and not in the opening's own was learnt at the workplace.
    """

    key: str
    workplace: str
    employer_name: str
    municipality_code: str
    opening: Opening
    source: VacancySource
    state: VacancyState
    text: str
    hours: tuple[float, float] | None
    conditions: dict[Condition, bool]
    quotes: dict[Condition, str]
    permanent: bool | None
    pay: str | None
    duration: str | None
    collective_agreement: bool | None
    starts_on: date | None
    published_on: date | None
    submitted_on: date | None
    closed_on: date | None
    deadline: date | None
    comment: str

    @property
    def uncoded(self) -> bool:
        """Whether nobody has named an occupation for what an employer wrote in own words yet."""
        return self.key in UNCODED


def vacancies(today: date) -> list[DemoVacancy]:
    """The three hundred, as they stand on the day."""
    names = {place.key: each.name for each in employers() for place in each.workplaces}
    places = [place for each in employers() for place in each.workplaces]
    chosen = choose(places, openings())
    states = _states(chosen)
    return [
        _vacancy(place, opening, states[key], names[place.key], today)
        for key, (place, opening) in chosen.items()
    ]


def choose(
    places: list[DemoWorkplace], texts: list[Opening]
) -> dict[str, tuple[DemoWorkplace, Opening]]:
    """Which openings there are: the decided ones first, then round after round of workplaces."""
    by_place = {place.key: place for place in places}
    by_text = {text.key: text for text in texts}
    chosen: dict[str, tuple[DemoWorkplace, Opening]] = {}
    for key in decisions.decided_openings():
        place_key, _, text_key = key.partition("/")
        chosen[key] = (by_place[place_key], by_text[text_key])
    used = dict.fromkeys(by_text, 0)
    fitting = {
        place.key: [text for text in texts if text.trades & set(place.trades)] for place in places
    }
    while len(chosen) < HOW_MANY:
        before = len(chosen)
        for place in places:
            free = [text for text in fitting[place.key] if f"{place.key}/{text.key}" not in chosen]
            if free and len(chosen) < HOW_MANY:
                text = min(free, key=lambda each: used[each.key])
                used[text.key] += 1
                chosen[f"{place.key}/{text.key}"] = (place, text)
        if len(chosen) == before:
            raise LookupError(f"The texts give only {before} openings.")
    return chosen


def _states(chosen: dict[str, tuple[DemoWorkplace, Opening]]) -> dict[str, VacancyState]:
    states = dict.fromkeys(chosen, VacancyState.OPEN)
    states.update(dict.fromkeys(decisions.filled_by_us(), VacancyState.FILLED_BY_US))
    free = sorted(set(chosen) - set(decisions.decided_openings()))
    Random(SEED).shuffle(free)  # noqa: S311 - the same every time is the point
    for state, how_many in STATES:
        for _ in range(how_many):
            states[free.pop()] = state
    return states


def _vacancy(
    place: DemoWorkplace, opening: Opening, state: VacancyState, employer: str, today: date
) -> DemoVacancy:
    key = f"{place.key}/{opening.key}"
    draw = Random(f"{SEED} {key}")  # noqa: S311 - the same every time is the point
    source = _source(opening, state, draw)
    hours = draw.choice(opening.hours) if draw.random() < 0.88 else None
    conditions = {
        **relations.known_conditions().get(place.key, {}),
        **_known(opening, source, draw),
    }
    published = working_day(today - timedelta(days=_age(key, state, draw)))
    deadline = _deadline(source, state, today, published, draw)
    return DemoVacancy(
        key=key,
        workplace=place.key,
        employer_name=employer,
        municipality_code=place.municipality_code,
        opening=opening,
        source=source,
        state=state,
        text=advert_text.assemble(place, opening, hours, draw),
        hours=hours,
        conditions=conditions,
        quotes={code: words for code, words in opening.quotes.items() if code in conditions},
        permanent=_permanent(opening, draw),
        pay=draw.choice(("Lön enligt kollektivavtal", "Timlön enligt avtal", None)),
        duration=advert_text.duration(opening.kind, draw),
        collective_agreement=draw.choice((True, True, None, None, False)),
        starts_on=_start(opening.kind, today, draw),
        published_on=None if state in BY_FORM_ONLY else published,
        submitted_on=published if source is VacancySource.FORM else None,
        closed_on=_closed(key, state, today, deadline, draw),
        deadline=deadline,
        comment=COMMENTS.get(state, ""),
    )


def _source(opening: Opening, state: VacancyState, draw: Random) -> VacancySource:
    if state in BY_FORM_ONLY:
        return VacancySource.FORM
    if opening.kind is VacancyKind.JOB:
        return draw.choices(list(JOB_SOURCES), list(JOB_SOURCES.values()))[0]
    return draw.choice((VacancySource.FORM, VacancySource.COACH))


def _known(opening: Opening, source: VacancySource, draw: Random) -> dict[Condition, bool]:
    """What is known: an advert tells what it says in words, people have told us more."""
    told = 0.25 if source is VacancySource.JOBTECH else 0.75
    return {
        code: value
        for code, value in opening.conditions.items()
        if code in opening.quotes or draw.random() < told
    }


def _age(key: str, state: VacancyState, draw: Random) -> int:
    """Days since it came; what somebody has decided on came before it was shown."""
    shown = decisions.first_shown().get(key)
    if shown is not None:
        return shown + draw.randint(1, 6)
    if state in BY_FORM_ONLY:
        return draw.randint(0, 4)
    return draw.randint(1, 45) if state is VacancyState.OPEN else draw.randint(32, 110)


def _permanent(opening: Opening, draw: Random) -> bool | None:
    if opening.kind is not VacancyKind.JOB:
        return None
    return draw.choice((True, True, False, None))


def _start(kind: VacancyKind, today: date, draw: Random) -> date | None:
    if kind is VacancyKind.UPCOMING:
        return working_day(today + timedelta(days=draw.randint(60, 150)))
    return working_day(today + timedelta(days=draw.randint(7, 40))) if draw.random() < 0.3 else None


def _deadline(
    source: VacancySource, state: VacancyState, today: date, published: date, draw: Random
) -> date | None:
    if state is VacancyState.EXPIRED:
        return today - timedelta(days=draw.randint(1, 30))
    if source is not VacancySource.JOBTECH and draw.random() < 0.65:
        return None
    if state is VacancyState.OPEN:
        return today + timedelta(days=draw.randint(3, 50))
    return published + timedelta(days=draw.randint(14, 45))


def _closed(
    key: str, state: VacancyState, today: date, deadline: date | None, draw: Random
) -> date | None:
    """When it was over: the day after the deadline, at the start of a placement, or some day."""
    if state is VacancyState.EXPIRED and deadline:
        return deadline + timedelta(days=1)
    if state is VacancyState.FILLED_BY_US:
        return today - timedelta(days=decisions.filled_by_us()[key])
    if state is VacancyState.REJECTED:
        return today
    if state in {VacancyState.FILLED, VacancyState.WITHDRAWN}:
        return working_day(today - timedelta(days=draw.randint(1, 18)))
    return None
