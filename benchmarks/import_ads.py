"""How fast ads come in: batches against one ad, one transaction.

    python -m benchmarks.import_ads [--ads 50000] [--plain 2000] [--database-url …]

The straightforward way reads, analyses and indexes by the very same functions; it asks for each ad
and its employer, and commits each by itself. Also shown: what of the time is analysis, which both
spend, and the same file again, where all is known.
"""

import argparse
import tempfile
import time
from pathlib import Path

from sqlalchemy import Engine, select

from benchmarks.real_ads import TAXONOMY, lines
from employer_match import clock, db, migrations
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.integrations.jobtech.advert import Advert
from employer_match.integrations.jobtech.rows import read
from employer_match.language.taxonomy import Taxonomy
from employer_match.models import Employer, Vacancy, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.adverts.advert_facts import facts_of, state_of
from employer_match.services.adverts.import_ads import import_ads
from employer_match.services.adverts.keep_adverts import prepare
from employer_match.services.occupations.load_taxonomy import load_taxonomy
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.vocabulary import VacancySource


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ads", type=int, default=50_000)
    parser.add_argument("--plain", type=int, default=2_000)
    parser.add_argument("--database-url", help="An empty database; without it a new SQLite file.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = asked.database_url or f"sqlite:///{Path(folder) / 'import.sqlite'}"
        engine = prepared(url)
        _timed("analysis alone", asked.plain, lambda: analysed(asked.plain))
        first = _timed("batches", asked.ads, lambda: import_ads(engine, read(lines(asked.ads))))
        _timed("again, unchanged", asked.ads, lambda: import_ads(engine, read(lines(asked.ads))))
        second = _timed("one by one", asked.plain, lambda: one_by_one(engine, asked.plain))
        engine.dispose()
    print(f"batches are {first / second:.1f} times as fast as one by one")


def prepared(url: str) -> Engine:
    """A migrated database with JobTech's taxonomy."""
    engine = db.make_engine(url)
    migrations.upgrade(engine)
    with db.transaction(engine, actor=SYSTEM) as session:
        load_taxonomy(session, SYSTEM, taxonomy_files.load(TAXONOMY), "files")
    return engine


def analysed(number: int) -> None:
    """Read the ads and work out what they say, without any database."""
    taxonomy = taxonomy_files.load(TAXONOMY)
    for each in read(lines(number)):
        if isinstance(each.outcome, Advert):
            prepare(each.line, each.outcome, taxonomy)


def one_by_one(engine: Engine, number: int) -> None:
    """Each ad by itself: look, write, index, commit."""
    taxonomy = taxonomy_files.load(TAXONOMY)
    for each in read(lines(number, "plain-")):
        if isinstance(each.outcome, Advert):
            with db.transaction(engine, actor=SYSTEM) as session:
                _keep(session, each.outcome, taxonomy)


def _keep(session: db.Session, advert: Advert, taxonomy: Taxonomy) -> None:
    known = session.scalar(
        select(Vacancy).where(
            Vacancy.source == VacancySource.JOBTECH, Vacancy.external_id == advert.id
        )
    )
    if known is not None and known.content_hash == advert.content_hash:
        return
    name = advert.employer_name or "?"
    employer = session.scalar(select(Employer).where(Employer.name == name).limit(1))
    place = employer.workplaces[0] if employer else None
    if place is None:
        place = Workplace(employer=Employer(name=name), name=name, from_advert=True)
        session.add(place)
        session.flush()
    vacancy = known or Vacancy()
    for column, value in facts_of(advert, taxonomy).items():
        setattr(vacancy, column, value)
    vacancy.state, vacancy.workplace_id = state_of(advert, clock.today()), place.id
    session.add(vacancy)
    session.flush()
    index_vacancy(session, vacancy, taxonomy)


def _timed(what: str, number: int, work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    seconds = time.perf_counter() - start
    print(f"{what:20} {number:7} ads {seconds:8.1f} s {number / seconds:8.0f} ads/s", flush=True)
    return number / seconds


if __name__ == "__main__":
    main()
