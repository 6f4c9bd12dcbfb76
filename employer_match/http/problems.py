"""One table from what went wrong to an answer: problem+json for machines, a page for people."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import structlog
from flask import (
    Flask,
    Response,
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from employer_match import errors, logs
from employer_match.http import read_again, signed_in

log = structlog.get_logger()

STATUS: dict[type[errors.Problem], HTTPStatus] = {
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.NotSignedIn: HTTPStatus.UNAUTHORIZED,
    errors.NotAllowed: HTTPStatus.FORBIDDEN,
    errors.Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.Conflict: HTTPStatus.CONFLICT,
    errors.CollisionFound: HTTPStatus.CONFLICT,
    errors.PossibleDuplicate: HTTPStatus.CONFLICT,
    errors.EmployerSaidStop: HTTPStatus.CONFLICT,
    errors.Stale: HTTPStatus.PRECONDITION_FAILED,
    errors.VersionMissing: HTTPStatus.PRECONDITION_REQUIRED,
    errors.TooMany: HTTPStatus.TOO_MANY_REQUESTS,
    errors.LinkExpired: HTTPStatus.GONE,
}

#: What a person reads where Werkzeug, not we, refused.
SAYS: dict[int, str] = {
    400: "The request could not be understood. Go back and try again.",
    404: errors.NotFound.message,
    405: "This address does not take that kind of request.",
    413: "That was too much at once. Shorten the text.",
    415: "Send JSON with Content-Type: application/json.",
    503: "Many are writing right now. Nothing was lost on our side; try again in a moment.",
}
#: Where a face leaves the function that asks to sign in without losing what was typed.
KEEP_TYPED = "employer_match_keep_typed"
OTHERWISE = "Something went wrong here. It is logged; try again, or tell your coordinator."


def status_of(problem: errors.Problem) -> HTTPStatus:
    """The HTTP status of a problem; a subclass answers as its nearest parent in the table."""
    return next(STATUS[kind] for kind in type(problem).__mro__ if kind in STATUS)


def said(problem: errors.Problem) -> str:
    """The problem's sentence in the reader's language."""
    sentence: str = gettext(problem.message)
    return sentence % problem.params if problem.params else sentence


def fields_said(problem: errors.Problem) -> dict[str, str]:
    """What to do with each field, in the reader's language."""
    return {name: gettext(message) for name, message in problem.fields.items()}


def problem_json(status: int, title: str, **more: Any) -> Response:
    """An RFC 9457 answer."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    answer = jsonify({**body, "detail": title, **more})
    answer.status_code = status
    answer.mimetype = "application/problem+json"
    if status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="employer-match"'
    return answer


def register(app: Flask) -> None:
    """Let the app answer every problem by this table, and log what was not foreseen."""
    logs.keep_to_places()
    app.register_error_handler(errors.Problem, _ours)
    app.register_error_handler(HTTPException, _werkzeugs)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _unforeseen)


def _ours(problem: errors.Problem) -> ResponseReturnValue:
    status = status_of(problem)
    if signed_in.is_api():
        more: dict[str, Any] = {"fields": fields_said(problem)} if problem.fields else {}
        for name in ("collisions", "candidates", "remarks"):
            if hasattr(problem, name):
                more[name] = [_as_json(thing) for thing in getattr(problem, name)]
        answer = problem_json(status, said(problem), **more)
    elif isinstance(problem, errors.NotSignedIn):
        if request.method == "POST" and KEEP_TYPED in current_app.extensions:
            return current_app.extensions[KEEP_TYPED]()  # type: ignore[no-any-return]
        target = request.full_path.rstrip("?") if request.method == "GET" else "/"
        return redirect("/sign-in?" + urlencode({"next": target}))
    elif isinstance(problem, errors.SecondFactorMissing):
        return redirect("/account/second-factor", 303)
    elif isinstance(problem, errors.TextToRead):
        page = render_template("errors/read_again.html", **read_again.typed(problem))
        answer = make_response(page, status)
    else:
        answer = _page(status, said(problem))
    if isinstance(problem, errors.TooMany):
        answer.headers["Retry-After"] = str(problem.params.get("seconds", 60))
    return answer


def _werkzeugs(problem: HTTPException) -> ResponseReturnValue:
    status = problem.code or 500
    if 300 <= status < 400:
        return problem.get_response()
    sent = _what_was_wrong(problem)
    if sent and signed_in.is_api():
        return problem_json(status, gettext(errors.Invalid.message), fields=sent)
    answer = _answer(status, SAYS.get(status, OTHERWISE))
    if status == HTTPStatus.METHOD_NOT_ALLOWED and getattr(problem, "valid_methods", None):
        answer.headers["Allow"] = ", ".join(sorted(problem.valid_methods))  # type: ignore[attr-defined]
    return answer


def _what_was_wrong(problem: HTTPException) -> Any:
    """The messages of a schema that refused, in the reader's language; None for other problems."""
    messages = getattr(problem, "data", {}).get("messages", {})
    places = [inner for inner in messages.values() if isinstance(inner, dict)]
    return in_own_words({name: said for place in places for name, said in place.items()})


def in_own_words(messages: Any) -> Any:
    """A schema's messages, however nested, in the reader's language."""
    if isinstance(messages, dict):
        return {str(name): in_own_words(inner) for name, inner in messages.items()}
    if isinstance(messages, list):
        return " ".join(str(in_own_words(inner)) for inner in messages)
    return gettext(messages) if isinstance(messages, str) else messages


def _database(problem: OperationalError) -> ResponseReturnValue:
    log.warning("database_busy", error=type(problem.orig).__name__)
    answer = _answer(503, SAYS[503])
    answer.headers["Retry-After"] = "5"
    return answer


def _unforeseen(problem: Exception) -> ResponseReturnValue:
    log.exception("unforeseen", endpoint=request.endpoint, error=type(problem).__name__)
    return _answer(500, OTHERWISE)


def _answer(status: int, message: str) -> Response:
    if signed_in.is_api():
        return problem_json(status, gettext(message))
    return _page(status, gettext(message))


def _page(status: int, sentence: str) -> Response:
    page = render_template("errors/problem.html", status=int(status), sentence=sentence)
    return Response(page, status=int(status), mimetype="text/html")


def _as_json(thing: object) -> object:
    to_json = getattr(thing, "to_json", None)
    return to_json() if to_json else str(thing)
