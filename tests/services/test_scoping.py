"""The wall around participants, tried from both sides on both databases."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Decision, OnBehalfOf, Participant, Profile, Wish
from employer_match.services.actor import ANONYMOUS, SYSTEM, Actor
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Role
from tests.support.factories import Factory


def seen(session: Session, actor: Actor | None) -> set[str]:
    if actor is None:
        session.info.pop("actor", None)
    else:
        act_as(session, actor)
    return set(session.scalars(select(Participant.id).order_by(Participant.id)))


def test_each_sees_own_deputised_or_led_participants_and_nobody_else(
    session: Session, make: Factory
) -> None:
    north, south = make.unit(), make.unit()
    asta, bo, cilla = make.coach(north), make.coach(north), make.coach(south)
    leader = make.team_leader(north)
    mine = make.participant(coach=asta, unit_id=north.id).id
    deputised = make.participant(coach=bo, unit_id=north.id, deputy_id=asta.id).id
    other = make.participant(coach=bo, unit_id=north.id).id
    far = make.participant(coach=cilla, unit_id=south.id).id

    assert seen(session, make.actor(asta)) == {mine, deputised}
    assert seen(session, make.actor(bo)) == {deputised, other}
    assert seen(session, make.actor(leader)) == {mine, deputised, other}
    assert seen(session, make.actor(cilla)) == {far}
    assert seen(session, make.actor(make.coordinator(north))) == set()
    assert seen(session, make.actor(make.user(Role.OPERATOR, unit=north))) == set()
    assert seen(session, ANONYMOUS) == set()
    assert seen(session, None) == set(), "a session without an actor is shut, not open"
    assert seen(session, SYSTEM) == {mine, deputised, other, far}


def test_a_coach_who_left_the_unit_reaches_its_participants_no_more(
    session: Session, make: Factory
) -> None:
    north, south = make.unit(), make.unit()
    asta = make.coach(south)
    make.participant(coach=asta, unit_id=north.id)
    assert seen(session, make.actor(asta)) == set()


def test_rows_about_a_participant_are_walled_off_with_the_participant(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    asta, bo = make.coach(unit), make.coach(unit)
    person = make.participant(coach=bo, unit_id=unit.id)
    make.profile(person, wishes=(("text", "djur"),))
    contact = make.contact(make.workplace(), bo)
    make.add(OnBehalfOf(contact_id=contact.id, participant_id=person.id))
    as_asta, as_bo = make.actor(asta), make.actor(bo)
    session.expunge_all()

    act_as(session, as_asta)
    for kind in (Profile, Wish, OnBehalfOf, Decision):
        assert session.scalars(select(kind)).all() == []
        assert session.scalar(select(func.count()).select_from(kind)) == 0
    assert session.get(Participant, person.id) is None

    act_as(session, as_bo)
    assert session.scalar(select(func.count()).select_from(OnBehalfOf)) == 1


def test_writing_about_anothers_participant_is_not_found(session: Session, make: Factory) -> None:
    unit = make.unit()
    asta, bo = make.coach(unit), make.coach(unit)
    person = make.participant(coach=bo, unit_id=unit.id)
    contact = make.contact(make.workplace(), asta)
    act_as(session, make.actor(asta))
    for participant_id in (person.id, "0123456789abcdef"):
        session.add(OnBehalfOf(contact_id=contact.id, participant_id=participant_id))
        with pytest.raises(errors.NotFound) as refused:
            session.flush()
        assert str(refused.value) == errors.NotFound.message
        session.expunge_all()


def test_enrolling_into_a_unit_that_is_not_ones_own_is_not_found(
    session: Session, make: Factory
) -> None:
    asta, elsewhere = make.coach(), make.unit()
    act_as(session, make.actor(asta))
    session.add(
        Participant(
            code_name="Tall 1",
            unit_id=elsewhere.id,
            coach_id=asta.id,
            enrolled_on=make.participant(coach=asta).enrolled_on,
        )
    )
    with pytest.raises(errors.NotFound):
        session.flush()
