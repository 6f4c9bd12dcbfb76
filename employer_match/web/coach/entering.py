"""What signing in leads to, whichever way it was done: a fresh session, and the page asked for.

A form that waited for its sender to sign in is carried along in hidden fields, and shown again to
the one who typed it and to nobody else.
"""

from flask import make_response, redirect, render_template, request, session
from werkzeug.wrappers import Response

from employer_match.http import current, known_browser, signed_in
from employer_match.http.safe import own_address
from employer_match.services.accounts import sessions

#: How what was typed, and where it was to go, stand among a form's hidden fields.
TYPED, RESUME = "_typed.", "_resume"


def let_in(opened: sessions.SignedIn, account: str, then: str) -> Response:
    """Sign this browser in and go on to the page `then`, or to the form that was waiting."""
    typed, same = carried(), _same_person(opened)
    if not same:
        session.clear()  # nothing of whoever sat here before, their forms' token included
    session.pop("_flashes", None)
    if typed and same:
        action = own_address(request.form.get(RESUME, ""))
        answer: Response = make_response(
            render_template("coach/resume.html", action=action, typed=typed)
        )
    else:
        answer = redirect(own_address(then), 303)
    known_browser.remember(answer, account)
    return signed_in.keep(answer, opened.token)


def carried() -> list[tuple[str, str]]:
    """The fields of the form that waits, if one does."""
    return [
        (name.removeprefix(TYPED), value)
        for name, value in request.form.items(multi=True)
        if name.startswith(TYPED)
    ]


def _same_person(opened: sessions.SignedIn) -> bool:
    """Whether the one who signs in now is the one whose session was in this browser last."""
    before = sessions.whose(current.session(), signed_in.cookie_sent())
    return before is not None and before == opened.actor.user_id
