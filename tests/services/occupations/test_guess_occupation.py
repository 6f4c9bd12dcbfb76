"""A guessed occupation is confirmed or taken away by a person, and never a fact by itself."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, db, errors
from employer_match.integrations.jobtech.rows import read
from employer_match.models import Vacancy
from employer_match.occupations import model_file
from employer_match.services.actor import ANONYMOUS, SYSTEM
from employer_match.services.adverts.import_ads import import_ads
from employer_match.services.occupations.coder_in_force import coder_for_pages, coder_in_force
from employer_match.services.occupations.guess_occupation import (
    confirm_occupation,
    guess_for_vacancy,
    guess_occupation,
)
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.occupations.train_coder import imported_ads
from employer_match.services.vacancies.edit_vacancy import edit_vacancy
from employer_match.services.vacancies.vacancy_content import VacancyContent
from employer_match.vocabulary import VacancySource
from tests.occupations import small_world
from tests.support.databases import Database
from tests.support.factories import Factory
from tests.support.jobtech_ads import an_ad

NONE = Path("there is no such model")
SOON = (clock.today() + timedelta(days=20)).isoformat()


def test_a_guess_is_confirmed_corrected_and_taken_away(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    vacancy = make.vacancy(headline="", text="Diska och skala potatis några timmar i veckan")
    proposal = guess_for_vacancy(session, actor, vacancy.id, NONE)
    assert proposal is not None
    assert proposal.groups[0].label == "Restaurang- och köksbiträden m.fl."
    assert vacancy.group_id is None  # nothing is written by guessing
    first, kitchen = vacancy.version, proposal.groups[0].concept_id
    confirm_occupation(session, actor, vacancy.id, kitchen, first, NONE)
    assert (vacancy.group_id, vacancy.guessed_by) == (kitchen, proposal.coder)
    again = guess_for_vacancy(session, actor, vacancy.id, NONE)
    assert again is not None
    assert again.chosen == kitchen
    with pytest.raises(errors.Stale):
        confirm_occupation(session, actor, vacancy.id, None, first, NONE)
    confirm_occupation(session, actor, vacancy.id, None, vacancy.version, NONE)
    assert (vacancy.group_id, vacancy.occupation_label, vacancy.guessed_by) == (None, None, None)


def test_what_was_told_is_not_guessed(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    cook = read_taxonomy(session).group_id("5120")
    told = make.vacancy(text="Diska", group_id=cook)
    assert guess_for_vacancy(session, actor, told.id, NONE) is None
    with pytest.raises(errors.Conflict):
        confirm_occupation(session, actor, told.id, cook, told.version, NONE)
    loose = make.vacancy(text="Diska")
    with pytest.raises(errors.Invalid):
        confirm_occupation(session, actor, loose.id, "no group", loose.version, NONE)
    confirm_occupation(session, actor, loose.id, cook, loose.version, NONE)
    content = VacancyContent(text="Diska", occupation=read_taxonomy(session).group_id("9412"))
    edit_vacancy(session, actor, loose.id, content, loose.version)
    assert loose.guessed_by is None  # now somebody has told


def test_no_words_no_guess_and_no_right_no_answer(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    nothing = guess_occupation(session, actor, "", "xqzw", NONE)
    assert (nothing.groups, nothing.known) == ((), False)
    with pytest.raises(errors.NotSignedIn):
        guess_occupation(session, ANONYMOUS, "", "diska", NONE)
    with pytest.raises(errors.NotFound):
        guess_for_vacancy(session, actor, 999_999, NONE)


def test_a_confirmed_guess_outlives_the_next_import_until_the_ad_says_more(
    database: Database,
) -> None:
    def imported(**changes: object) -> Vacancy:
        ad = {**an_ad("7", application_deadline=SOON, last_publication_date=SOON), **changes}
        import_ads(database.engine, read([json.dumps(ad).encode()]))
        with db.open_session(database.engine, actor=SYSTEM) as session:
            return session.scalars(select(Vacancy)).one()

    bare = {"occupation": None, "occupation_group": None, "occupation_field": None}
    vacancy = imported(**bare, headline="Diskare")
    with db.transaction(database.engine, actor=SYSTEM) as session:
        kitchen = read_taxonomy(session).group_id("9412")
        confirm_occupation(session, SYSTEM, vacancy.id, kitchen, vacancy.version, NONE)
        assert list(imported_ads(session, read_taxonomy(session))) == []  # no learning from guesses
    changed = imported(**bare, headline="Diskare till kvällen")
    assert (changed.headline, changed.group_id) == ("Diskare till kvällen", kitchen)
    assert changed.guessed_by is not None
    with db.transaction(database.engine, read_only=True, actor=SYSTEM) as session:
        cleaning = read_taxonomy(session).group_id("9111")
    coded = {**bare, "occupation_group": {"concept_id": cleaning, "label": "Städare"}}
    told = imported(**coded, headline="Städare till kvällen")
    assert (told.group_id, told.guessed_by) == (cleaning, None)
    with db.transaction(database.engine, read_only=True, actor=SYSTEM) as session:
        (ad,) = imported_ads(session, read_taxonomy(session))
    assert (ad.headline, ad.code) == ("Städare till kvällen", "9111")


def test_a_trained_model_serves_and_a_damaged_one_stops_no_page(tmp_path: Path) -> None:
    trained = tmp_path / "model.npz"
    assert len(coder_in_force(trained).model.groups) == 400
    model_file.save(small_world.model(), trained)
    assert len(coder_in_force(trained).model.groups) == 4
    trained.write_bytes(b"damaged")
    with pytest.raises(model_file.ModelFileError):
        coder_in_force(trained)
    assert len(coder_for_pages(trained).model.groups) == 400


def test_vacancies_of_ours_are_not_learned_from(session: Session, make: Factory) -> None:
    cook = read_taxonomy(session).group_id("5120")
    make.vacancy(headline="Kock", group_id=cook)
    make.vacancy(
        headline="Städare",
        source=VacancySource.JOBTECH,
        external_id="1",
        occupation_label="Städare/Lokalvårdare",
        employer_name="Påhittade Boden AB",
    )
    found = [(ad.headline, ad.code) for ad in imported_ads(session, read_taxonomy(session))]
    assert found == [("Städare", "9111")]
