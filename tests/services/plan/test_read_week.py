"""The week of all coaches: how full by working time, gaps for whoever leads, no hint for others."""

from dataclasses import asdict
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.outreach.plan_week import Week
from employer_match.services.plan.edit_plan import LineDraft, add_line
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.plan.read_week import CoachWeek, WeekView, read_week
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Purpose
from tests.support.factories import Factory
from tests.support.weeks import full_week

NEXT = full_week()


def of(view: WeekView, name: str) -> CoachWeek:
    return next(one for one in view.coaches if one.coach == name)


def test_who_sees_what_of_a_week(session: Session, make: Factory) -> None:
    unit, quiet = make.unit(), make.unit(shares_employer_layer=False)
    anna, bo = make.coach(unit, name="Anna"), make.coach(quiet, name="Bo")
    make.coach(unit, name="Cia")
    make.coach(unit, name="Stängd", disabled_at=clock.now())
    leader, chief = make.actor(make.team_leader(unit)), make.actor(make.coordinator(unit))
    people = [make.participant(anna) for _ in range(3)]
    for _ in range(2):
        make.vacancy(make.workplace())
    actor = make.actor(anna)
    make_plan(act_as(session, actor), actor, NEXT)
    other = make.actor(bo)
    draft = LineDraft(workplace_id=make.workplace().id, purpose=Purpose.CARE)
    add_line(act_as(session, other), other, NEXT, draft)

    seen = read_week(act_as(session, leader), leader, NEXT)
    assert [one.coach for one in seen.coaches] == ["Anna", "Cia"]
    mine = of(seen, "Anna")
    assert (mine.taken, mine.announced, mine.holds, mine.room) == (2, 0, 6, 4)
    assert mine.waiting is not None
    served = {one.participant_id for line in mine.lines for one in line.for_whom}
    assert served | {one.participant_id for one in mine.waiting} == {one.id for one in people}
    assert (seen.taken, seen.workplaces, seen.holds, seen.waiting) == (2, 2, 12, 1)
    assert seen.places == [("0181", 2)]

    told = read_week(act_as(session, chief), chief, NEXT)
    assert (told.taken, told.waiting, of(told, "Anna").waiting) == (2, None, None)
    assert not any(person.id in str(asdict(told)) for person in people)
    assert all(line.reasons == () for line in of(told, "Anna").lines)
    assert [one.coach for one in read_week(session, chief, NEXT, unit_id=quiet.id).coaches] == []
    boss = make.actor(make.coordinator(quiet))
    assert of(read_week(act_as(session, boss), boss, NEXT), "Bo").lines


def test_how_many_participants_a_coach_has_does_not_show_in_how_full_the_week_is(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    make.coach(unit, name="Ingen")
    make.participant(make.coach(unit, name="En"))
    chief = make.actor(make.coordinator(unit))
    act_as(session, chief)
    christmas = Week.of(date(2026, 12, 23))
    assert {one.holds for one in read_week(session, chief, christmas).coaches} == {4}
    assert {one.holds for one in read_week(session, chief, Week.read("2026-W48")).coaches} == {6}
