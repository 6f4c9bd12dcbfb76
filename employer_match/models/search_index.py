"""The inverted index over vacancies: FTS5 on SQLite, GIN over an array on PostgreSQL, one answer.

The only statements here that know which database it is. Terms are letters and digits, so that both
engines keep them as they are; whatever else a term holds is written in hexadecimal.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    column,
    delete,
    insert,
    literal_column,
    or_,
    select,
    table,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from employer_match.models.vacancy import VacancyTerms

#: Any one of the alternatives meets a need; an alternative is a set of index terms, all needed.
Need = Iterable[frozenset[str]]

_PLAIN = re.compile(r"[a-z0-9à-öø-ÿ]+")
_fts = table("vacancy_search", column("rowid", Integer), column("terms", Text))


@lru_cache(maxsize=200_000)
def index_term(term: str) -> str:
    """A term as the index holds it: itself, or in hexadecimal where an engine might cut it."""
    return term if _PLAIN.fullmatch(term) else "u0x" + term.encode().hex()


def headline_term(term: str) -> str:
    """The mark that a term stands in the headline; no word of a text is like it."""
    return "h0x" + index_term(term)


def occupation_term(term: str) -> str:
    """The mark that a term stands in the occupation's label; no word of a text is like it."""
    return "o0x" + index_term(term)


def concept_term(concept_id: str) -> str:
    """The term that finds a vacancy coded with this concept; no word of a text is like it."""
    return "c0x" + concept_id.encode().hex()


def put(session: Session, documents: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Index vacancies anew: (id, index terms) each. Their `VacancyTerms` are the caller's to write.

    PostgreSQL indexes that table itself; SQLite is told here.
    """
    if not documents or session.get_bind().dialect.name != "sqlite":
        return
    ids = [document_id for document_id, _terms in documents]
    for start in range(0, len(ids), 500):
        session.execute(delete(_fts).where(_fts.c.rowid.in_(ids[start : start + 500])))
    rows = [{"rowid": document_id, "terms": " ".join(terms)} for document_id, terms in documents]
    session.execute(insert(_fts), rows)


def matching(session: Session, needs: Sequence[Need]) -> Select[int]:
    """Ids of the vacancies that meet every need; there must be one at least."""
    if session.get_bind().dialect.name == "sqlite":
        asked = " AND ".join(_fts5(need) for need in needs)
        return select(_fts.c.rowid).where(literal_column("vacancy_search").op("MATCH")(asked))
    return select(VacancyTerms.vacancy_id).where(and_(*(_gin(need) for need in needs)))


@contextmanager
def by_index(session: Session) -> Iterator[None]:
    """Let every question inside be answered by the index.

    PostgreSQL knows how often the thousand commonest terms occur and guesses high for all others;
    for a question with many synonyms it would then rather unpack the terms of every vacancy, which
    takes seconds.
    """
    postgresql = session.get_bind().dialect.name == "postgresql"
    if postgresql:
        session.connection().exec_driver_sql("SET LOCAL enable_seqscan = off")
    yield
    if postgresql:
        session.connection().exec_driver_sql("SET LOCAL enable_seqscan = on")


def _fts5(need: Need) -> str:
    alternatives = sorted(" AND ".join(f'"{term}"' for term in sorted(each)) for each in need)
    return "(" + " OR ".join(f"({each})" for each in alternatives) + ")"


def _gin(need: Need) -> ColumnElement[bool]:
    held = type_coerce(VacancyTerms.all_terms, ARRAY(Text))
    alternatives = [sorted(each) for each in need]
    single = sorted(each[0] for each in alternatives if len(each) == 1)
    several = sorted(each for each in alternatives if len(each) > 1)
    found = [held.contains(each) for each in several]
    if single:
        found.append(held.overlap(single))
    return or_(*found)
