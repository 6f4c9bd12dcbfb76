"""The coach's participants: the list, and one person's page with own words and suggestions."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.participant import EnrolmentInput, ParticipantInput
from employer_match.services.accounts.colleagues import coaches_of
from employer_match.services.participants.edit_participant import ParticipantDraft, edit_participant
from employer_match.services.participants.enrol_participant import Enrolment, enrol_participant
from employer_match.services.participants.list_participants import list_participants
from employer_match.services.participants.read_participant import (
    ParticipantView,
    read_participant,
)
from employer_match.services.permissions import Action, acting_unit
from employer_match.services.queue import queue
from employer_match.services.suggestions.suggest import suggest
from employer_match.vocabulary import Role

blueprint = Blueprint("participants", __name__, url_prefix="/participants")


@blueprint.get("")
@needs(Action.READ_PARTICIPANTS)
def mine() -> ResponseReturnValue:
    """Everyone within reach, by code name, with how long they have waited."""
    session, actor = current.session(), current.actor()
    ended = request.args.get("ended") == "true"
    waits = {line.participant_id: line for line in queue(session, actor)}
    return render_template(
        "coach/participants.html",
        people=list_participants(session, actor, ended=ended),
        waits=waits,
        ended=ended,
    )


@blueprint.route("/new", methods=["GET", "POST"])
@needs(Action.EDIT_PARTICIPANTS)
def enrol() -> ResponseReturnValue:
    """Enrol somebody under a code name: nothing else is needed for a first suggestion."""
    form = Form(EnrolmentInput(), {"goal": "work", "pace": "none", "related_wanted": True})
    status = 200
    if request.method == "POST":
        if form.read(request.form):
            with form.refusals():
                enrolment = Enrolment(**form.data)
                person = enrol_participant(current.session(), current.actor(), enrolment)
                suggest(current.session(), current.actor(), person.id)
                flash(
                    gettext(
                        "%(name)s is enrolled. Write down what they wish for, or look at the first"
                        " suggestions.",
                        name=person.code_name,
                    )
                )
                return redirect(f"/participants/{person.id}", 303)
        status = form.status
    return render_template(
        "coach/participant_form.html", form=form, person=None, coaches=_coaches(), own=_is_coach()
    ), status


@blueprint.route("/<participant_id>/edit", methods=["GET", "POST"])
@needs(Action.EDIT_PARTICIPANTS)
def edit(participant_id: str) -> ResponseReturnValue:
    """Change code name, coach and deputy, goal, pace, or end the participation."""
    session, actor = current.session(), current.actor()
    form, version = Form(ParticipantInput()), request.form.get("_version", type=record_number)
    if request.method == "POST" and form.read(request.form):
        with form.refusals(errors.Invalid, errors.Conflict, errors.Stale):
            draft = ParticipantDraft(**form.data)
            if edit_participant(session, actor, participant_id, draft, version):
                flash(gettext("It is changed."))
                return redirect(f"/participants/{participant_id}", 303)
            flash(gettext("The participant is handed over to the new coach."))
            return redirect("/participants", 303)
    person = read_participant(session, actor, participant_id)
    now = Form(ParticipantInput(), {name: getattr(person, name) for name in form.schema.fields})
    if isinstance(form.problem, errors.Stale) or version is None:
        version = person.version
    posted = request.method == "POST"
    return render_template(
        "coach/participant_form.html",
        form=form if posted else now,
        now=now,
        person=person,
        version=version,
        coaches=_coaches(person),
    ), form.status if posted else 200


def _coaches(person: ParticipantView | None = None) -> list[tuple[int, str]]:
    """The coaches to choose from: of the participant's unit, with whoever it is now among them."""
    session, actor = current.session(), current.actor()
    unit_id = person.unit_id if person else acting_unit(actor, Action.EDIT_PARTICIPANTS)
    found = coaches_of(session, actor, {unit_id})
    if person is None:
        return [(one.id, one.name) for one in found]
    now = {person.coach_id: person.coach_name, person.deputy_id or 0: person.deputy_name}
    listed = {one.id: one.name for one in found}
    return list(({key: name for key, name in now.items() if name} | listed).items())


def _is_coach() -> bool:
    """Whether whoever enrols somebody becomes their coach unless another one is chosen."""
    return current.actor().has(Role.COACH)
