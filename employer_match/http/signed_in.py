"""Who asks: the browser's session cookie on pages, a bearer token on the API, never both."""

from flask import request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from employer_match import errors
from employer_match.http import current
from employer_match.services.accounts import sign_in
from employer_match.services.actor import Actor

COOKIE = "employer_match_session"


def is_api() -> bool:
    """Whether the request is the machines' (a cookie never counts there, so no CSRF)."""
    return request.path.startswith("/api/")


def who_asks(session: Session) -> tuple[Actor, int | None, bool] | None:
    """(actor, session id, whether to mark it as seen), or None where nobody is signed in.

    A bearer token that does not hold is refused at once, rather than treated as nobody.
    """
    if is_api():
        header = request.headers.get("Authorization", "")
        if not header:
            return None
        scheme, _, token = header.partition(" ")
        actor = sign_in.actor_of_token(session, token.strip()) if scheme == "Bearer" else None
        if actor is None:
            raise errors.NotSignedIn("This token does not hold. Ask for a new one.")
        return actor, None, False
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        return None
    return sign_in.actor_of_session(session, cookie, *current.session_limits())


def keep(response: Response, token: str) -> Response:
    """Put a fresh session's token into the browser's cookie."""
    response.set_cookie(
        COOKIE,
        token,
        httponly=True,
        secure=current.settings().secure_cookies,
        samesite="Lax",
        max_age=int(current.session_limits()[1].total_seconds()),
    )
    return response


def forget(response: Response) -> Response:
    """Take the token out of the browser."""
    response.delete_cookie(
        COOKIE, httponly=True, secure=current.settings().secure_cookies, samesite="Lax"
    )
    return response
