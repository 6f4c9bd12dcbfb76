"""A coach tries to look over the wall, and to write through it, with every kind of statement."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import (
    delete,
    exists,
    func,
    insert,
    inspect,
    lambda_stmt,
    literal,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.orm import Session, aliased, make_transient_to_detached

from employer_match import clock, errors
from employer_match.models import Contact, Decision, OnBehalfOf, Participant, Profile
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from tests.support.factories import Factory

TABLE: Any = inspect(Participant).local_table
REFUSED = "passes the wall"


@pytest.fixture
def hers(session: Session, make: Factory) -> str:
    """The id of somebody else's participant in one's own unit; the session acts as the other."""
    unit = make.unit()
    asta, bo = make.coach(unit), make.coach(unit)
    person = make.participant(coach=bo, unit_id=unit.id)
    make.profile(person, wishes=(("text", "djur"),))
    make.contact(make.workplace(), bo, person)
    make.decision(person, make.vacancy(make.workplace()))
    act_as(session, make.actor(asta))
    session.commit()
    session.expunge_all()
    return person.id


LOOKS: dict[str, Callable[[str], Any]] = {
    "a count": lambda _: select(func.count(Participant.id)),
    "a count over a subquery": lambda _: select(func.count()).select_from(
        select(Decision.id).subquery()
    ),
    "an EXISTS": lambda who: select(select(Participant.id).where(Participant.id == who).exists()),
    "a constant where she exists": lambda who: select(literal(1)).where(Participant.id == who),
    "a union": lambda _: union_all(select(Participant.id), select(Profile.participant_id)),
    "a WITH": lambda _: select(select(Participant.id).cte().c.id),
    "an alias": lambda _: select(aliased(Participant).id),
    "a lambda": lambda _: lambda_stmt(lambda: select(Participant.id)),
    "contacts that have somebody behind them": lambda _: select(Contact.id).where(
        select(OnBehalfOf.id).where(OnBehalfOf.contact_id == Contact.id).exists()
    ),
    "how many stand behind a contact": lambda _: select(
        select(func.count(OnBehalfOf.id))
        .where(OnBehalfOf.contact_id == Contact.id)
        .scalar_subquery()
    ).select_from(Contact),
    "an outer join": lambda _: (
        select(OnBehalfOf.participant_id)
        .select_from(Contact)
        .outerjoin(OnBehalfOf, OnBehalfOf.contact_id == Contact.id)
    ),
}


def test_no_shape_of_question_sees_her(session: Session, hers: str) -> None:
    asta = session.info["actor"]
    for shape, look in LOOKS.items():
        assert not any(session.scalars(look(hers))), shape
        act_as(session, SYSTEM)
        assert any(session.scalars(look(hers))), f"{shape}: finds her where it may"
        act_as(session, asta).expunge_all()
    assert session.get(Participant, hers) is None


BESIDE: dict[str, Callable[[str], Any]] = {
    "the bare table": lambda _: select(TABLE.c.id),
    "a count of the bare table": lambda _: select(func.count()).select_from(TABLE),
    "an EXISTS alone": lambda who: select(exists().where(TABLE.c.id == who)),
    "a text": lambda _: text("SELECT id FROM participant"),
    "a text as a record": lambda _: select(Participant).from_statement(
        text("SELECT * FROM participant")
    ),
    "a bulk insert": lambda who: insert(OnBehalfOf).values(contact_id=1, participant_id=who),
    "a bulk update": lambda who: update(Decision).values(participant_id=who),
    "a bulk update of the table": lambda _: update(TABLE).values(coach_id=1),
    "a bulk delete": lambda _: delete(Decision),
}


def test_what_the_wall_cannot_look_through_is_refused(session: Session, hers: str) -> None:
    for statement in BESIDE.values():
        with pytest.raises(RuntimeError, match=REFUSED):
            session.execute(statement(hers))


def test_nobody_is_moved_into_a_unit_out_of_reach(session: Session, make: Factory) -> None:
    coach, elsewhere = make.coach(), make.unit()
    mine = make.participant(coach=coach)
    act_as(session, make.actor(coach))
    mine.unit_id = elsewhere.id
    with pytest.raises(errors.NotFound):
        session.flush()


def test_nobody_is_taken_over_by_naming_an_id(session: Session, hers: str, make: Factory) -> None:
    """The record is never read, so no query is stopped: the flush must be."""
    asta = session.info["actor"]
    (unit_id,) = asta.units
    taken = Participant(id=hers, version=1, code_name="Min", unit_id=unit_id, coach_id=0)
    make_transient_to_detached(taken)
    session.add(taken)
    taken.coach_id = asta.user_id
    with pytest.raises(errors.NotFound):
        session.flush()


def test_a_row_about_ones_own_is_not_handed_to_her(
    session: Session, hers: str, make: Factory
) -> None:
    asta = session.info["actor"]
    (unit_id,) = asta.units
    mine = make.add(
        Participant(
            code_name="Min", unit_id=unit_id, coach_id=asta.user_id, enrolled_on=clock.today()
        )
    )
    said = make.decision(mine, make.vacancy(make.workplace()), user_id=asta.user_id)
    said.participant_id = hers
    with pytest.raises(errors.NotFound):
        session.flush()


def test_actors_who_ask_the_same_question_in_turn_each_see_their_own(
    session: Session, make: Factory
) -> None:
    """What is kept of a wall or of a compiled statement is never another actor's."""
    unit = make.unit()
    coaches = [make.coach(unit), make.coach(unit), make.coach()]
    expected = {}
    for coach in coaches:
        person = make.participant(coach=coach)
        make.profile(person, wishes=(("text", "djur"),))
        expected[coach.id] = [person.id]
    actors = {coach.id: make.actor(coach) for coach in coaches}
    session.commit()
    for user_id in [coach.id for coach in coaches] * 2:
        act_as(session, actors[user_id]).expunge_all()
        for look in (Participant.id, Profile.participant_id, aliased(Profile).participant_id):
            assert list(session.scalars(select(look))) == expected[user_id]
