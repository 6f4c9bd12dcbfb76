"""The openings that may be suggested today as the ranking takes them, kept until anything changes.

Reading and indexing them costs seconds at a county's size; ranking one person against them costs
milliseconds. So they are kept in the process under a stamp of all that they are made of.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.language import analyse
from employer_match.language.taxonomy import Taxonomy
from employer_match.models import Vacancy, VacancyTerms
from employer_match.ranking import Closed, Hours, Openings
from employer_match.ranking import Vacancy as Opening
from employer_match.ranking.meaning import bundled
from employer_match.services.contacts.wishes_in_force import stamp, stopped_workplaces
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies.vacancy_life import findable
from employer_match.vocabulary import Condition, VacancyState

Stamp = tuple[object, ...]

CLOSED = {
    VacancyState.SUBMITTED: Closed.NOT_APPROVED,
    VacancyState.RETURNED: Closed.NOT_APPROVED,
    VacancyState.REJECTED: Closed.NOT_APPROVED,
    VacancyState.FILLED_BY_US: Closed.FILLED,
    VacancyState.FILLED: Closed.FILLED,
    VacancyState.WITHDRAWN: Closed.WITHDRAWN,
    VacancyState.EXPIRED: Closed.EXPIRED,
}


@dataclass(frozen=True)
class InForce:
    """Today's openings; `hash` (SHA-256, hex) names exactly these in a run's log.

    `listed` tells what the hash was made of: a line per opening with id, version and stop.
    """

    openings: Openings
    hash: str
    listed: str


_kept: dict[str, tuple[Stamp, InForce]] = {}
_one_at_a_time = Lock()


def openings_in_force(session: Session) -> InForce:
    """Every opening that may be searched and suggested today."""
    today, taxonomy = clock.today(), read_taxonomy(session)
    database, stamp = str(session.get_bind().engine.url), _stamp(session, today, taxonomy)
    with _one_at_a_time:
        kept = _kept.get(database)
        if kept is None or kept[0] != stamp:
            kept = _kept[database] = (stamp, _read(session, today, taxonomy))
        return kept[1]


def opening_of(session: Session, vacancy: Vacancy) -> Opening:
    """One vacancy as the ranking takes it, whatever its state: for "why not" and who wished it."""
    stopped = bool(stopped_workplaces(session, clock.today(), _known([vacancy.workplace_id])))
    return opening_on(clock.today(), vacancy, None, stopped=stopped)


def hash_of(listed: str, taxonomy_version: str) -> str:
    """SHA-256 (hex) over openings as `InForce.listed` has them, and the tree they stand in."""
    return hashlib.sha256(f"{taxonomy_version}{listed}".encode()).hexdigest()


def found_vacancy(session: Session, vacancy_id: int) -> Vacancy:
    """The vacancy, or NotFound."""
    vacancy = session.get(Vacancy, vacancy_id)
    if vacancy is None:
        raise errors.NotFound()
    return vacancy


def _stamp(session: Session, today: date, taxonomy: Taxonomy) -> Stamp:
    # Every write raises a version, so the sum tells each; the newest time would miss a transaction
    # that began earlier and commits later.
    vacancies = select(func.count(Vacancy.id), func.sum(Vacancy.version))
    return (
        today,
        taxonomy.version,
        len(taxonomy.concepts),
        *session.execute(vacancies).one(),
        *stamp(session),
    )


def _read(session: Session, today: date, taxonomy: Taxonomy) -> InForce:
    rows = session.execute(
        select(Vacancy, VacancyTerms.body, VacancyTerms.analyser)
        .outerjoin(VacancyTerms, VacancyTerms.vacancy_id == Vacancy.id)
        .where(findable(today))
        .order_by(Vacancy.id)
    ).all()
    stopped = stopped_workplaces(session, today, _known(row[0].workplace_id for row in rows))
    openings, lines = [], []
    for vacancy, body, analyser in rows:
        fresh = body if analyser == analyse.ANALYSER_VERSION else None
        opening = opening_on(today, vacancy, fresh, stopped=vacancy.workplace_id in stopped)
        lines.append(f"{vacancy.id}.{vacancy.version}.{opening.employer_stop}\n")
        openings.append(opening)
    listed = "".join(lines)
    ready = Openings.of(openings, taxonomy, bundled())
    return InForce(ready, hash_of(listed, taxonomy.version), listed)


def _known(workplace_ids: Iterable[int | None]) -> set[int]:
    return {each for each in workplace_ids if each is not None}


def opening_on(day: date, vacancy: Vacancy, body: list[str] | None, *, stopped: bool) -> Opening:
    """A vacancy as the ranking takes it on a day; `body` are its terms where they are analysed."""
    known = {Condition(name): told for name, told in vacancy.conditions.items()}
    hours = (vacancy.hours_min, vacancy.hours_max)
    over = vacancy.deadline is not None and vacancy.deadline < day
    return Opening(
        id=str(vacancy.id),
        headline=vacancy.headline,
        text=vacancy.text,
        kind=vacancy.kind,
        occupation=vacancy.occupation_id,
        occupation_label=vacancy.occupation_label,
        group=vacancy.group_id,
        field=vacancy.field_id,
        municipality=vacancy.municipality_code,
        hours=Hours(*hours) if any(end is not None for end in hours) else None,
        conditions={condition: bool(told["value"]) for condition, told in known.items()},
        quotes={c: str(told["quote"]) for c, told in known.items() if told.get("quote")},
        licences=frozenset(vacancy.licences),
        languages=frozenset(vacancy.languages),
        closed=CLOSED.get(vacancy.state) or (Closed.EXPIRED if over else None),
        employer_stop=stopped,
        published=vacancy.published_on,
        deadline=vacancy.deadline,
        terms=frozenset(body) if body is not None else None,
    )
