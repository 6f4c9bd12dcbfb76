"""Signing in and out."""

from flask import Blueprint, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue

from employer_match.http import current, signed_in
from employer_match.http.forms import Form
from employer_match.http.rights import needs, public
from employer_match.http.safe import own_address
from employer_match.schemas.account import SignIn
from employer_match.services import rate_limits
from employer_match.services.accounts import sign_in
from employer_match.services.permissions import Action

blueprint = Blueprint("sign_in", __name__)

#: How a form that waits for its sender to sign in is carried along, in hidden fields.
TYPED, RESUME = "_typed.", "_resume"
PEOPLE_IN_A_HOUSE = 20
#: Passwords are typed again, and signing out is done.
NOTHING_TO_KEEP = frozenset({"/account/password", "/sign-out"})


@blueprint.before_request
def count_tries() -> None:
    """Slow down whoever guesses: per sender and per account, before the records are touched."""
    if request.endpoint != "sign_in.enter" or request.method != "POST":
        return
    tries = current.settings().sign_in_tries_per_quarter
    # A whole town hall signs in from one address in the morning, each as somebody else.
    house = f"{tries * PEOPLE_IN_A_HOUSE} per 15 minute"
    rate_limits.use(current.engine(), house, "sign_in_from", request.remote_addr or "")
    asked = request.form.get("email", "").strip().lower()
    rate_limits.use(current.engine(), f"{tries} per 15 minute", "sign_in_as", asked)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def enter() -> ResponseReturnValue:
    """Ask for address and password; go on to the page that was asked for."""
    session.pop("_flashes", None)  # what was meant for whoever sat here before
    form = Form(SignIn(), {"next": request.args.get("next", "")})
    if request.method == "GET":
        changed = request.args.get("password") == "changed"
        return render_template("coach/sign_in.html", form=form, typed=[], changed=changed)
    typed, resume = _carried(), request.form.get(RESUME, "")
    if form.read(request.form):
        with form.refusals():
            given = form.data
            opened = sign_in.sign_in(current.session(), given["email"], given["password"])
            if not typed or not _same_person(opened):
                return signed_in.keep(redirect(own_address(given["next"]), 303), opened.token)
            page = render_template("coach/resume.html", action=own_address(resume), typed=typed)
            return signed_in.keep(make_response(page), opened.token)
    return render_template("coach/sign_in.html", form=form, typed=typed, resume=resume), form.status


def keep_what_was_typed() -> ResponseReturnValue:
    """The sign-in page in place of a form whose session had run out: what was typed goes along."""
    if request.path in NOTHING_TO_KEEP:
        return redirect("/sign-in", 303)
    pairs = list(request.form.items(multi=True))
    # A password, of whichever form, is never written into a page.
    typed = [pair for pair in pairs if pair[0] != "csrf_token" and "password" not in pair[0]]
    form = Form(SignIn())
    return render_template(
        "coach/sign_in.html", form=form, typed=typed, resume=request.full_path.rstrip("?")
    ), 401


def _same_person(opened: sign_in.SignedIn) -> bool:
    """Whether the one who signs in now is the one whose session ran out over the text."""
    before = sign_in.whose(current.session(), request.cookies.get(signed_in.COOKIE))
    return before is not None and before == opened.actor.user_id


def _carried() -> list[tuple[str, str]]:
    return [
        (name.removeprefix(TYPED), value)
        for name, value in request.form.items(multi=True)
        if name.startswith(TYPED)
    ]


@blueprint.post("/sign-out")
@needs(Action.OWN_ACCOUNT)
def leave() -> ResponseReturnValue:
    """End this browser's session."""
    open_one = current.sign_in_id()
    if open_one is not None:
        sign_in.sign_out(current.session(), current.actor(), open_one)
    session.clear()
    answer = redirect("/sign-in", 303)
    signed_in.forget(answer)
    return answer
