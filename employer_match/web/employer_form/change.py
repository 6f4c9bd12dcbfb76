"""By the link in the letter: read, change, withdraw one's own need, or say that it is filled."""

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.rights import public
from employer_match.schemas.need import ASKED, NeedChange, NeedStep
from employer_match.services.needs.edit_need import NeedView, close_need, edit_need, read_need
from employer_match.vocabulary import VacancyEvent
from employer_match.web.employer_form.post import content_of

blueprint = Blueprint("employer_need", __name__, url_prefix="/post/need")


@blueprint.after_request
def keep_to_ourselves(answer: Response) -> Response:
    """The address is the key: no other site hears of it, no search engine lists it."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@blueprint.route("/<token>", methods=["GET", "POST"])
@public
def change(token: str) -> ResponseReturnValue:
    """Show the need in the form; a change is read by us before it is shown again."""
    session, settings = current.session(), current.settings()
    need = read_need(session, token, settings)
    if request.method == "GET":
        return _page(token, need, _filled(need))
    form = Form(NeedChange())
    if form.read(request.form):
        with form.refusals(errors.Invalid, errors.Conflict, errors.Stale):
            version = form.data["version"]
            edit_need(session, token, content_of(form.data), version, settings)
            flash(gettext("Your change is kept. We read it before it is shown."))
            return redirect(f"/post/need/{token}", 303)
    if isinstance(form.problem, errors.Stale):
        need = read_need(session, token, settings)
        form.typed["version"] = str(need.version)
    return _page(token, need, form)


@blueprint.post("/<token>/close")
@public
def close(token: str) -> ResponseReturnValue:
    """Withdraw the need, or say that it is filled; the link is then of no use any more."""
    form = Form(NeedStep())
    if not form.read(request.form):
        raise errors.Invalid(fields=form.errors)
    event: VacancyEvent = form.data["event"]
    close_need(current.session(), token, event, form.data["version"], current.settings())
    return redirect(f"/post/closed/{event.value}", 303)


@blueprint.get("/<token>/close")
@public
def ask(token: str) -> ResponseReturnValue:
    """Ask once before it is gone."""
    need = read_need(current.session(), token, current.settings())
    return render_template("employer_form/close.html", need=need, token=token)


def _filled(need: NeedView) -> Form:
    content = need.content
    values = {
        name: getattr(content, name)
        for name in NeedChange().fields
        if name not in {"version", "must_have", "nice_to_have", "conditions"}
    }
    return Form(
        NeedChange(),
        {
            **values,
            "conditions": [each for each, true in content.conditions.items() if true],
            "must_have": "\n".join(content.must_have),
            "nice_to_have": "\n".join(content.nice_to_have),
            "version": need.version,
        },
    )


def _page(token: str, need: NeedView, form: Form) -> ResponseReturnValue:
    page = render_template(
        "employer_form/change.html", form=form, need=need, token=token, asked=ASKED
    )
    return make_response(page, form.status if form.errors else 200)
