"""A forgotten password: ask for a letter, and choose a new one by the link in it.

The answers are the same whether or not an address has an account, and whether a link is too old,
used, or was never sent.
"""

from flask import Blueprint, Response, g, redirect, render_template, request
from flask.typing import ResponseReturnValue

from employer_match import errors
from employer_match.http import current, known_browser, network
from employer_match.http.forms import Form
from employer_match.http.rights import public
from employer_match.schemas.account import Forgotten
from employer_match.schemas.user import NewPassword
from employer_match.services import rate_limits
from employer_match.services.accounts.choose_password import choose_password, whose_link
from employer_match.services.accounts.door_letters import ask_for_new_password

blueprint = Blueprint("forgotten", __name__, url_prefix="/sign-in")

#: More letters than so to one address in an hour say nothing new: the last one's link still holds.
LETTERS_PER_HOUR = 3


@blueprint.before_request
def count_letters() -> None:
    """Nobody fills others' letterboxes: counted per network, and quietly per address."""
    g.enough_letters = False
    if request.method != "POST" or request.endpoint != "forgotten.ask":
        return
    tries = current.settings().sign_in_tries_per_quarter
    rate_limits.use(current.engine(), f"{tries} per hour", "letters_from", network.sender())
    address = request.form.get("email", "").strip().lower()
    try:
        rate_limits.use(current.engine(), f"{LETTERS_PER_HOUR} per hour", "letters_to", address)
    except errors.TooMany:
        g.enough_letters = True


@blueprint.after_request
def keep_to_ourselves(answer: Response) -> Response:
    """The address is the key: no other site hears of it, no search engine lists it."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@blueprint.route("/forgotten", methods=["GET", "POST"])
@public
def ask() -> ResponseReturnValue:
    """Ask for a letter with a link."""
    form = Form(Forgotten())
    if request.method == "POST" and form.read(request.form):
        if not g.enough_letters:
            ask_for_new_password(current.session(), form.data["email"])
        return redirect("/sign-in/forgotten/asked", 303)
    return render_template("coach/forgotten.html", form=form), form.status if form.errors else 200


@blueprint.get("/forgotten/asked")
@public
def asked() -> ResponseReturnValue:
    """What happens now; the same for every address."""
    return render_template("coach/forgotten_asked.html")


@blueprint.route("/choose-password/<token>", methods=["GET", "POST"])
@public
def choose(token: str) -> ResponseReturnValue:
    """Choose a password by the link in the letter; opening the page uses nothing up."""
    form = Form(NewPassword())
    user = whose_link(current.session(), token)
    if request.method == "POST" and form.read(request.form):
        with form.refusals(errors.Invalid):
            account = choose_password(current.session(), token, form.data["password"])
            answer = redirect("/sign-in?password=changed", 303)
            known_browser.remember(answer, account)
            return answer
    page = render_template("coach/choose_password.html", form=form, token=token, address=user.email)
    return page, form.status if form.errors else 200
