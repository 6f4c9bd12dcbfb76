"""Signing in and out: the password, and the code on top of it where one is asked for."""

from typing import cast

from flask import Blueprint, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from itsdangerous import BadData, URLSafeTimedSerializer

from employer_match import errors
from employer_match.http import current, devices, known_browser, network, signed_in
from employer_match.http.forms import Form
from employer_match.http.rights import before_second_factor, needs, public
from employer_match.schemas.account import SignIn, SignInCode
from employer_match.services.accounts import guessing, sessions, sign_in
from employer_match.services.permissions import Action
from employer_match.web.coach.entering import RESUME, carried, let_in

blueprint = Blueprint("sign_in", __name__)

#: Passwords are typed again, and signing out is done.
NOTHING_TO_KEEP = frozenset({"/account/password", "/sign-out"})
ASKED = "code_asked"
#: Seconds in which the code must come after the password.
CODE_WITHIN = 600


@blueprint.before_request
def count_tries() -> None:
    """Slow down whoever guesses, before the records are touched."""
    if request.method != "POST":
        return
    engine, tries = current.engine(), current.settings().sign_in_tries_per_quarter
    if request.endpoint == "sign_in.enter":
        account = request.form.get("email", "").strip().lower()
        browser = known_browser.name_for(account)
        guessing.count_password(engine, tries, account, network.sender(), browser)
    if request.endpoint == "sign_in.code" and (asked := _asked()):
        guessing.count_code(engine, tries, asked[0].user_id, known_browser.name_for(asked[1]))


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def enter() -> ResponseReturnValue:
    """Ask for address and password; go on to the page that was asked for."""
    session.pop("_flashes", None)  # what was meant for whoever sat here before
    form = Form(SignIn(), {"next": request.args.get("next", "")})
    if request.method == "GET":
        return _page(form, changed=request.args.get("password") == "changed")
    if form.read(request.form):
        with form.refusals():
            given = form.data
            opened = sign_in.sign_in(
                current.session(),
                given["email"],
                given["password"],
                device=devices.device(),
                replaces=signed_in.cookie_sent(),
            )
            if isinstance(opened, sign_in.CodeAsked):
                return _ask_for_code(opened, given["email"], given["next"])
            return let_in(opened, given["email"], given["next"])
    return _page(form), form.status


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@public
def code() -> ResponseReturnValue:
    """Ask for the code that the password alone does not replace."""
    form = Form(SignInCode(), {"next": request.args.get("next", "")})
    asked = _asked()
    if asked is None:
        return _start_over(form)
    if request.method == "POST" and form.read(request.form):
        try:
            with form.refusals():
                opened = sign_in.enter_code(
                    current.session(),
                    asked[0],
                    form.data["code"],
                    key=current.settings().secret_key,
                    device=devices.device(),
                    replaces=signed_in.cookie_sent(),
                )
                session.pop(ASKED, None)
                return let_in(opened, asked[1], form.data["next"])
        except errors.NotSignedIn:
            return _start_over(form)
    return _code_page(form), form.status if form.errors else 200


def keep_what_was_typed() -> ResponseReturnValue:
    """The sign-in page in place of a form whose session had run out: what was typed goes along."""
    if request.path in NOTHING_TO_KEEP:
        return redirect("/sign-in", 303)
    pairs = list(request.form.items(multi=True))
    # A password or a code, of whichever form, is never written into a page.
    typed = [pair for pair in pairs if not _secret(pair[0])]
    return _page(Form(SignIn()), typed=typed, resume=request.full_path.rstrip("?")), 401


@blueprint.post("/sign-out")
@before_second_factor
@needs(Action.OWN_ACCOUNT)
def leave() -> ResponseReturnValue:
    """End this browser's session."""
    open_one = current.sign_in_id()
    if open_one is not None:
        sessions.sign_out(current.session(), current.actor(), open_one)
    session.clear()
    answer = redirect("/sign-in", 303)
    signed_in.forget(answer)
    return answer


def remember_asked(asked: sign_in.CodeAsked, account: str) -> None:
    """Let this browser's next step be the code, for ten minutes."""
    session[ASKED] = _serializer().dumps([asked.user_id, asked.stamp, account])


def _page(
    form: Form,
    *,
    changed: bool = False,
    typed: list[tuple[str, str]] | None = None,
    resume: str = "",
) -> str:
    return render_template(
        "coach/sign_in.html",
        form=form,
        typed=carried() if typed is None else typed,
        resume=resume or request.form.get(RESUME, ""),
        changed=changed,
        provider=current.settings().oidc_name if current.settings().oidc_issuer else "",
    )


def _code_page(form: Form) -> str:
    resume = request.form.get(RESUME, "")
    return render_template("coach/sign_in_code.html", form=form, typed=carried(), resume=resume)


def _ask_for_code(asked: sign_in.CodeAsked, account: str, then: str) -> ResponseReturnValue:
    remember_asked(asked, account)
    form = Form(SignInCode(), {"next": then})
    return make_response(_code_page(form))


def _asked() -> tuple[sign_in.CodeAsked, str] | None:
    """For whom a code is asked in this browser, and by what address; None when that is too old."""
    try:
        kept = _serializer().loads(session.get(ASKED, ""), max_age=CODE_WITHIN)
    except BadData:
        return None
    user_id, stamp, account = cast(tuple[int, str, str], kept)
    return sign_in.CodeAsked(user_id, stamp), account


def _start_over(form: Form) -> ResponseReturnValue:
    """The password again, with what was typed before and the page that was asked for."""
    session.pop(ASKED, None)
    again = Form(SignIn(), {"next": form.text("next") or request.form.get("next", "")})
    if request.method == "POST":
        again.errors[""] = gettext("Too long a time had passed. Sign in again.")
    return _page(again), 401 if again.errors else 200


def _secret(name: str) -> bool:
    return name in {"csrf_token", "code", "present"} or "password" in name


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current.settings().secret_key, salt="code-asked")
