"""Talks with colleagues about a workplace: begun on its page, answered here or at the start."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import clock, errors
from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.pages import day
from employer_match.http.rights import needs
from employer_match.schemas.intention import TalkMessageInput
from employer_match.services.permissions import Action
from employer_match.services.talks.answer_talk import answer_talk
from employer_match.services.talks.begin_talk import begin_talk
from employer_match.services.talks.read_talks import own_talks, read_talk
from employer_match.vocabulary import TalkKind

blueprint = Blueprint("talks", __name__, url_prefix="/talks")


@blueprint.get("")
@needs(Action.LOG_CONTACT)
def every() -> ResponseReturnValue:
    """Everything that one has asked colleagues, or is asked."""
    return render_template("coach/talks.html", talks=own_talks(current.session(), current.actor()))


@blueprint.route("/<int:talk_id>", methods=["GET", "POST"])
@needs(Action.LOG_CONTACT)
def one(talk_id: int) -> ResponseReturnValue:
    """What was said, and the answer."""
    session, actor = current.session(), current.actor()
    form, status = Form(TalkMessageInput()), 200
    if request.method == "POST":
        if form.read(request.form):
            with form.refusals(errors.Invalid):
                answer_talk(session, actor, talk_id, form.data["text"], form.data["answer"])
                flash(gettext("Your colleague gets your answer."))
                return redirect(f"/talks/{talk_id}", 303)
        status = form.status
    talk = read_talk(session, actor, talk_id)
    return render_template("coach/talk.html", talk=talk, form=form), status


def ask_first(workplace_id: int, kind: TalkKind, text: str) -> None:
    """Ask, and say what happens now; raises NotFound, or Conflict where there is nobody to ask."""
    talks = begin_talk(
        current.session(),
        current.actor(),
        workplace_id,
        kind,
        text,
        rest=current.rest_periods(),
    )
    if kind is TalkKind.TALK:
        flash(gettext("Your colleague is told that you want to talk first."))
    elif kind is TalkKind.JOIN:
        flash(gettext("Your colleague is told that you want to come along."))
    elif (free := talks[0].free_from or clock.today()) <= clock.today():
        flash(gettext("Nobody who holds the relation is at work. You are free to go on at once."))
    else:
        flash(
            gettext(
                "You have asked for an introduction. Without an answer you are free to go on"
                " from %(day)s.",
                day=day(free),
            )
        )
