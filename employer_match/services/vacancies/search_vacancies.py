"""Find vacancies by words and facts, with the same answer on both databases.

The database's index says which vacancies hold the words; their order is worked out here: first by
where the words stand, then the freshest, then by id.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.language import query as asked_words
from employer_match.language.query import Query
from employer_match.models import Employer, Vacancy, Workplace, search_index
from employer_match.services.actor import Actor
from employer_match.services.contacts.relation_to_workplaces import Relation, relation_to_workplaces
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies.search_filters import Filters, clauses
from employer_match.services.vacancies.vacancy_content import title_of
from employer_match.vocabulary import Condition, VacancyKind, VacancySource, VacancyState

LONGEST_QUESTION = 200
LARGEST_PAGE = 100


@dataclass(frozen=True)
class Hit:
    """A vacancy in a list. `unknown` names what was filtered by and is not known here.

    `relation` is ours to the workplace, None where the vacancy has none.
    """

    id: int
    headline: str
    employer: str
    municipality_code: str | None
    kind: VacancyKind
    source: VacancySource
    state: VacancyState
    workplace_id: int | None
    occupation_label: str | None
    hours_min: float | None
    hours_max: float | None
    published_on: date | None
    deadline: date | None
    relation: Relation | None = None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hits:
    """One page of a search; `total` counts every hit."""

    total: int
    page: int
    page_size: int
    hits: tuple[Hit, ...]


def search_vacancies(
    session: Session,
    actor: Actor,
    text: str = "",
    filters: Filters | None = None,
    *,
    page: int = 1,
    page_size: int = 20,
) -> Hits:
    """A page of the vacancies that meet the words and the filters; open ones unless asked.

    Raises Invalid for codes that do not exist: no hits would say something else.
    """
    require(actor, Action.SEARCH_VACANCIES)
    filters = filters or Filters()
    if len(text) > LONGEST_QUESTION:
        raise errors.Invalid(fields={"text": "This is too long."})
    if page < 1 or not 1 <= page_size <= LARGEST_PAGE:
        raise errors.Invalid(fields={"page": "There is no such page."})
    taxonomy = read_taxonomy(session)
    today = clock.today()
    wanted = clauses(filters, taxonomy, today)
    query = asked_words.parse(text, taxonomy)
    start = (page - 1) * page_size
    if query.needs:
        with search_index.by_index(session):
            ordered = _ordered(session, query, select(Vacancy.id).where(*wanted))
        total, ids = len(ordered), ordered[start : start + page_size]
    else:
        total = session.scalar(select(func.count(Vacancy.id)).where(*wanted)) or 0
        freshest = (
            select(Vacancy.id)
            .where(*wanted)
            .order_by(Vacancy.published_on.desc().nulls_last(), Vacancy.id)
            .offset(start)
            .limit(page_size)
        )
        ids = list(session.scalars(freshest))
    return Hits(total, page, page_size, _hits(session, actor, ids, filters))


def _ordered(session: Session, query: Query, wanted: Select[int]) -> list[int]:
    """The ids of all that match, in the order of `language.relevance`: needs met in the headline,
    then in headline or occupation; then the freshest, then by id.

    Every need of a hit is met somewhere, so the words of the body cannot change the order. Where
    each need is met the index itself says, so that no terms are read.
    """
    needs = list(zip(query.needs, query.concepts, strict=True))
    anywhere = [_need(search_index.index_term, *each) for each in needs]
    rows = session.execute(
        wanted.add_columns(Vacancy.published_on).where(
            Vacancy.id.in_(search_index.matching(session, anywhere))
        )
    ).all()
    headline: Counter[int] = Counter()
    named: Counter[int] = Counter()
    for alternatives, concepts in needs:
        first = _need(search_index.headline_term, alternatives)
        label = _need(search_index.occupation_term, alternatives, concepts)
        headline.update(session.scalars(search_index.matching(session, [first])))
        named.update(session.scalars(search_index.matching(session, [first | label])))
    ordered = sorted(
        (-headline[row.id], -named[row.id], -_day(row.published_on), row.id) for row in rows
    )
    return [vacancy_id for *_key, vacancy_id in ordered]


def _need(
    mark: Callable[[str], str],
    alternatives: Iterable[frozenset[str]],
    concepts: Iterable[str] = (),
) -> frozenset[frozenset[str]]:
    """One need in the index's own terms."""
    by_words = (frozenset(map(mark, each)) for each in alternatives)
    by_code = (frozenset({search_index.concept_term(each)}) for each in concepts)
    return frozenset((*by_words, *by_code))


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0


def _hits(session: Session, actor: Actor, ids: list[int], filters: Filters) -> tuple[Hit, ...]:
    rows = session.execute(
        select(Vacancy, Employer.name)
        .outerjoin(Workplace, Workplace.id == Vacancy.workplace_id)
        .outerjoin(Employer, Employer.id == Workplace.employer_id)
        .where(Vacancy.id.in_(ids))
        .order_by(Vacancy.id)
    ).all()
    places = {vacancy.workplace_id for vacancy, _employer in rows if vacancy.workplace_id}
    relations = relation_to_workplaces(session, actor, places)
    found = {
        vacancy.id: Hit(
            id=vacancy.id,
            headline=title_of(vacancy),
            employer=vacancy.employer_name or employer or "",
            municipality_code=vacancy.municipality_code,
            kind=vacancy.kind,
            source=vacancy.source,
            state=vacancy.state,
            workplace_id=vacancy.workplace_id,
            occupation_label=vacancy.occupation_label,
            hours_min=vacancy.hours_min,
            hours_max=vacancy.hours_max,
            published_on=vacancy.published_on,
            deadline=vacancy.deadline,
            relation=relations.get(vacancy.workplace_id) if vacancy.workplace_id else None,
            unknown=_unknown(vacancy, filters),
        )
        for vacancy, employer in rows
    }
    return tuple(found[vacancy_id] for vacancy_id in ids)


def _unknown(vacancy: Vacancy, filters: Filters) -> tuple[str, ...]:
    hours = (filters.hours_min, filters.hours_max) != (None, None)
    silent = vacancy.hours_min is None and vacancy.hours_max is None
    known: Mapping[str, object] = vacancy.conditions
    return (
        *(("hours",) if hours and silent else ()),
        *(each.value for each in Condition if each in filters.conditions and each not in known),
    )
