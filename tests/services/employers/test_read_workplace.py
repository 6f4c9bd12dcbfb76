"""The workplace's page: everything about the employer, and nothing about who may not be known."""

import dataclasses
import json

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import OnBehalfOf, Participant, User, Workplace
from employer_match.services.actor import Actor
from employer_match.services.contacts.list_contacts import read_contact
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Mode, Outcome, Purpose, Role, VacancyState
from tests.support.factories import Factory, day


def test_all_on_one_page(session: Session, make: Factory) -> None:
    anna, bo, shop = make.coach(name="Anna"), make.coach(), make.workplace()
    make.workplace(shop.employer)
    make.contact_person(shop)
    make.rule(shop, not_before=day(-5))
    make.owner(shop, anna, deputy_id=bo.id)
    make.contact(shop, anna, days_ago=40, purpose=Purpose.LEARN_NEEDS)
    make.contact(shop, anna, days_ago=3, mode=Mode.PHONE, note="Ring igen")
    make.intention(shop, anna)
    make.vacancy(shop, headline="Öppen")
    make.vacancy(shop, state=VacancyState.FILLED)
    view = read_workplace(session, act_as(session, make.actor(bo)).info["actor"], shop.id)
    assert view.siblings == 1
    assert (view.relation.stage, view.relation.owner, view.relation.deputy) == (2, "Anna", bo.name)
    assert view.relation.reserved is not None
    assert view.rule is not None
    assert view.rule.not_before == day(-5)
    assert [(entry.day, entry.who.name) for entry in view.timeline] == [
        (day(3), "Anna"),
        (day(40), "Anna"),
    ]
    assert (view.timeline[0].note, view.timeline_total) == ("Ring igen", 2)
    assert [vacancy.headline for vacancy in view.vacancies] == ["Öppen"]
    # "Not before" reaches back over every earlier contact; the announcement stands beside them.
    assert [met.announced for met in view.now.collisions] == [True, False, False]
    with pytest.raises(errors.NotFound):
        read_workplace(session, make.actor(bo), 10**6)


@pytest.fixture
def scene(session: Session, make: Factory) -> tuple[User, Workplace, Participant]:
    coach, shop = make.coach(), make.workplace()
    person = make.participant(coach, code_name="Blåmes")
    make.contact(shop, coach, person, purpose=Purpose.PRESENT_CANDIDATE)
    make.contact(shop, coach, days_ago=1)
    return coach, shop, person


def shown(session: Session, actor: Actor, shop: Workplace) -> str:
    view = read_workplace(act_as(session, actor), actor, shop.id)
    return json.dumps(
        [dataclasses.asdict(entry) for entry in view.timeline], default=str, ensure_ascii=False
    )


@pytest.mark.parametrize("role", [Role.COACH, Role.TEAM_LEADER, Role.COORDINATOR])
@pytest.mark.parametrize("same_unit", [True, False])
def test_who_sees_on_whose_behalf(
    session: Session,
    make: Factory,
    scene: tuple[User, Workplace, Participant],
    role: Role,
    same_unit: bool,
) -> None:
    coach, shop, person = scene
    assert "Blåmes" in shown(session, make.actor(coach), shop)
    reads = [(read[1], read[2]) for read in session.info["reads"]]
    assert reads == [(coach.id, person.id)]
    unit = coach.roles[0].unit if same_unit else make.unit()
    other = make.actor(make.user(role, unit=unit))
    seen = shown(session, other, shop)
    reaches = role is Role.TEAM_LEADER and same_unit
    assert ("Blåmes" in seen) == (person.id in seen) == reaches
    if not reaches:  # as if the contact had been made for nobody
        act_as(session, make.actor(coach))
        for link in session.scalars(select(OnBehalfOf).order_by(OnBehalfOf.id)):
            session.delete(link)
        session.flush()
        assert shown(session, other, shop) == seen


def test_a_unit_that_does_not_share_shows_days_only(session: Session, make: Factory) -> None:
    unit = make.unit(name="Tysta enheten", shares_employer_layer=False)
    quiet, shop = make.coach(unit, name="Anna"), make.workplace()
    contact = make.contact(
        shop, quiet, days_ago=2, note="hemligt", outcome=Outcome.NOT_NOW, mode=Mode.JOB_FAIR_TALK
    )
    make.intention(shop, quiet)
    outsider, mate = make.actor(make.coordinator()), make.actor(make.coach(unit))
    view = read_workplace(act_as(session, outsider), outsider, shop.id)
    (entry,) = view.timeline
    assert (entry.day, entry.who.hidden) == (day(2), True)
    everything = str([view.timeline, view.relation.last, view.relation.reserved, view.now])
    for secret in ("Anna", "Tysta", "hemligt", "not_now", "job_fair", str(contact.created_at)):
        assert secret not in everything
    with pytest.raises(errors.NotFound):
        read_contact(session, outsider, contact.id)
    assert read_contact(act_as(session, mate), mate, contact.id).note == "hemligt"
    with pytest.raises(errors.NotFound):
        read_contact(session, mate, 10**6)


def test_cancelled_and_corrected_contacts_stay_readable(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    make.contact(shop, coach, cancelled_at=clock.now(), cancelled_reason="Fel plats")
    actor = make.actor(coach)
    view = read_workplace(act_as(session, actor), actor, shop.id)
    assert [entry.cancelled_reason for entry in view.timeline] == ["Fel plats"]
    assert view.relation.last is None
    assert not view.relation.exists
