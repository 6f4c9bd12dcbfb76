"""What a contact most likely was: a default is better than a question."""

from collections.abc import Mapping
from typing import Any

from flask import request

from employer_match import clock
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.outreach.plan_week import Week
from employer_match.services.contacts.list_contacts import ContactFilter, list_contacts
from employer_match.services.contacts.my_day import open_steps, own_intentions
from employer_match.services.employers.read_workplace import WorkplaceView
from employer_match.services.permissions import Action, may
from employer_match.services.plan.planned_workplaces import planned_workplaces
from employer_match.vocabulary import Mode, NextStep, Purpose

RECENT = 8
#: What one most likely comes for, by the stage of the relation.
USUAL_PURPOSE = (
    Purpose.INTRODUCE,
    Purpose.LEARN_NEEDS,
    Purpose.PRESENT_CANDIDATE,
    Purpose.CARE,
    Purpose.FOLLOW_UP,
)
Places = list[tuple[int, str]]


def likely(view: WorkplaceView) -> Mapping[str, Any]:
    """Today, by the way and with the purpose that the link, the employer or the habit suggests."""
    session, actor = current.session(), current.actor()
    own = own_intentions(session, actor) if view.relation.reserved else []
    announced = [one.purpose for one in own if one.workplace_id == view.workplace.id]
    usual = announced[0] if announced else USUAL_PURPOSE[view.relation.stage]
    purpose, mode = request.args.get("purpose"), request.args.get("mode")
    return {
        "workplace_id": view.workplace.id,
        "happened_on": clock.today(),
        "mode": mode if mode in set(Mode) else _usual_mode(view),
        "purpose": purpose if purpose in set(Purpose) else usual,
        "next_step": NextStep.NOTHING,
        "vacancy_id": request.args.get("vacancy_id", type=record_number),
        "participants": request.args.getlist("participant"),
    }


def likely_workplaces() -> tuple[Places, Places]:
    """Where one is about to go – announced, promised, planned – and where one was last."""
    session, actor = current.session(), current.actor()
    ahead = {one.workplace_id: one.workplace for one in own_intentions(session, actor)}
    week = Week.of(clock.today())
    for step in open_steps(session, actor):
        if step.due is not None and step.due <= week.sunday:
            ahead.setdefault(step.workplace_id, step.workplace)
    if may(actor, Action.PLAN_OUTREACH):
        for place, name in planned_workplaces(session, actor, week):
            ahead.setdefault(place, name)
    mine = list_contacts(session, actor, ContactFilter(user_id=actor.user_id), page_size=50)
    been = {one.workplace_id: one.workplace for one in mine.contacts}
    return (
        list(ahead.items())[:RECENT],
        [place for place in been.items() if place[0] not in ahead][:RECENT],
    )


def _usual_mode(view: WorkplaceView) -> Mode:
    """As the employer prefers, else as the coach's last contact was, else a visit."""
    session, actor = current.session(), current.actor()
    if view.in_force.preferred_mode is not None:
        return view.in_force.preferred_mode
    last = list_contacts(session, actor, ContactFilter(user_id=actor.user_id), page_size=1)
    return next((one.mode for one in last.contacts if one.mode is not None), Mode.VISIT)
