"""A team's lists together: how crowded they are, and what caps would cost each participant.

Everybody's own list stays as it is: this shows where a team would all go to the same few doors, and
what each could be shown instead (product row 80). Whose list lost what is told only to whoever may
read that participant; of the others only how many lists something stands on.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.integrations.geo import municipalities
from employer_match.models import Employer, Participant, Vacancy, Workplace
from employer_match.ranking import (
    Because,
    Caps,
    Choice,
    Crowd,
    Profile,
    Spread,
    spread_lists,
)
from employer_match.services import record
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.participants.profiles_in_force import profiles_in_force
from employer_match.services.permissions import Action, acting_unit
from employer_match.services.suggestions.lists import TOP
from employer_match.services.suggestions.suggest import seekers
from employer_match.services.vacancies.openings_in_force import openings_in_force
from employer_match.vocabulary import Tier

PER_VACANCY, PER_EMPLOYER = 3, 10
MOST_CROWDS = 10


@dataclass(frozen=True, slots=True)
class Moved:
    """An opening that a list lost or got, by its place and tier on the person's own list."""

    vacancy_id: int
    headline: str
    employer: str
    tier: Tier
    place: int
    because: Because | None


@dataclass(frozen=True, slots=True)
class SpreadOf:
    """One participant's share. `over_cap`: nothing else was left, so the first of the own stays."""

    participant_id: str
    code_name: str
    lost: tuple[Moved, ...]
    got: tuple[Moved, ...]
    over_cap: bool


@dataclass(frozen=True, slots=True)
class Crowded:
    """On how many of the team's lists an opening or an employer stands, and would under the caps.

    `vacancy_id` is None for an employer.
    """

    vacancy_id: int | None
    name: str
    lists_before: int
    lists_after: int


@dataclass(frozen=True, slots=True)
class SpreadView:
    """The team's spread: the caps, the crowds most crowded first, and the shares one may read."""

    unit_id: int
    caps: Caps
    lists: int
    lists_changed: int
    vacancies: tuple[Crowded, ...]
    employers: tuple[Crowded, ...]
    shares: tuple[SpreadOf, ...]


def read_spread(
    session: Session,
    actor: Actor,
    *,
    unit_id: int | None = None,
    per_vacancy: int = PER_VACANCY,
    per_employer: int = PER_EMPLOYER,
) -> SpreadView:
    """The spread of today's lists of one unit; the read of each participant shown is logged."""
    unit = acting_unit(actor, Action.READ_SUGGESTIONS, unit_id)
    people = select(Participant.id, Participant.code_name).where(Participant.unit_id == unit)
    named = {row.id: row.code_name for row in session.execute(people.order_by(Participant.id))}
    caps, openings = Caps(per_vacancy, per_employer), openings_in_force(session).openings
    names = _employers(session)
    found = spread_lists(
        _team(session, unit),
        openings,
        caps,
        taxonomy=openings.taxonomy,
        today=clock.today(),
        municipalities=municipalities(),
        top=TOP,
        employers={vacancy: name for vacancy, (name, _headline) in names.items() if name},
    ).spread
    own = sorted(found.lists.keys() & named.keys(), key=lambda each: (named[each], each))
    for each in own:
        record.note_read(session, actor, each, "spread")
    return SpreadView(
        unit_id=unit,
        caps=caps,
        lists=len(found.lists),
        lists_changed=sum(1 for lost in found.lost.values() if lost),
        vacancies=tuple(_crowded(each, names) for each in _most(found.vacancies)),
        employers=tuple(
            Crowded(None, each.id, each.before, each.after) for each in _most(found.employers)
        ),
        shares=tuple(_share(found, each, named[each], names) for each in own),
    )


def _team(session: Session, unit: int) -> list[Profile]:
    """Everybody in the unit who looks for work; only counts of those out of reach leave here."""
    before = session.info.get("actor")
    session.info["actor"] = SYSTEM
    try:
        looking = frozenset(seekers(session))
        people = select(Participant.id, Participant.enrolled_on).where(Participant.unit_id == unit)
        enrolled = {
            row.id: row.enrolled_on
            for row in session.execute(people.order_by(Participant.id))
            if row.id in looking
        }
        said = profiles_in_force(session, enrolled)
    finally:
        session.info["actor"] = before
    # Whom nobody has called for has waited since enrolling, as in the queue.
    return [
        replace(each, last_contact=each.last_contact or enrolled[key])
        for key, (_profile_id, each) in said.items()
    ]


def _employers(session: Session) -> dict[str, tuple[str, str]]:
    """Per vacancy its employer, by name as people know it, and its headline."""
    rows = session.execute(
        select(Vacancy.id, Vacancy.headline, Vacancy.employer_name, Employer.name)
        .outerjoin(Workplace, Workplace.id == Vacancy.workplace_id)
        .outerjoin(Employer, Employer.id == Workplace.employer_id)
        .order_by(Vacancy.id)
    )
    return {str(row[0]): (row[3] or row[2], row[1]) for row in rows}


def _most(crowds: Collection[Crowd]) -> list[Crowd]:
    return [each for each in crowds if max(each.before, each.after) > 1][:MOST_CROWDS]


def _crowded(crowd: Crowd, names: Mapping[str, tuple[str, str]]) -> Crowded:
    employer, headline = names[crowd.id]
    name = ", ".join(part for part in (headline, employer) if part)
    return Crowded(int(crowd.id), name, crowd.before, crowd.after)


def _share(
    found: Spread, person: str, code_name: str, names: Mapping[str, tuple[str, str]]
) -> SpreadOf:
    got = [each for each in found.lists[person] if each.place > TOP]
    return SpreadOf(
        participant_id=person,
        code_name=code_name,
        lost=tuple(_moved(each.choice, each.because, names) for each in found.lost[person]),
        got=tuple(_moved(each, None, names) for each in got),
        over_cap=person in found.over_cap,
    )


def _moved(choice: Choice, because: Because | None, names: Mapping[str, tuple[str, str]]) -> Moved:
    employer, headline = names[choice.vacancy]
    return Moved(
        vacancy_id=int(choice.vacancy),
        headline=headline,
        employer=employer,
        tier=choice.tier,
        place=choice.place,
        because=because,
    )
