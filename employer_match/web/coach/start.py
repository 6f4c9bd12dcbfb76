"""The start page: what to do next, first."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from employer_match import clock
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.pages import may
from employer_match.http.rights import needs
from employer_match.services.contacts.my_day import open_steps, own_intentions
from employer_match.services.mail.notices import mark_read, unread_notices
from employer_match.services.participants.list_participants import list_participants
from employer_match.services.permissions import Action
from employer_match.services.queue import queue
from employer_match.services.talks.read_talks import own_talks

blueprint = Blueprint("start", __name__)

SOON = timedelta(days=7)
MOST_STEPS = 8
MOST_WAITING = 6


@blueprint.get("/")
@needs(Action.OWN_ACCOUNT)
def show() -> ResponseReturnValue:
    """Notices, agreed steps, announced contacts, and who has waited longest."""
    session, actor = current.session(), current.actor()
    steps = open_steps(session, actor) if may(Action.LOG_CONTACT) else []
    soon = [one for one in steps if one.due is None or one.due <= clock.today() + SOON]
    waiting = queue(session, actor) if may(Action.READ_QUEUE) else []
    own = [one for one in waiting if one.coach_id == actor.user_id] or waiting
    people = list_participants(session, actor) if may(Action.READ_PARTICIPANTS) else []
    notices = unread_notices(session, actor)
    asked = may(Action.LOG_CONTACT) and any(one.talk_id for one in notices)
    return render_template(
        "coach/start.html",
        notices=notices,
        talks={one.id: one for one in own_talks(session, actor)} if asked else {},
        steps=soon[:MOST_STEPS],
        later=len(steps) - len(soon[:MOST_STEPS]),
        intentions=own_intentions(session, actor) if may(Action.ANNOUNCE) else [],
        waiting=own[:MOST_WAITING],
        waiting_more=len(own) - len(own[:MOST_WAITING]),
        wishes={one.id: one.wishes for one in people},
    )


@blueprint.post("/notices/read")
@needs(Action.OWN_ACCOUNT)
def read() -> ResponseReturnValue:
    """Put notices away."""
    mark_read(
        current.session(), current.actor(), request.form.getlist("notice", type=record_number)
    )
    return redirect("/", 303)


@blueprint.get("/queue")
@needs(Action.READ_QUEUE)
def waiting() -> ResponseReturnValue:
    """Everyone within reach who seeks work, longest wait for an employer contact first."""
    return render_template("coach/queue.html", people=queue(current.session(), current.actor()))


@blueprint.get("/steps")
@needs(Action.LOG_CONTACT)
def steps() -> ResponseReturnValue:
    """Every agreed step that is still open."""
    return render_template("coach/steps.html", steps=open_steps(current.session(), current.actor()))
