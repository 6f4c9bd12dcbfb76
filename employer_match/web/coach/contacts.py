"""Logging a contact: at the point of action one is told who was there and what was agreed."""

import re
import secrets

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from employer_match import errors
from employer_match.http import current, languages, problems
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form, words_asked
from employer_match.http.pages import day, may
from employer_match.http.rights import needs
from employer_match.http.words import words_of
from employer_match.schemas.contact import ContactInput
from employer_match.schemas.intention import AskColleagues
from employer_match.services.contacts.companions import colleagues
from employer_match.services.contacts.contact_draft import draft_of
from employer_match.services.contacts.log_contact import Logged, log_contact
from employer_match.services.employers.find_workplace import find_workplace
from employer_match.services.employers.read_workplace import WorkplaceView, read_workplace
from employer_match.services.idempotency import once, request_hash
from employer_match.services.participants.list_participants import list_participants
from employer_match.services.permissions import Action
from employer_match.services.vacancies.open_questions import OpenQuestion, open_questions
from employer_match.vocabulary import NextStep
from employer_match.web.coach.likely_contact import likely, likely_workplaces
from employer_match.web.coach.talks import ask_first

blueprint = Blueprint("contacts", __name__, url_prefix="/contacts")

MOST_QUESTIONS = 8


@blueprint.get("/new")
@needs(Action.LOG_CONTACT)
def new() -> ResponseReturnValue:
    """The form for a workplace, filled in with what is likely; or first the question which one."""
    workplace_id = request.args.get("workplace_id", type=record_number)
    if workplace_id is None:
        return _which_workplace()
    view = read_workplace(
        current.session(), current.actor(), workplace_id, rest=current.rest_periods()
    )
    return _page(Form(ContactInput(), likely(view)), view)


@blueprint.post("/new")
@needs(Action.LOG_CONTACT)
def log() -> ResponseReturnValue:
    """Log it, or show the form again with everything typed and what stands in the way."""
    if "_ask" in request.form:
        return _ask_first()
    form = Form(ContactInput())
    if form.read(request.form):
        given = dict(form.data)
        go_on, override = given.pop("go_on_reason"), given.pop("override_stop_reason")
        draft = draft_of(given)

        def make() -> int:
            logged = log_contact(
                current.session(),
                current.actor(),
                draft,
                go_on_reason=go_on,
                override_stop_reason=override,
                rest=current.rest_periods(),
            )
            _say_what_happened(logged)
            return logged.contact.id

        with form.refusals(errors.Invalid, errors.CollisionFound, errors.EmployerSaidStop):
            # The same form with the same words is a double press, or an answer that never arrived.
            key = f"{_name_of_form()} {request_hash(form.data)[:32]}"
            if not once(current.session(), current.actor(), key, form.data, "contact", make)[1]:
                flash(gettext("This contact is logged already, and stands once."))
            return redirect(f"/workplaces/{draft.workplace_id}", 303)
    workplace_id = request.form.get("workplace_id", type=record_number)
    if workplace_id is None:
        raise errors.NotFound()
    view = read_workplace(
        current.session(), current.actor(), workplace_id, rest=current.rest_periods()
    )
    return _page(form, view), form.status


def _ask_first() -> ResponseReturnValue:
    """Ask a colleague before going on; the form comes back as it was, with nothing logged."""
    form = Form(ContactInput())
    form.read(request.form)
    form.errors.clear()
    workplace_id = request.form.get("workplace_id", type=record_number)
    if workplace_id is None:
        raise errors.NotFound()
    asked = Form(AskColleagues())
    words = {"kind": request.form["_ask"], "text": request.form.get("_words", "")}
    if not asked.read(MultiDict(words)):
        raise errors.Invalid(fields=asked.errors)

    def ask() -> int:
        ask_first(workplace_id, asked.data["kind"], asked.data["text"])
        return workplace_id

    with asked.refusals(errors.Conflict, errors.EmployerSaidStop):
        key = f"{_name_of_form()} {request_hash(words)[:32]}"
        once(current.session(), current.actor(), key, words, "talk", ask)
    if asked.problem is not None:
        flash(problems.said(asked.problem))
    view = read_workplace(
        current.session(), current.actor(), workplace_id, rest=current.rest_periods()
    )
    return _page(form, view, asked=True)


def _name_of_form() -> str:
    """What the form was called when it was opened, or a new name for one that is opened now."""
    name = request.form.get("_once", "")
    return name if re.fullmatch(r"[\w-]{8,40}", name, re.ASCII) else secrets.token_urlsafe(12)


def _page(form: Form, view: WorkplaceView, *, asked: bool = False) -> str:
    actor = current.actor()
    people = list_participants(current.session(), actor) if may(Action.READ_PARTICIPANTS) else []
    return render_template(
        "coach/contact_form.html",
        form=form,
        view=view,
        once=_name_of_form(),
        asked=asked,
        fresh=request.method == "GET",
        questions=_questions(form, view) if may(Action.READ_SUGGESTIONS) else [],
        colleagues=colleagues(current.session(), actor),
        participants=sorted(people, key=lambda one: one.coach_id != actor.user_id),
    )


def _questions(form: Form, view: WorkplaceView) -> list[OpenQuestion]:
    """What is to be asked there: about the vacancy that was chosen, else about any."""
    chosen = form.text("vacancy_id")
    about = int(chosen) if re.fullmatch(r"\d{1,9}", chosen, re.ASCII) else None
    found = open_questions(
        current.session(),
        current.actor(),
        view.workplace.id,
        vacancy_id=about,
        language=languages.chosen(),
    )
    return found[:MOST_QUESTIONS]


def _which_workplace() -> str:
    text = words_asked("text")
    ahead, recent = likely_workplaces()
    return render_template(
        "coach/which_workplace.html",
        text=text,
        found=find_workplace(current.session(), current.actor(), text) if text else [],
        ahead=ahead,
        recent=recent,
    )


def _say_what_happened(logged: Logged) -> None:
    contact = logged.contact
    did = gettext(
        "The contact is logged: %(mode)s, %(day)s.",
        mode=words_of(contact.mode).lower(),
        day=day(contact.happened_on),
    )
    if contact.next_step is not NextStep.NOTHING:
        step = words_of(contact.next_step).lower()
        when = f" {day(contact.next_step_on)}" if contact.next_step_on else ""
        did += " " + gettext("Next step: %(step)s.", step=step + when)
    flash(did)
    for advice in logged.advice:
        flash(words_of(advice))
