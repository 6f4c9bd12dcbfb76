"""Many write at once, in threads and in processes: nothing is lost, and nothing goes unsaid."""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from employer_match import clock, db
from employer_match.models import (
    Contact,
    EarlierVersion,
    Intention,
    OnBehalfOf,
    Profile,
    Workplace,
)
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.record import first_broken_link
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose
from tests.concurrency import work
from tests.concurrency.processes import in_processes
from tests.support.databases import Database
from tests.support.factories import Factory

TIMES = 6


def visit(workplace: Workplace) -> ContactDraft:
    """They called us, so that nobody is in anybody's way."""
    return ContactDraft(
        workplace_id=workplace.id,
        happened_on=clock.today(),
        mode=Mode.VISIT,
        purpose=Purpose.EMPLOYER_ASKED,
        outcome=Outcome.INTERESTED,
        next_step=NextStep.NOTHING,
    )


def chain_is_whole(engine: Engine) -> bool:
    with db.transaction(engine, read_only=True) as session:
        return first_broken_link(session) is None


def test_of_two_who_announce_in_the_same_second_one_gets_the_workplace(
    database: Database, session: Session, make: Factory
) -> None:
    coaches = [make.actor(make.coach()) for _ in range(2)]
    places = [make.workplace().id for _ in range(12)]
    session.commit()
    got = in_processes(work.announce_at, [(database.url, coach, places) for coach in coaches])
    assert sorted(got[0] + got[1]) == places, "each to exactly one"
    holders = session.execute(select(Intention.user_id, Intention.workplace_id)).all()
    assert sorted(holders) == sorted(
        (coach.user_id, place) for coach, mine in zip(coaches, got, strict=True) for place in mine
    )
    assert chain_is_whole(database.engine)


def test_a_contact_that_a_phone_sends_again_and_again_is_logged_once(
    database: Database, session: Session, make: Factory
) -> None:
    coach = make.actor(make.coach())
    draft = visit(make.workplace())
    session.commit()
    keys = [f"contact {number}" for number in range(6)]
    made = in_processes(work.log_with_keys, [(database.url, coach, draft, keys)] * 4)
    assert len(set(made[0])) == len(keys)
    assert made == [made[0]] * 4
    assert session.scalar(select(func.count(Contact.id))) == len(keys)


@pytest.mark.slow
def test_edits_win_or_are_told_and_contacts_all_stay(
    database: Database, session: Session, make: Factory
) -> None:
    coaches = [make.actor(make.coach(name=f"Påhittad {number}")) for number in range(2)]
    place = make.workplace(address="0")
    draft = visit(place)
    session.commit()
    edits = [(work.count_up, database.url, coach, place.id, TIMES) for coach in coaches]
    logs = [(work.log_many, database.url, coach, draft, TIMES) for coach in coaches]
    in_processes(work.run, edits + logs)
    session.expire_all()
    assert place.address == str(2 * TIMES), "an edit was written over"
    kept = session.scalars(select(EarlierVersion.version).order_by(EarlierVersion.version)).all()
    assert kept == list(range(1, place.version)), "an earlier version is missing"
    notes = session.scalars(select(Contact.note)).all()
    assert sorted(notes) == sorted(f"{one.name} {n}" for one in coaches for n in range(TIMES))
    assert chain_is_whole(database.engine)


def test_coach_and_deputy_in_one_persons_record_neither_lose_nor_block_each_other(
    database: Database, session: Session, make: Factory
) -> None:
    coach = make.coach()
    person = make.participant(coach, code_name="F")
    draft, actor = visit(make.workplace()), make.actor(coach)
    session.commit()
    does = [(database.url, actor, person.id, what, draft) for what in (*work.RECORD, *work.RECORD)]
    in_processes(work.follow, does)
    session.expire_all()
    act_as(session, actor)
    assert person.code_name == "F" + 2 * work.OFTEN * "a"
    numbers = session.scalars(select(Profile.number).order_by(Profile.number)).all()
    assert numbers == list(range(1, 2 * work.OFTEN + 1))
    assert session.scalar(select(func.count(OnBehalfOf.id))) == 2 * work.OFTEN
    assert chain_is_whole(database.engine)
