"""The week's plan, a next step, the calendar's address and everybody's week, in a real browser."""

import pytest

from employer_match.models import User
from employer_match.services.actor import SYSTEM
from employer_match.services.plan.edit_plan import LineDraft, accept_line, add_line
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.suggest import suggest_for
from employer_match.vocabulary import Mode, NextStep, Purpose
from tests.support.browser import PHONE, WIDE, Visitor
from tests.support.factories import Factory, day
from tests.support.weeks import full_week

pytestmark = pytest.mark.browser
NEXT = full_week()


@pytest.fixture
def database_kind() -> str:
    """What the browser shows does not depend on the database: one is enough."""
    return "sqlite"


def planned(make: Factory) -> tuple[User, int]:
    """A coach whose week holds a promise, an announced line, a locked one and proposals."""
    session = make.session
    coach = make.coach(name="Siv Påhittad")
    unit = coach.roles[0].unit
    mate = make.coach(unit, name="Bo Påhittad-Långefternamn")
    people = [make.participant(coach, enrolled_on=day(40 + n)) for n in range(4)]
    for person in people:
        make.profile(person, conditions=["calm"])
    for name in ("Påhittade Parkförvaltningens odlingsenhet", "Kafé Kanel", "Bageri Solsidan"):
        make.vacancy(make.workplace(name=name, municipality_code="0188"), headline="Sköta växter")
    suggest_for(act_as(session, SYSTEM), SYSTEM, [one.id for one in people])
    step = {"next_step": NextStep.CALL, "next_step_on": NEXT.workdays[2]}
    agreed = make.contact(make.workplace(name="Trävaruhuset"), coach, people[0], days_ago=8, **step)
    held = make.workplace(name="Stallet vid Ån")
    make.contact(held, mate, days_ago=2)
    make.rule(make.workplace(name="Tvätteriet"), preferred_mode=Mode.PHONE)
    actor = make.actor(coach)
    act_as(session, actor)
    for name, purpose in ((held.id, Purpose.CARE), (make.workplace().id, Purpose.INTRODUCE)):
        line = add_line(session, actor, NEXT, LineDraft(workplace_id=name, purpose=purpose))
    accept_line(session, actor, line.id, line.version)
    make_plan(session, actor, NEXT)
    return coach, agreed.id


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_pages_of_a_week_are_accessible_and_fit(
    visitor: Visitor, make: Factory, width: int
) -> None:
    coach, agreed = planned(make)
    leader = make.team_leader(coach.roles[0].unit)
    place = make.workplace()
    page = visitor.open(f"/plan?week={NEXT}", user=coach, width=width)
    page.wait_for_selector("text=Ni kom överens")
    visitor.check(page, f"plan-{width}")
    paths = {
        "plan-new": f"/plan/new?workplace_id={place.id}&week={NEXT}",
        "next-step": f"/contacts/{agreed}/step",
        "steps": "/steps",
        "account": "/account",
    }
    for name, path in paths.items():
        page.goto(visitor.address + path)
        visitor.check(page, f"{name}-{width}")
    page.click("text=Skapa en adress")
    page.wait_for_selector("#calendar-address")
    visitor.check(page, f"calendar-{width}")
    page = visitor.open(f"/admin/week?week={NEXT}", user=leader, width=width)
    page.wait_for_selector("text=Dit åker de")
    visitor.check(page, f"week-{width}")
