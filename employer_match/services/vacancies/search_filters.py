"""What a search is narrowed by, as conditions on the vacancy table; unknown is never excluded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, true

from employer_match import errors
from employer_match.integrations.geo import municipalities
from employer_match.language.taxonomy import Level, Taxonomy
from employer_match.models import Vacancy
from employer_match.services.vacancies.vacancy_life import findable
from employer_match.vocabulary import Condition, VacancyKind, VacancySource


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Each narrows where it is set; within one, any value will do, and all conditions must hold.

    `occupations` are concept ids of any level (a group also its SSYK code). Hours are per week: a
    vacancy fits whose known hours meet the wanted ones. Vacancies that say nothing of hours or of a
    condition are kept, and marked.
    """

    municipalities: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    kinds: tuple[VacancyKind, ...] = ()
    sources: tuple[VacancySource, ...] = ()
    conditions: tuple[Condition, ...] = ()
    hours_min: float | None = None
    hours_max: float | None = None
    published_within_days: int | None = None
    closed_too: bool = False


def clauses(filters: Filters, taxonomy: Taxonomy, today: date) -> list[ColumnElement[bool]]:
    """The conditions, all of which must hold; raises Invalid for codes that do not exist."""
    wanted: list[ColumnElement[bool]] = [true() if filters.closed_too else findable(today)]
    if filters.municipalities:
        if not all(code in municipalities() for code in filters.municipalities):
            raise errors.Invalid(
                fields={"municipalities": "There is no municipality with this code."}
            )
        wanted.append(Vacancy.municipality_code.in_(sorted(filters.municipalities)))
    if filters.occupations:
        wanted.append(or_(*_coded(filters.occupations, taxonomy)))
    if filters.kinds:
        wanted.append(Vacancy.kind.in_(sorted(filters.kinds)))
    if filters.sources:
        wanted.append(Vacancy.source.in_(sorted(filters.sources)))
    for condition in filters.conditions:
        value = Vacancy.conditions[condition.value]["value"].as_boolean()
        wanted.append(or_(value.is_(None), value.is_(True)))
    if filters.hours_min is not None:
        wanted.append(or_(Vacancy.hours_max.is_(None), Vacancy.hours_max >= filters.hours_min))
    if filters.hours_max is not None:
        wanted.append(or_(Vacancy.hours_min.is_(None), Vacancy.hours_min <= filters.hours_max))
    if filters.published_within_days is not None:
        if not 0 <= filters.published_within_days <= 3650:
            raise errors.Invalid(fields={"published_within_days": "Write days, from 0 to 3650."})
        since = today - timedelta(days=filters.published_within_days)
        wanted.append(Vacancy.published_on >= since)
    return wanted


def _coded(concept_ids: tuple[str, ...], taxonomy: Taxonomy) -> Iterator[ColumnElement[bool]]:
    """One condition per column: coded with a concept, or with one below it in the tree."""
    fields: set[str] = set()
    groups: set[str] = set()
    occupations: set[str] = set()
    for code in concept_ids:
        concept = taxonomy.get(taxonomy.group_id(code) or code)
        if concept is None:
            raise errors.Invalid(
                "The taxonomy does not know %(values)s.",
                fields={"occupations": "This occupation is not in the taxonomy."},
                values=code,
            )
        if concept.level is Level.FIELD:
            fields.add(concept.id)
            groups.update(taxonomy.children(concept.id))
        elif concept.level is Level.GROUP:
            groups.add(concept.id)
        else:
            occupations.add(concept.id)
    for group in groups:
        occupations.update(taxonomy.children(group))
    for column, ids in (
        (Vacancy.field_id, fields),
        (Vacancy.group_id, groups),
        (Vacancy.occupation_id, occupations),
    ):
        if ids:
            yield column.in_(sorted(ids))
