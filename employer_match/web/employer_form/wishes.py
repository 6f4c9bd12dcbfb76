"""By the link in the letter: how the employer wants to be contacted, and that they do not."""

from flask import Blueprint, Response, g, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from employer_match import errors
from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.rights import public
from employer_match.schemas.employer_wish import EmployerWishInput
from employer_match.services.needs.employer_wishes import (
    WishDraft,
    WishView,
    read_wishes,
    say_wishes,
)
from employer_match.web.employer_form import change, guard

blueprint = Blueprint("employer_wishes", __name__, url_prefix="/post/need/<token>/contact")


@blueprint.before_request
def count() -> None:
    """Count what is sent by each sender; looking is free."""
    if request.method == "POST":
        guard.count()


@blueprint.after_request
def keep_to_ourselves(answer: Response) -> Response:
    """The address is the key here too."""
    return change.keep_to_ourselves(answer)


@blueprint.route("", methods=["GET", "POST"])
@public
def say(token: str) -> ResponseReturnValue:
    """How often, when, how, or not at all; can be changed as long as the link holds."""
    session, settings = current.session(), current.settings()
    view = read_wishes(session, token, settings)
    if request.method == "GET":
        return _page(token, view, _filled(view))
    form = Form(EmployerWishInput())
    if g.get("too_many"):
        form.read(request.form)
        form.refuse(g.too_many)
    elif form.read(request.form):
        with form.refusals(errors.Invalid, errors.Stale, errors.VersionMissing):
            given = dict(form.data)
            version = given.pop("version")
            given["preferred_weekdays"] = tuple(given["preferred_weekdays"])
            say_wishes(session, token, WishDraft(**given), version, settings)
            return redirect(f"/post/need/{token}/contact/kept", 303)
    if isinstance(form.problem, errors.Stale):
        view = read_wishes(session, token, settings)
        form.typed["version"] = str(view.version)
    return _page(token, view, form)


@blueprint.get("/kept")
@public
def kept(token: str) -> ResponseReturnValue:
    """What we have written down, and that it can be changed."""
    view = read_wishes(current.session(), token, current.settings())
    return render_template("employer_form/wishes_kept.html", view=view, token=token)


def _filled(view: WishView) -> Form:
    return Form(EmployerWishInput(), {**vars(view.draft), "version": view.version})


def _page(token: str, view: WishView, form: Form) -> ResponseReturnValue:
    page = render_template("employer_form/wishes.html", form=form, view=view, token=token)
    answer = make_response(page, form.status if form.errors else 200)
    if form.problem and "seconds" in form.problem.params:
        answer.headers["Retry-After"] = str(form.problem.params["seconds"])
    return answer
