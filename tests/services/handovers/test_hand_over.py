"""Everything that a coach holds goes to colleagues at once; nothing is lost, all is on record."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from employer_match import clock, db, errors
from employer_match.models import (
    AuditEntry,
    Contact,
    ContactRule,
    EarlierVersion,
    Intention,
    Notice,
    Participant,
    RelationshipOwner,
    Talk,
    TalkMessage,
    User,
    Vacancy,
)
from employer_match.outreach.handover import HandoverKind as Kind
from employer_match.outreach.handover import Move
from employer_match.services.actor import Actor
from employer_match.services.contacts.my_day import open_steps, own_intentions
from employer_match.services.employers.assign_owner import owner_history
from employer_match.services.handovers.hand_over import hand_over
from employer_match.services.handovers.list_handovers import held_workplaces, list_handovers
from employer_match.services.handovers.read_handover import Line, held_by, read_handover
from employer_match.services.scoping import act_as
from employer_match.vocabulary import NextStep, NoticeKind, Role, TalkKind
from tests.support.factories import Factory, day
from tests.support.threads import at_once


class Leaver:
    """A coach with one of everything, in a unit with colleagues."""

    def __init__(self, make: Factory) -> None:
        self.unit = make.unit()
        self.user = make.coach(self.unit, name="Asta Prov")
        self.bo, self.cia = make.coach(self.unit, name="Bo"), make.coach(self.unit, name="Cia")
        self.leader = make.team_leader(self.unit)
        self.own, self.other = make.workplace(name="Egen"), make.workplace(name="Annans")
        make.owner(self.own, self.user, deputy_id=self.bo.id)
        make.owner(self.other, self.bo, deputy_id=self.user.id)
        make.rule(self.own, only_through_id=self.user.id)
        self.step = make.contact(
            self.own, self.user, days_ago=5, next_step=NextStep.VISIT, next_step_on=day(-3)
        )
        self.intention = make.intention(make.workplace(), self.user)
        self.need = make.vacancy(self.own, responsible_id=self.user.id)
        asker = make.coach(name="Dag")
        self.talk = make.add(
            Talk(
                workplace_id=self.own.id,
                kind=TalkKind.TALK,
                asker_id=asker.id,
                asker_unit_id=asker.roles[0].unit_id,
                colleague_id=self.user.id,
                colleague_unit_id=self.unit.id,
                messages=[TalkMessage(user_id=asker.id, text="Bara till dig")],
            )
        )
        self.person = make.participant(self.user, code_name="Fjäril", deputy_id=self.bo.id)
        self.deputised = make.participant(self.bo, code_name="Havsörn", deputy_id=self.user.id)

    def as_actor(self, make: Factory, user: User | None = None) -> Actor:
        """This user, and the session as seen by them."""
        actor = make.actor(user or self.user)
        act_as(make.session, actor)
        return actor


def moves(lines: Iterable[Line], to: User | None = None) -> list[Move]:
    return [Move(line.kind, line.id, line.version, to.id if to else None) for line in lines]


def test_all_to_one_and_nothing_is_lost(session: Session, make: Factory) -> None:
    world = Leaver(make)
    cia = world.cia
    # Who takes the step over was there later already, which takes nothing from what was agreed.
    make.contact(world.own, cia, days_ago=1, next_step=NextStep.NOTHING)
    actor = world.as_actor(make)
    lines = read_handover(session, actor, world.user.id).lines
    assert [line.kind for line in lines] == list(Kind)
    hand_over(session, actor, world.user.id, moves(lines), cia.id, "Slutar i december")
    assert read_handover(session, actor, world.user.id).lines == ()
    as_cia = world.as_actor(make, cia)
    assert {line.kind for line in held_by(session, cia.id)} == set(Kind)
    assert [step.contact_id for step in open_steps(session, as_cia)] == [world.step.id]
    assert [one.id for one in own_intentions(session, as_cia)] == [world.intention.id]
    places = [(one.name, one.as_deputy) for one in held_workplaces(session, as_cia)]
    assert places == [("Egen", False), ("Annans", True)]
    rule = session.scalars(select(ContactRule)).one()
    needs = session.scalars(select(Vacancy.responsible_id)).all()
    assert (rule.only_through_id, needs) == (cia.id, [cia.id])
    told = session.execute(select(Notice.user_id, Notice.kind, Notice.from_user_id)).all()
    assert set(told) == {
        (cia.id, NoticeKind.WANTS_TO_TALK, world.talk.asker_id),
        (world.talk.asker_id, NoticeKind.PASSED_ON, cia.id),
        (cia.id, NoticeKind.HANDED_OVER, world.user.id),
    }
    held = owner_history(session, as_cia, world.own.id)
    assert [(row.owner_id, row.until) for row in held] == [
        (cia.id, None),
        (world.user.id, clock.today()),
    ]
    kept = session.execute(select(EarlierVersion.thing, EarlierVersion.reason)).all()
    assert {thing for thing, _why in kept} == {"contact", "contact_rule", "intention", "vacancy"}
    assert {why for _thing, why in kept} == {"Slutar i december"}
    did = set(session.scalars(select(AuditEntry.action)))
    assert did == {
        "owner_assigned", "contact_rule_edited", "contact_edited", "intention_edited",
        "vacancy_edited", "participant_edited", "talk_passed_on", "work_handed_over",
    }  # fmt: skip


def test_line_by_line_and_what_is_not_named_stays(session: Session, make: Factory) -> None:
    world = Leaver(make)
    actor = world.as_actor(make, world.leader)
    lines = {line.kind: line for line in read_handover(session, actor, world.user.id).lines}
    chosen = [
        *moves([lines[Kind.WORKPLACE], lines[Kind.PARTICIPANT]], world.bo),
        *moves([lines[Kind.STEP]]),
    ]
    receivers = hand_over(session, actor, world.user.id, chosen, world.cia.id)
    assert receivers == {world.bo.id, world.cia.id}
    held = session.scalars(select(RelationshipOwner).where(RelationshipOwner.until.is_(None))).all()
    assert {(row.workplace_id, row.owner_id, row.deputy_id) for row in held} == {
        (world.own.id, world.bo.id, None),
        (world.other.id, world.bo.id, world.user.id),
    }
    person = session.scalars(select(Participant).where(Participant.id == world.person.id)).one()
    assert (person.coach_id, person.deputy_id) == (world.bo.id, None)
    assert session.scalars(select(Contact.next_step_owner_id)).one() == world.cia.id
    left = {line.kind for line in read_handover(session, actor, world.user.id).lines}
    assert left == {
        Kind.DEPUTY, Kind.ONLY_THROUGH, Kind.INTENTION, Kind.NEED, Kind.TALK,
        Kind.PARTICIPANT_DEPUTY,
    }  # fmt: skip


def test_who_may_and_who_sees_the_people(session: Session, make: Factory) -> None:
    world = Leaver(make)
    for stranger in (world.bo, make.team_leader(), make.user(Role.REPORTER, unit=world.unit)):
        actor = world.as_actor(make, stranger)
        with pytest.raises(errors.NotAllowed):
            read_handover(session, actor, world.user.id)
        with pytest.raises(errors.NotAllowed):
            hand_over(session, actor, world.user.id, [], world.cia.id)
    people = {Kind.PARTICIPANT, Kind.PARTICIPANT_DEPUTY}
    session.info["reads"] = []
    chief = world.as_actor(make, make.coordinator())
    assert not people & {line.kind for line in read_handover(session, chief, world.user.id).lines}
    guessed = Move(Kind.PARTICIPANT, world.person.id, 1, world.cia.id)
    missing = Move(Kind.PARTICIPANT, "0" * 16, 1, world.cia.id)
    told = []
    for move in (guessed, missing):
        with pytest.raises(errors.Stale) as caught:
            hand_over(session, chief, world.user.id, [move], world.cia.id)
        told.append(str(caught.value))
    assert told[0] == told[1], "beyond reach and missing are the same"
    assert session.info["reads"] == []
    leader = world.as_actor(make, world.leader)
    assert people <= {line.kind for line in read_handover(session, leader, world.user.id).lines}
    assert len(session.info["reads"]) == 2
    gone = make.coach(world.unit, name="Disa", disabled_at=clock.now())
    make.coach(world.unit, name="Ebbe", disabled_at=clock.now())
    make.rule(make.workplace(), only_through_id=gone.id)
    listed = [(one.name, one.workplaces) for one in list_handovers(session, leader) if one.closed]
    assert listed == [("Disa", 0)], "something of hers is left"
    world.user.disabled_at, gone.disabled_at = clock.now(), None
    assert [one.name for one in list_handovers(session, leader) if one.closed] == ["Asta Prov"]
    with pytest.raises(errors.NotFound):
        read_handover(session, leader, 10**6)


def test_refusals_change_nothing(session: Session, make: Factory) -> None:
    world = Leaver(make)
    elsewhere = make.coach()
    actor = world.as_actor(make)
    lines = read_handover(session, actor, world.user.id).lines
    gone = make.coach(world.unit, disabled_at=clock.now())
    person = next(line for line in lines if line.kind is Kind.PARTICIPANT)
    for to, fields in (
        (None, {"to_id"}),
        (gone.id, {"to_id"}),
        (world.user.id, {"to_id"}),
        (make.user(Role.REPORTER).id, {"to_id", "lines.7.to_id", "lines.8.to_id"}),
        (elsewhere.id, {"lines.7.to_id", "lines.8.to_id"}),
    ):
        with pytest.raises(errors.Invalid) as caught:
            hand_over(session, actor, world.user.id, moves(lines), to)
        assert caught.value.fields.keys() == fields
    with pytest.raises(errors.Invalid):
        hand_over(session, actor, world.user.id, [], world.cia.id)
    old = Move(person.kind, person.id, person.version + 1, world.cia.id)
    with pytest.raises(errors.Stale):
        hand_over(session, actor, world.user.id, [old])
    assert read_handover(session, actor, world.user.id).lines == lines
    assert session.scalars(select(Intention.user_id)).all() == [world.user.id]


def test_two_at_once_are_one_and_a_refusal(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        world = Leaver(make)
        leader = make.actor(world.leader)
        act_as(session, leader)
        lines = read_handover(session, leader, world.user.id).lines
        world_ids = world.user.id, (world.bo.id, world.cia.id)

    def give(number: int) -> None:
        with db.transaction(engine, actor=leader) as own:
            chosen = [replace(move, to_id=world_ids[1][number]) for move in moves(lines)]
            hand_over(own, leader, world_ids[0], chosen)

    results = at_once(give, range(2), threads=2)
    assert sorted(type(one).__name__ for one in results) == ["NoneType", "Stale"]
    winner = world_ids[1][results.index(None)]
    with db.transaction(engine, read_only=True, actor=leader) as own:
        assert held_by(own, world_ids[0]) == ()
        assert Kind.WORKPLACE in {line.kind for line in held_by(own, winner)}
