"""Who asks: the browser's session cookie on pages, a bearer token on the API, never both."""

from dataclasses import dataclass

from flask import request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from employer_match import errors
from employer_match.http import cookies, current
from employer_match.services.accounts import api_tokens, sessions
from employer_match.services.actor import ANONYMOUS, Actor

COOKIE = "employer_match_session"


@dataclass(frozen=True)
class Asker:
    """Who asks, and by what: a browser's session, a machine's token, or neither.

    `mark` says to note the use. `read_only` ones may change nothing. `owes_second_factor` ones may
    only set one up first.
    """

    actor: Actor = ANONYMOUS
    session_id: int | None = None
    token_id: int | None = None
    mark: bool = False
    read_only: bool = False
    owes_second_factor: bool = False


NOBODY = Asker()


def is_api() -> bool:
    """Whether the request is the machines' (a cookie never counts there, so no CSRF)."""
    return request.path.startswith("/api/")


def who_asks(session: Session) -> Asker:
    """Who asks; NOBODY where nobody is signed in.

    A bearer token that does not hold is refused at once, rather than treated as nobody.
    """
    if is_api():
        header = request.headers.get("Authorization", "")
        if not header:
            return NOBODY
        scheme, _, token = header.partition(" ")
        bearer = api_tokens.bearer_of(session, token.strip()) if scheme == "Bearer" else None
        if bearer is None:
            raise errors.NotSignedIn("This token does not hold. Ask for a new one.")
        return Asker(
            bearer.actor, token_id=bearer.token_id, mark=bearer.mark, read_only=bearer.read_only
        )
    cookie = cookie_sent()
    if not cookie:
        return NOBODY
    found = sessions.actor_of_session(session, cookie, current.session_limits())
    if found is None:
        return NOBODY
    demanded = found.actor.has(*current.second_factor_roles())
    return Asker(
        found.actor,
        session_id=found.session_id,
        mark=found.mark,
        owes_second_factor=demanded and not found.second_factor,
    )


def cookie_sent() -> str | None:
    """The session token that the browser sent, whether or not it still holds."""
    return cookies.read(COOKIE)


def keep(response: Response, token: str) -> Response:
    """Put a fresh session's token into the browser's cookie."""
    cookies.keep(response, COOKIE, token, current.session_limits().absolute)
    return response


def forget(response: Response) -> Response:
    """Take the token out of the browser."""
    cookies.forget(response, COOKIE)
    return response
