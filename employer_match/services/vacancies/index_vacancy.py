"""Analyse a vacancy's words and put them in the search index, once per changed content."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from employer_match.language import analyse
from employer_match.language.taxonomy import Taxonomy
from employer_match.models import Vacancy, VacancyTerms, search_index


@dataclass(frozen=True, slots=True)
class Terms:
    """What one vacancy is found by: terms by field, and all of them as the index holds them.

    `everything` has besides the employer's name, the requirements, the occupation's codes, and
    marks of what stands in the headline and in the occupation's label.
    """

    headline: tuple[str, ...]
    occupation: tuple[str, ...]
    body: tuple[str, ...]
    everything: tuple[str, ...]


class Worded(Protocol):
    """What has words to be found by: a vacancy, or the facts of one that is not written yet."""

    headline: str
    text: str
    employer_name: str
    occupation_id: str | None
    group_id: str | None
    occupation_label: str | None
    must_have: list[str]
    nice_to_have: list[str]


def terms_of(vacancy: Vacancy | Worded, taxonomy: Taxonomy) -> Terms:
    """The terms of a vacancy, which need not be in the database yet; pure and the slow part."""
    headline = analyse.terms(vacancy.headline)
    label = taxonomy.label(vacancy.occupation_id) or vacancy.occupation_label
    occupation = analyse.terms(label or taxonomy.label(vacancy.group_id) or "")
    body = analyse.terms(vacancy.text)
    beside = analyse.terms(
        " ".join([vacancy.employer_name, *(vacancy.must_have or ()), *(vacancy.nice_to_have or ())])
    )
    words = dict.fromkeys((*headline, *occupation, *body, *beside))
    coded = (vacancy.occupation_id, vacancy.group_id)
    everything = (
        *map(search_index.index_term, words),
        *map(search_index.headline_term, headline),
        *map(search_index.occupation_term, occupation),
        *(search_index.concept_term(each) for each in coded if each),
    )
    return Terms(headline, occupation, body, everything)


def index_vacancies(session: Session, found: Sequence[tuple[int, Terms]]) -> None:
    """Write the terms of vacancies that are in the database, over whatever was there."""
    if not found:
        return
    ids = [vacancy_id for vacancy_id, _terms in found]
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        session.execute(delete(VacancyTerms).where(VacancyTerms.vacancy_id.in_(some)))
    session.execute(
        insert(VacancyTerms),
        [
            {
                "vacancy_id": vacancy_id,
                "analyser": analyse.ANALYSER_VERSION,
                "headline": list(terms.headline),
                "occupation": list(terms.occupation),
                "body": list(terms.body),
                "all_terms": list(terms.everything),
            }
            for vacancy_id, terms in found
        ],
    )
    search_index.put(session, [(vacancy_id, terms.everything) for vacancy_id, terms in found])


def index_vacancy(session: Session, vacancy: Vacancy, taxonomy: Taxonomy) -> None:
    """Analyse and index one vacancy, which must have been flushed."""
    index_vacancies(session, [(vacancy.id, terms_of(vacancy, taxonomy))])


def index_again(session: Session, taxonomy: Taxonomy, limit: int = 500) -> int:
    """Index up to `limit` vacancies that other rules analysed, or none; returns how many.

    Called until it returns 0 after an upgrade, or after a new taxonomy has changed the labels.
    """
    old = (
        select(Vacancy)
        .outerjoin(VacancyTerms, VacancyTerms.vacancy_id == Vacancy.id)
        .where(VacancyTerms.analyser.is_distinct_from(analyse.ANALYSER_VERSION))
        .order_by(Vacancy.id)
        .limit(limit)
    )
    found = session.scalars(old).all()
    index_vacancies(session, [(each.id, terms_of(each, taxonomy)) for each in found])
    return len(found)
