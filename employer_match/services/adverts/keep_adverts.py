"""Keep one batch of ads: what is new or changed is analysed first, then written at one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.integrations.jobtech.advert import Advert, Removal
from employer_match.integrations.jobtech.windows import happened_at
from employer_match.language.taxonomy import Taxonomy
from employer_match.models import Vacancy
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.adverts.advert_facts import facts_of, unknown_codes
from employer_match.services.adverts.advert_verdict import Verdict, next_state, verdict
from employer_match.services.adverts.advert_workplaces import AdvertWorkplaces, contact_persons
from employer_match.services.adverts.import_result import ImportResult
from employer_match.services.vacancies.index_vacancy import Terms, Worded, index_vacancies, terms_of
from employer_match.services.vacancies.vacancy_content import confirmed_occupation, learnt
from employer_match.services.vacancies.vacancy_life import OVER
from employer_match.vocabulary import VacancySource, VacancyState

#: Column → value.
Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An event that will change something, with what takes time worked out already."""

    line: int
    event: Advert | Removal
    facts: Facts
    terms: Terms | None


@dataclass(frozen=True, slots=True)
class Remembered:
    """Of a kept vacancy, what decides whether an event changes it."""

    state: VacancyState
    content_hash: str | None
    source_changed_at: datetime | None


def remembered(session: Session, ids: list[str]) -> dict[str, Remembered]:
    """What we keep of these ads, by their ids; light, so that an unchanged ad costs little."""
    rows = session.execute(
        select(
            Vacancy.external_id, Vacancy.state, Vacancy.content_hash, Vacancy.source_changed_at
        ).where(Vacancy.source == VacancySource.JOBTECH, Vacancy.external_id.in_(ids))
    )
    return {str(row[0]): Remembered(*row[1:]) for row in rows}


def prepare(line: int, event: Advert | Removal, taxonomy: Taxonomy) -> Prepared:
    """Work out what an event says; the slow part, done while no transaction waits."""
    if isinstance(event, Removal):
        return Prepared(line, event, {}, None)
    facts = facts_of(event, taxonomy)
    worded = cast(Worded, SimpleNamespace(**facts))
    return Prepared(line, event, facts, terms_of(worded, taxonomy))


def keep_adverts(
    session: Session,
    actor: Actor,
    batch: list[Prepared],
    taxonomy: Taxonomy,
    today: date,
) -> ImportResult:
    """Write a batch in the caller's transaction; every id occurs once in it.

    The verdicts are taken again here: another import may have come first.
    """
    record.take_writing_turn(session)
    result = ImportResult(read=len(batch))
    ids = [each.event.id for each in batch]
    kept = {
        vacancy.external_id: vacancy
        for vacancy in session.scalars(
            select(Vacancy).where(
                Vacancy.source == VacancySource.JOBTECH, Vacancy.external_id.in_(ids)
            )
        )
    }
    written: list[tuple[Vacancy, Prepared]] = []
    for each in batch:
        vacancy = kept.get(each.event.id)
        what = verdict(each.event, vacancy, today)
        if what is Verdict.NOTHING:
            result.unchanged += 1
        elif what is Verdict.REMOVE and vacancy is not None:
            _remove(vacancy, each.event)
            result.removed += 1
        elif isinstance(each.event, Advert):
            result.unknown_codes.update(unknown_codes(each.event, taxonomy))
            if vacancy is None:
                vacancy = Vacancy(**each.facts, state=next_state(each.event, None, today))
                vacancy.closed_at = clock.now() if vacancy.state in OVER else None
                result.created += 1
            else:
                _write(vacancy, each.event, each.facts, today)
                result.updated += 1
            written.append((vacancy, each))
    _attach(session, [(vacancy, each.event) for vacancy, each in written])
    session.flush()
    index_vacancies(session, [(vacancy.id, each.terms) for vacancy, each in written if each.terms])
    if len(batch) > result.unchanged:
        counts = {"created": result.created, "updated": result.updated, "removed": result.removed}
        record.audit(session, actor, "ads_imported", "vacancy", "jobtech", **counts)
    return result


def _write(vacancy: Vacancy, advert: Advert, facts: Facts, today: date) -> None:
    known = learnt(vacancy.conditions)  # before the ad's own words are written over them
    kept = confirmed_occupation(vacancy, facts)
    for name, value in {**facts, **kept}.items():
        if getattr(vacancy, name) != value:
            setattr(vacancy, name, value)
    if known:
        vacancy.conditions = {**vacancy.conditions, **known}
    state = next_state(advert, vacancy.state, today)
    if vacancy.state is not state:
        vacancy.state = state
        vacancy.closed_at = clock.now() if state in OVER else None


def _remove(vacancy: Vacancy, event: Advert | Removal) -> None:
    vacancy.state = VacancyState.WITHDRAWN
    vacancy.closed_at = clock.now()
    vacancy.source_changed_at = happened_at(event) or vacancy.source_changed_at


def _attach(session: Session, written: list[tuple[Vacancy, Advert | Removal]]) -> None:
    """Give each vacancy its workplace and the person to ask; an attached one stays where it is."""
    named = [(vacancy, event) for vacancy, event in written if isinstance(event, Advert)]
    loose = [(vacancy, event) for vacancy, event in named if vacancy.workplace_id is None]
    places = AdvertWorkplaces(session, [event for _vacancy, event in loose])
    found = [(vacancy, places.of(event)) for vacancy, event in loose]
    session.flush()
    for vacancy, place in found:
        vacancy.workplace_id = place.id if place else None
    placed = [(vacancy, event) for vacancy, event in named if vacancy.workplace_id is not None]
    people = contact_persons(
        session, [(vacancy.workplace_id or 0, event) for vacancy, event in placed]
    )
    for (vacancy, _event), person in zip(placed, people, strict=True):
        if person is not None and vacancy.contact_person_id != person.id:
            vacancy.contact_person_id = person.id
    session.add_all(vacancy for vacancy, _event in written)
