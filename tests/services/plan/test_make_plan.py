"""A coach's week from the database: who waits, where nobody else goes, and nothing that tells."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import AccessLogEntry, Companion, PlanLine, SuggestionRun
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.plan_rules import allowed
from employer_match.outreach.plan_week import Week
from employer_match.services.accounts.working_time import (
    end_working_time,
    read_working_time,
    set_working_time,
)
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.contacts.change_next_step import StepChange, change_next_step
from employer_match.services.employers.employer_layer import EVERY_UNIT
from employer_match.services.plan import plan_places
from employer_match.services.plan.edit_plan import LineDraft, add_line
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.plan.read_plan import PlanView, read_line, read_plan, read_plans
from employer_match.services.record import write_reads
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.suggest import suggest_for
from employer_match.vocabulary import Answer, Mode, NextStep, Outcome, Purpose, Role, VacancySource
from tests.support.factories import Factory, day
from tests.support.weeks import full_week

NEXT = full_week()


def planned(session: Session, actor: Actor, week: Week = NEXT) -> PlanView:
    make_plan(act_as(session, actor), actor, week)
    return read_plan(session, actor, week)


def places(view: PlanView) -> set[str]:
    return {line.workplace for line in view.lines}


def test_the_longest_wait_first_with_the_open_questions(session: Session, make: Factory) -> None:
    coach = make.coach()
    late = make.participant(coach, code_name="Lo", enrolled_on=day(90))
    make.participant(coach, code_name="Ny", enrolled_on=day(1))
    make.profile(late, wishes=(("text", "djur"),), conditions=["calm"])
    shop = make.workplace(name="Prov Djur")
    make.vacancy(shop, headline="Djurskötare", text="Du tar hand om djur i stallet.")
    actor = make.actor(coach)
    view = planned(session, actor)
    assert (view.places, view.made_at is not None) == (4, True)
    (line,) = view.lines
    assert (line.workplace, line.purpose) == ("Prov Djur", Purpose.INTRODUCE)
    assert {one.code for one in line.reasons} == {"never_asked"}
    (person,) = line.for_whom
    assert (person.code_name, person.headline) == ("Lo", "Djurskötare")
    assert [one.code for one in person.reasons] == ["waited", "tier_text"]
    assert any("lugn" in one.text for one in person.questions)
    english = read_plan(session, actor, NEXT, "en")
    assert english.lines[0].for_whom[0].reasons[0].text.startswith("Has waited 9")
    assert session.scalars(select(SuggestionRun.id)).all(), "nobody waits for a first list"
    session.commit()
    write_reads(session.get_bind(), session)  # type: ignore[arg-type]
    read = session.scalars(select(AccessLogEntry.what).order_by(AccessLogEntry.id)).all()
    assert "plan" in read


def test_what_bars_a_workplace_bars_it_here(session: Session, make: Factory) -> None:
    coach, other = make.coach(), make.coach()
    make.participant(coach)
    make.participant(coach)
    make.participant(coach)
    free = make.workplace(name="Fri")
    stopped, met, reserved, through = (make.workplace(name=name) for name in "ABCD")
    make.rule(stopped, stop_for_good=True, stop_since=day(1))
    make.contact(met, other, days_ago=2)
    make.intention(reserved, other)
    make.rule(through, only_through_id=other.id)
    for place in (free, stopped, met, reserved, through):
        make.vacancy(place)
    assert places(planned(session, make.actor(coach))) == {"Fri"}


def test_the_owner_is_asked_first_or_the_deputy_while_the_owner_is_away(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    coach, owner, deputy = (make.coach(unit, name=name) for name in ("Asta", "Bo", "Cia"))
    make.participant(coach)
    held = make.workplace()
    make.owner(held, owner, deputy_id=deputy.id)
    make.vacancy(held)
    actor = make.actor(coach)
    assert [line.through for line in planned(session, actor).lines] == ["Bo"]
    away = set_working_time(session, make.actor(owner), NEXT.monday, NEXT.sunday, 0)
    assert [line.through for line in planned(session, actor).lines] == ["Cia"]
    end_working_time(session, make.actor(owner), away.id, away.version)
    assert [line.through for line in planned(session, actor).lines] == ["Bo"]


def test_what_was_promised_comes_first(session: Session, make: Factory) -> None:
    coach = make.coach()
    person = make.participant(coach)
    make.vacancy(make.workplace(name="Ny"))
    agreed, announced = make.workplace(name="Avtalat"), make.workplace(name="Anmält")
    step = {"next_step": NextStep.VISIT, "next_step_on": NEXT.monday}
    make.contact(agreed, coach, days_ago=3, outcome=Outcome.NOT_NOW, **step)
    make.intention(announced, coach, days=60, purpose=Purpose.LEARN_NEEDS)
    assert person.coach_id == coach.id
    view = planned(session, make.actor(coach))
    assert [line.workplace for line in view.lines] == ["Avtalat", "Anmält"]
    assert [line.reasons[0].code for line in view.lines] == ["agreed", "announced"]


def test_a_promised_step_says_for_whom_and_what_to_ask_and_follows_whoever_takes_it(
    session: Session, make: Factory
) -> None:
    coach, mate = make.coach(), make.coach()
    person, gone = make.participant(coach), make.participant(coach, ended_on=day(1))
    make.profile(person, conditions=["calm"])
    shop = make.workplace()
    opening = make.vacancy(shop)
    suggest_for(act_as(session, SYSTEM), SYSTEM, [person.id])
    call = {"next_step": NextStep.CALL, "next_step_on": NEXT.workdays[2]}
    contact = make.contact(shop, coach, person, gone, days_ago=3, vacancy_id=opening.id, **call)
    actor, other = make.actor(coach), make.actor(mate)
    for planner in (SYSTEM, actor):
        make_plan(act_as(session, planner), planner, NEXT)
        (line,) = read_plan(act_as(session, actor), actor, NEXT).lines
        assert (line.purpose, line.mode, line.day) == (
            Purpose.LEARN_NEEDS, Mode.PHONE, NEXT.workdays[2],
        )  # fmt: skip
        assert (line.agreed_at_id, line.takes_place) == (contact.id, False)
        (behalf,) = line.for_whom
        assert (behalf.participant_id, behalf.vacancy_id) == (person.id, opening.id)
        assert [one.code for one in behalf.questions] == ["condition_calm"]
        assert behalf.reasons[0].code == "agreed_for"
    change = StepChange(next_step=NextStep.CALL, reason="Semester.", owner_id=mate.id)
    change_next_step(session, actor, contact.id, replace(change, next_step_on=NEXT.monday), 1)
    (taken,) = planned(session, other).lines
    assert (taken.agreed_at_id, taken.for_whom) == (contact.id, ())
    make_plan(act_as(session, actor), actor, NEXT)
    assert contact.id not in {one.agreed_at_id for one in read_plan(session, actor, NEXT).lines}


def test_leave_part_time_and_few_job_seekers_make_a_smaller_week(
    session: Session, make: Factory
) -> None:
    coach = make.coach()
    actor = make.actor(coach)
    for _ in range(4):
        make.participant(coach)
    assert planned(session, actor).places == 6
    half = set_working_time(session, actor, day(100), None, 50)
    assert planned(session, actor).places == 3
    set_working_time(session, actor, NEXT.monday, NEXT.sunday, 0)
    assert planned(session, actor).places == 0
    assert [one.percent for one in read_working_time(session, actor)] == [50, 0]
    with pytest.raises(errors.Stale):
        end_working_time(session, actor, half.id, half.version + 1)
    for first, last, percent in ((day(0), None, 101), (day(0), day(1), 50)):
        with pytest.raises(errors.Invalid):
            set_working_time(session, actor, first, last, percent)


def test_working_time_is_said_by_oneself_or_who_leads_the_unit(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    coach, mate = make.coach(unit), make.coach(unit)
    leader, stranger = make.team_leader(unit), make.team_leader()
    span = set_working_time(session, make.actor(leader), day(0), None, 0, coach.id)
    assert span.user_id == coach.id
    for user in (mate, stranger):
        with pytest.raises(errors.NotFound):
            set_working_time(session, make.actor(user), day(0), None, 0, coach.id)
        with pytest.raises(errors.NotFound):
            end_working_time(session, make.actor(user), span.id, span.version)
    with pytest.raises(errors.NotFound):
        end_working_time(session, make.actor(coach), 10**6, 1)


def test_who_is_away_all_week_is_stood_in_for(session: Session, make: Factory) -> None:
    unit = make.unit()
    coach, deputy = make.coach(unit), make.coach(unit)
    make.participant(coach, code_name="Lo", deputy_id=deputy.id)
    make.vacancy(make.workplace())
    actor = make.actor(deputy)
    assert planned(session, actor).lines == ()
    set_working_time(session, make.actor(coach), NEXT.monday, NEXT.sunday, 0)
    (line,) = planned(session, actor).lines
    assert line.for_whom[0].code_name == "Lo"


def test_the_countys_plan_sends_one_coach_to_a_workplace(session: Session, make: Factory) -> None:
    coaches = [make.coach(name=name) for name in ("Asta", "Bo")]
    for coach in coaches:
        make.participant(coach)
    make.vacancy(make.workplace())
    make.vacancy(make.workplace())
    act_as(session, SYSTEM)
    make_plan(session, SYSTEM, NEXT)
    views = read_plans(session, SYSTEM, NEXT)
    seen = [line.workplace_id for view in views for line in view.lines]
    assert len(seen) == len(set(seen)) == 2
    first = [(view.coach, line.workplace_id) for view in views for line in view.lines]
    make_plan(session, SYSTEM, NEXT)
    again = read_plans(session, SYSTEM, NEXT)
    assert [(view.coach, line.workplace_id) for view in again for line in view.lines] == first


def test_an_answer_given_or_a_contact_on_its_way_is_no_plan(
    session: Session, make: Factory
) -> None:
    coach = make.coach()
    person = make.participant(coach)
    for answer in (Answer.NO, Answer.CONTACTED, Answer.INTERVIEW, Answer.STARTED):
        make.decision(person, make.vacancy(make.workplace(name=answer)), answer)
    known = make.workplace(name="Ja")
    make.contact(known, coach, days_ago=30, purpose=Purpose.LEARN_NEEDS)
    make.decision(person, make.vacancy(known), Answer.WANTS)
    make.vacancy(make.workplace(name="Formulär"), source=VacancySource.FORM)
    view = planned(session, make.actor(coach))
    assert {line.workplace: line.purpose for line in view.lines} == {
        "Ja": Purpose.PRESENT_CANDIDATE,
        "Formulär": Purpose.REPLY_TO_NEED,
    }


def test_others_see_employers_only_and_nothing_of_why(session: Session, make: Factory) -> None:
    unit, hidden = make.unit(), make.unit(shares_employer_layer=False)
    coach = make.coach(unit, name="Asta")
    make.participant(coach)
    secret = make.coach(hidden)
    make.participant(secret)
    for _ in range(4):
        make.vacancy(make.workplace())
    for user in (coach, secret):
        planned(session, make.actor(user))
    leader, chief = make.team_leader(unit), make.coordinator(make.unit())
    for user, in_full in ((leader, True), (chief, False)):
        actor = make.actor(user)
        (view,) = read_plans(act_as(session, actor), actor, NEXT)
        assert view.coach == "Asta"
        assert len(view.lines) == 2
        assert all(bool(line.for_whom) == in_full for line in view.lines)
        assert all(bool(line.reasons) == in_full for line in view.lines)
        assert bool(view.places) == in_full
    for user in (coach, make.user(Role.REPORTER, unit=unit)):
        with pytest.raises(errors.NotAllowed):
            read_plans(session, make.actor(user), NEXT)


def test_a_plan_that_was_never_made_and_a_week_that_is_over(
    session: Session, make: Factory
) -> None:
    actor = make.actor(make.coach())
    assert read_plan(act_as(session, actor), actor, NEXT).made_at is None
    with pytest.raises(errors.Invalid):
        make_plan(session, actor, Week.of(day(7)))
    with pytest.raises(errors.NotAllowed):
        make_plan(session, make.actor(make.coordinator()), NEXT)
    assert not session.scalars(select(PlanLine.id)).all()


def test_a_joint_contact_is_the_companions_own(session: Session, make: Factory) -> None:
    """Neither a collision with the colleague one went with, nor a reason to go again so soon."""
    coach, colleague, other = make.coach(), make.coach(), make.coach()
    shop = make.workplace(name="Prov Djur")
    contact = make.contact(shop, colleague, days_ago=0)
    make.add(Companion(contact_id=contact.id, user_id=coach.id, unit_id=coach.roles[0].unit_id))
    rest = RestPeriods()
    (place,) = plan_places.places(session, NEXT, {shop.id}, (), rest, EVERY_UNIT)
    in_ten_days = clock.today() + timedelta(days=10)
    for user, day_of, may in (
        (coach, in_ten_days, True),
        (colleague, in_ten_days, True),
        (other, in_ten_days, False),
        (coach, in_ten_days - timedelta(days=5), False),
    ):
        per_month = replace(rest, per_month=31)
        assert allowed(place, user.id, Purpose.LEARN_NEEDS, day_of, per_month) is may, user.id


def test_what_speaks_against_a_chosen_line_is_told_by_the_programmes_own_periods(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    actor = make.actor(coach)
    make.contact(shop, make.coach(), days_ago=2)
    add_line(session, actor, NEXT, LineDraft(workplace_id=shop.id, purpose=Purpose.INTRODUCE))
    for rest, clashes, fits in ((None, 1, False), (RestPeriods(days=1, per_month=31), 0, True)):
        (line,) = read_plan(session, actor, NEXT, rest=rest).lines
        assert line.findings is not None
        assert (len(line.findings.collisions), line.findings.room.fits) == (clashes, fits)
        assert read_line(session, actor, line.id, rest=rest).findings == line.findings
