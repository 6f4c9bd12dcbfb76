"""Pages for everybody: how the suggestions work, how accessible this is, which language."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from employer_match import errors
from employer_match.http import current, languages
from employer_match.http.rights import public
from employer_match.http.safe import own_address
from employer_match.ranking.rulebook import rulebook

blueprint = Blueprint("about", __name__)

YEAR = 365 * 24 * 3600


@blueprint.get("/how-suggestions-work")
@public
def how_suggestions_work() -> ResponseReturnValue:
    """The rule of the order, in plain words."""
    return render_template("pages/how_suggestions_work.html", rules=rulebook())


@blueprint.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    """The accessibility statement that the law asks for."""
    return render_template("pages/accessibility.html")


@blueprint.post("/language")
@public
def language() -> ResponseReturnValue:
    """Keep the reader's choice of language in a cookie and go back to where they were."""
    chosen = request.form.get("language", "")
    if chosen not in languages.LANGUAGES:
        raise errors.Invalid("Choose Swedish or English.")
    answer = redirect(own_address(request.form.get("back", "")), 303)
    answer.set_cookie(
        languages.COOKIE,
        chosen,
        max_age=YEAR,
        samesite="Lax",
        httponly=True,
        secure=current.settings().secure_cookies,
    )
    return answer
