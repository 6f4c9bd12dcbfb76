"""A logged list is made again to the byte, and what has changed since is named."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import (
    Decision,
    EarlierVersion,
    OpeningsLog,
    Participant,
    Suggestion,
    SuggestionRun,
)
from employer_match.services import record
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.edits import overwrite
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.decide import decide
from employer_match.services.suggestions.read_suggestions import (
    note_opened,
    open_suggestion,
    read_suggestions,
)
from employer_match.services.suggestions.replay import Replay, replay
from employer_match.services.suggestions.run_log import KEPT_DAYS, forget_runs
from employer_match.services.suggestions.suggest import suggest
from employer_match.vocabulary import Answer
from tests.support.databases import Database
from tests.support.factories import Factory

KITCHEN = "oRB5_b7i_Qzv"


@pytest.fixture
def coach(make: Factory, session: Session) -> Actor:
    actor = make.actor(make.coach(make.unit()))
    act_as(session, actor)
    return actor


@pytest.fixture
def person(make: Factory, coach: Actor) -> Participant:
    (unit_id,) = coach.units
    made = make.participant(coach_id=coach.user_id, unit_id=unit_id)
    make.profile(
        made,
        wishes=(("occupation", KITCHEN), ("text", "djur")),
        must_nots=(("condition", "night"),),
        from_municipality="0181",
        max_km=40,
        hours_min=10,
        hours_max=20,
        conditions=["calm"],
    )
    return made


def told(found: Replay) -> tuple[bool, bool, tuple[str, ...]]:
    return found.same, found.untouched, found.changed


def test_the_same_list_comes_out_whatever_has_been_edited_since(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    kitchen = make.vacancy(headline="Köksbiträde", occupation_id=KITCHEN, hours_min=8, hours_max=30)
    stall = make.vacancy(
        headline="I stallet",
        text="Du tar hand om djur.",
        published_on=clock.today() - timedelta(days=3),
        deadline=clock.today() + timedelta(days=9),
        conditions={"calm": {"value": True, "quote": "lugnt", "source": "text"}},
    )
    run = suggest(session, coach, person.id)
    assert [each.vacancy_id for each in run.suggestions] == [kitchen.id, stall.id]
    assert told(replay(session, coach, run.id)) == (True, True, ())

    overwrite(session, coach, kitchen, {"headline": "Något annat", "occupation_id": None}, 1)
    decide(session, coach, person.id, stall.id, Answer.NO)
    make.profile(person, number=2, wishes=(("text", "bilar"),))
    person.related_wanted = False
    make.vacancy(headline="Ny i dag", occupation_id=KITCHEN)
    session.flush()
    assert told(replay(session, coach, run.id)) == (True, True, ()), "it is made of what was then"
    assert suggest(session, coach, person.id).list_hash != run.list_hash

    session.execute(delete(EarlierVersion))
    again = replay(session, coach, run.id)
    assert not again.same
    assert again.changed == (
        f"Vacancy {kitchen.id} was in version 1, is in 2, and the earlier is not kept.",
    )


def test_other_rules_another_kept_list_and_lost_parts_are_named(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    make.vacancy(headline="Köksbiträde", occupation_id=KITCHEN)
    run = suggest(session, coach, person.id)
    run.rules_version = "0"
    run.versions = {**(run.versions or {}), "analyser": "0/0"}
    session.flush()
    found = replay(session, coach, run.id)
    assert [line.split(" was ")[0] for line in found.changed] == ["The rules", "The analyser"]
    session.execute(select(Suggestion)).scalars().one().reasons = []
    session.flush()
    found = replay(session, coach, run.id)
    assert (found.same, found.untouched) == (False, False)
    run.profile_said = {"id": person.id, "sex": "f"}
    session.execute(delete(OpeningsLog))
    session.flush()
    found = replay(session, coach, run.id)
    assert not found.same
    assert any("sex is unknown" in line for line in found.changed)
    assert "Which openings there were was not kept with this run." in found.changed
    session.expire_all()


def test_what_was_shown_opened_and_answered_is_logged_once_by_whoever_reaches_the_person(
    session: Session, make: Factory, coach: Actor, person: Participant, database: Database
) -> None:
    vacancies = [make.vacancy(headline=f"Kök {n}", occupation_id=KITCHEN) for n in range(3)]
    number = suggest(session, coach, person.id).id
    read_suggestions(session, SYSTEM, person.id)
    assert "looked" not in session.info, "the machine's own reading is nobody's"
    read_suggestions(session, coach, person.id, first=2)
    session.commit()
    record.write_reads(database.engine, session)
    session.expire_all()
    first = session.scalar(select(Suggestion.vacancy_id).where(Suggestion.position == 1))
    assert first in {each.id for each in vacancies}
    stranger = make.actor(make.coach())
    act_as(session, stranger)
    assert not note_opened(session, stranger, person.id, first)
    with pytest.raises(errors.NotFound):
        open_suggestion(session, stranger, person.id, first)
    with pytest.raises(errors.NotFound):
        replay(session, stranger, number)
    act_as(session, coach)
    open_suggestion(session, coach, person.id, first)
    session.commit()
    record.write_reads(database.engine, session)
    session.expire_all()
    decide(session, coach, person.id, first, Answer.WANTS)
    found = replay(session, coach, number)
    assert (found.suggested, found.shown, found.opened, found.answered) == (3, 2, 1, 1)
    by_place = select(Suggestion.opened_at).order_by(Suggestion.position)
    stamps = session.scalars(by_place).all()
    assert note_opened(session, coach, person.id, first)
    assert "looked" not in session.info, "the first look is the one that is kept"
    assert stamps[0] is not None
    assert stamps[1:] == [None, None]


def test_the_log_is_let_go_after_six_months_and_the_newest_list_and_answers_stay(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    vacancy = make.vacancy(headline="Kök", occupation_id=KITCHEN)
    old = suggest(session, coach, person.id)
    decide(session, coach, person.id, vacancy.id, Answer.WANTS)
    make.vacancy(headline="En till")
    new = suggest(session, coach, person.id)
    act_as(session, SYSTEM)
    later = clock.today() + timedelta(days=KEPT_DAYS)
    assert KEPT_DAYS >= 184, "six months, whichever"
    assert forget_runs(session, SYSTEM, later) == 0
    old.ran_on = new.ran_on = clock.today() - timedelta(days=1)
    session.flush()
    assert forget_runs(session, SYSTEM, later) == 1
    session.expire_all()
    assert session.scalars(select(SuggestionRun.id)).all() == [new.id]
    assert session.scalars(select(OpeningsLog.hash)).all() == [new.vacancies_hash]
    assert session.scalars(select(Decision.suggestion_id)).all() == [None]
    assert record.first_broken_link(session) is None
