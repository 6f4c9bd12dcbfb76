"""Editing the register: nobody's change is lost, and nobody overwrites unseen."""

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from employer_match import db, errors
from employer_match.models import EarlierVersion, Workplace
from employer_match.services.employers.add_employer import EmployerDraft, WorkplaceDraft
from employer_match.services.employers.edit_employer import edit_employer, edit_workplace
from tests.support.factories import Factory, organisation_number
from tests.support.threads import at_once


def test_an_edit_keeps_the_earlier_version(session: Session, make: Factory) -> None:
    actor, place = make.actor(make.coach()), make.workplace(name="Kafé Kanel", phone="08-1")
    changed = edit_workplace(session, actor, place.id, WorkplaceDraft(name="Kafé Vanilj"), 1)
    assert (changed.name, changed.name_key, changed.phone) == ("Kafé Vanilj", "kafe vanilj", None)
    kept = session.scalars(select(EarlierVersion)).one()
    assert (kept.data["name"], kept.data["phone"]) == ("Kafé Kanel", "08-1")
    with pytest.raises(errors.Stale) as refused:
        edit_workplace(session, actor, place.id, WorkplaceDraft(name="Sen"), 1)
    assert refused.value.params["version"] == 2


def test_a_number_is_corrected_never_taken_or_blanked(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    one, other = make.employer(organisation_number=None), make.employer()
    taken = other.organisation_number
    with pytest.raises(errors.Conflict):
        edit_employer(session, actor, one.id, EmployerDraft(name="A", organisation_number=taken), 1)
    new = EmployerDraft(name="A", organisation_number=organisation_number(12))
    assert (
        edit_employer(session, actor, one.id, new, 1).organisation_number == new.organisation_number
    )
    blank = edit_employer(session, actor, one.id, EmployerDraft(name="B"), 2)
    assert (blank.name, blank.organisation_number) == ("B", new.organisation_number)
    person = EmployerDraft(name="B", organisation_number="811228-9874")
    assert edit_employer(session, actor, one.id, person, 3).sole_trader


def test_refusals(session: Session, make: Factory) -> None:
    actor, place = make.actor(make.coach()), make.workplace()
    with pytest.raises(errors.NotFound):
        edit_employer(session, actor, 10**6, EmployerDraft(name="A"), 1)
    with pytest.raises(errors.NotFound):
        edit_workplace(session, actor, 10**6, WorkplaceDraft(name="A"), 1)
    with pytest.raises(errors.Invalid):
        edit_workplace(session, actor, place.id, WorkplaceDraft(), 1)
    with pytest.raises(errors.VersionMissing):
        edit_workplace(session, actor, place.id, WorkplaceDraft(name="A"), None)


def test_of_many_edits_at_once_one_wins_and_the_others_are_told(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        place, actor = make.workplace(), make.actor(make.coach())

    def edit(number: int) -> str:
        with db.transaction(engine, actor=actor) as session:
            session.get_one(Workplace, place.id)  # a face has read it before
            draft = WorkplaceDraft(name=f"Namn {number}")
            return edit_workplace(session, actor, place.id, draft, 1).name

    results = at_once(edit, range(8))
    won = [result for result in results if isinstance(result, str)]
    assert len(won) == 1
    assert sum(isinstance(result, errors.Stale) for result in results) == 7
    with db.transaction(engine, read_only=True) as session:
        kept = session.get_one(Workplace, place.id)
        assert (kept.name, kept.version) == (won[0], 2)


def test_a_reader_of_yesterday_cannot_write(engine: Engine) -> None:
    """Two sessions read the same version; the second to write is told, on both databases."""
    with db.transaction(engine) as session:
        make = Factory(session)
        place, actor = make.workplace(), make.actor(make.coach())
    for number, expected in ((1, 2), (1, None)):
        with db.transaction(engine, actor=actor) as session:
            draft = WorkplaceDraft(name=f"Namn {expected}")
            if expected is None:
                with pytest.raises(errors.Stale):
                    edit_workplace(session, actor, place.id, draft, number)
            else:
                made = edit_workplace(session, actor, place.id, draft, number)
                assert made.version == expected
