"""How fast a coach's question is answered among 50,000 open ads: the index against scanning.

    python -m benchmarks.search [--ads 50000] [--database-url …]

Beside it two straightforward ways: SQL's LIKE over headline and text, which finds less and too
much ("städ" in "anställd"), and stems compared in Python, which reads every text's terms. A
database that has been given and holds ads is used as it is.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import func, or_, select, text
from sqlalchemy.orm import Session

from benchmarks.import_ads import prepared
from benchmarks.real_ads import lines
from employer_match import clock, db
from employer_match.integrations.jobtech.rows import read
from employer_match.language.query import parse
from employer_match.models import Vacancy, VacancyTerms
from employer_match.services.actor import SYSTEM
from employer_match.services.adverts.import_ads import import_ads
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies.search_filters import Filters
from employer_match.services.vacancies.search_vacancies import search_vacancies
from employer_match.services.vacancies.vacancy_life import findable

ASKED = (
    ("lager", {}),
    ("kök", {}),
    ("städare", {}),
    ("lärare", {}),
    ("systemutvecklare java", {}),
    ("arbeta med djur", {}),
    ("service", {}),
    ("lager", {"municipalities": ("0180",)}),
    ("", {"municipalities": ("0180",)}),
)
TURNS = 5


def main() -> None:
    """Measure and print; milliseconds of the first page with its total."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ads", type=int, default=50_000)
    parser.add_argument("--database-url", help="Without it a new SQLite file.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = asked.database_url or f"sqlite:///{Path(folder) / 'search.sqlite'}"
        engine = prepared(url)
        with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
            there = session.scalar(select(func.count(Vacancy.id))) or 0
        if not there:
            import_ads(engine, read(lines(asked.ads)))
            with db.transaction(engine, actor=SYSTEM) as session:
                session.execute(text("ANALYZE"))
        with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
            _compare(session)
        engine.dispose()


def _compare(session: Session) -> None:
    print(f"{'question':28} {'hits':>6} {'index':>9} {'LIKE':>9} {'stems':>9}   ms; times as fast")
    for words, narrowed in ASKED:
        filters = Filters(**narrowed)  # type: ignore[arg-type]
        found, ours = _timed(partial(_indexed, session, words, filters))
        _hits, like = _timed(partial(_like, session, words), turns=1)
        _hits, stems = _timed(partial(_stems, session, words), turns=1)
        print(
            f"{words + ' ' + ' '.join(filters.municipalities):28} {found:6} {ours:9.1f} {like:9.1f}"
            f" {stems:9.1f}   {like / ours:.0f} and {stems / ours:.0f}",
            flush=True,
        )


def _timed(work: Callable[[], int], turns: int = TURNS) -> tuple[int, float]:
    """What it gives, and the median of its milliseconds."""
    took = []
    for _ in range(turns):
        start = time.perf_counter()
        found = work()
        took.append((time.perf_counter() - start) * 1000)
    return found, statistics.median(took)


def _indexed(session: Session, words: str, filters: Filters) -> int:
    """The product's own way."""
    return search_vacancies(session, SYSTEM, words, filters).total


def _like(session: Session, words: str) -> int:
    """Every word somewhere in headline or text, as SQL's LIKE sees it; the freshest first."""
    wanted = [
        or_(Vacancy.headline.ilike(f"%{word}%"), Vacancy.text.ilike(f"%{word}%"))
        for word in words.split()
    ]
    matching = (findable(clock.today()), *wanted)
    page = select(Vacancy.id).where(*matching).order_by(Vacancy.published_on.desc(), Vacancy.id)
    session.scalars(page.limit(20)).all()
    return session.scalar(select(func.count(Vacancy.id)).where(*matching)) or 0


def _stems(session: Session, words: str) -> int:
    """Every open vacancy's stored terms compared in Python."""
    query = parse(words, read_taxonomy(session))
    rows = session.execute(
        select(Vacancy.occupation_id, VacancyTerms.headline, VacancyTerms.body)
        .join(VacancyTerms, VacancyTerms.vacancy_id == Vacancy.id)
        .where(findable(clock.today()))
    )
    return sum(
        query.matches({*headline, *body}, {occupation}) for occupation, headline, body in rows
    )


if __name__ == "__main__":
    main()
