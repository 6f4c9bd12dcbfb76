"""JobTech's real files come in whole, and both databases find the same in them."""

import pytest
from sqlalchemy import Engine

from employer_match import db
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.integrations.jobtech.files import read_ads
from employer_match.services.actor import SYSTEM
from employer_match.services.adverts.import_ads import import_ads
from employer_match.services.occupations.load_taxonomy import load_taxonomy
from employer_match.services.vacancies.search_filters import Filters
from employer_match.services.vacancies.search_vacancies import search_vacancies
from tests.support import databases, postgres
from tests.support.shared_data import shared

ASKED = ["lager", "kök", "städare", "lärare", "arbeta med djur", "sälja bil", "service", "och", ""]


def bring_in(engine: Engine) -> None:
    """JobTech's taxonomy and ads; the ads once more change nothing."""
    with db.transaction(engine, actor=SYSTEM) as session:
        load_taxonomy(session, SYSTEM, taxonomy_files.load(shared("taxonomy")), "files")
    path = shared("jobtech", "ads.jsonl.gz")
    first = import_ads(engine, read_ads(path))
    assert (first.read, first.created, first.rejected) == (522, 522, [])
    again = import_ads(engine, read_ads(path))
    assert (again.read, again.unchanged) == (522, 522)
    import_ads(engine, read_ads(shared("jobtech", "headlines.jsonl.gz")))


def asked(engine: Engine) -> list[list[tuple[object, ...]]]:
    """What a coach finds with each of the words, in its order."""
    everything = Filters(closed_too=True)
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        return [
            [
                (hit.headline, hit.employer, hit.published_on)
                for page in (1, 2)
                for hit in search_vacancies(
                    session, SYSTEM, text, everything, page=page, page_size=50
                ).hits
            ]
            for text in ASKED
        ]


@pytest.mark.slow
def test_real_ads_come_in_once_and_both_databases_find_the_same_in_the_same_order() -> None:
    found = []
    try:
        for kind in databases.KINDS:
            with databases.database(kind) as made:
                bring_in(made.engine)
                found.append(asked(made.engine))
    except postgres.Missing as why:
        pytest.skip(str(why))
    sqlite, postgresql = found
    assert sqlite == postgresql
    assert all(len(hits) > 1 for hits in sqlite)
