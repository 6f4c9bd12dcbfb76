"""A process that is killed in the middle of an import: nothing is lost, nothing comes twice."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from employer_match import db
from employer_match.integrations.jobtech.files import read_ads
from employer_match.models import Employer, Vacancy, VacancyTerms, Workplace, search_index
from employer_match.services.actor import SYSTEM
from employer_match.services.adverts.import_ads import import_ads
from tests.services.adverts.test_import_ads import ad, how_many
from tests.support.databases import Database
from tests.support.house import ROOT

ADS = 2500
PATIENCE = 60  # seconds


def kept(engine: Engine) -> int:
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        return session.scalar(select(func.count(Vacancy.id))) or 0


@pytest.mark.slow
def test_a_killed_import_is_finished_by_the_next(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "ads.jsonl"
    path.write_text("\n".join(json.dumps(ad(str(number))) for number in range(ADS)))
    running = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from employer_match.cli import main; main()",
            "ads",
            "import",
            path,
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "EMPLOYER_MATCH_DATABASE_URL": database.url,
            "EMPLOYER_MATCH_INSTANCE": str(tmp_path / "instance"),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    start = time.monotonic()
    while not (came := kept(database.engine)) and time.monotonic() - start < PATIENCE:
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert 0 < came < ADS
    came = kept(database.engine)  # a batch may have been on its way
    result = import_ads(database.engine, read_ads(path))
    assert (result.unchanged, result.created) == (came, ADS - came)
    assert how_many(database.engine, Vacancy, VacancyTerms, Workplace, Employer) == (
        ADS,
        ADS,
        1,
        1,
    )
    with db.transaction(database.engine, read_only=True, actor=SYSTEM) as session:
        needs = [[frozenset({search_index.headline_term("lager")})]]
        assert len(session.scalars(search_index.matching(session, needs)).all()) == ADS
