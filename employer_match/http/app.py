"""The application class: one transaction a request, in one place."""

from typing import ClassVar, NoReturn

from flask import Flask, Request, Response, g, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import MethodNotAllowed, NotFound

from employer_match import errors
from employer_match.db import open_session, transaction
from employer_match.http import current, read_again, rights, signed_in
from employer_match.services import permissions, record, scoping, texts
from employer_match.services.accounts import api_tokens, sessions
from employer_match.services.actor import SYSTEM

#: No page carries a script or a style of its own, so none is let in by a nonce either.
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class EmployerMatchApp(Flask):
    """Runs each view in a transaction: commits what it did, or rolls back where it refused."""

    #: Endpoints that need no database: files from the package, and the answer to "are you alive".
    without_database: ClassVar[frozenset[str]] = frozenset(
        {"static", "bootstrap.static", "web.static", "health.alive", "health.metrics"}
    )

    def dispatch_request(self) -> ResponseReturnValue:
        """Find out who asks, check the endpoint's right, run the view, commit."""
        if request.routing_exception is not None or request.endpoint in self.without_database:
            return super().dispatch_request()
        reading = request.method in READING
        session = open_session(current.engine(), read_only=reading)
        g.db_session = session
        try:
            self._admit(session)
            if not reading:
                texts.was_read(session, read_again.marks())
            answer = self.make_response(super().dispatch_request())
            if answer.status_code < 400:
                session.commit()
            else:  # a page that refuses has kept nothing, whatever its view did before
                session.rollback()
        except IntegrityError as broken:
            session.rollback()
            raise errors.Conflict() from broken
        except StaleDataError as stale:
            session.rollback()
            raise errors.Stale(version=None) from stale
        except BaseException:
            session.rollback()
            raise
        finally:
            self._after(session)
            session.close()
        return answer

    def raise_routing_exception(self, request: Request) -> NoReturn:
        """Refuse an address; one with a number that no record can have is not found by any method.

        The router says "not this method" there, since it looks at methods before numbers.
        """
        problem, adapter = request.routing_exception, self.create_url_adapter(request)
        if isinstance(problem, MethodNotAllowed) and adapter is not None:
            possible = problem.valid_methods or ()
            if not any(adapter.test(method=method) for method in possible):
                raise NotFound() from problem
        super().raise_routing_exception(request)

    def _admit(self, session: Session) -> None:
        _is(session, signed_in.NOBODY)
        _is(session, asker := signed_in.who_asks(session))
        view = self.view_functions[request.endpoint or ""]
        right = rights.right_of(view, request.method)
        if right is None:
            raise errors.NotAllowed()
        if isinstance(right, permissions.Action):
            permissions.require(g.actor, right)
            if asker.read_only and request.method not in READING:
                raise errors.NotAllowed("This token may only read.")
            if asker.owes_second_factor and not rights.opens_before_second_factor(view):
                raise errors.SecondFactorMissing()

    def _after(self, session: Session) -> None:
        """Write what a read leaves behind, before the answer goes out."""
        record.write_reads(current.engine(), session)
        asker: signed_in.Asker = g.get("asker", signed_in.NOBODY)
        if asker.mark:
            with transaction(current.engine(), actor=SYSTEM) as writing:
                if asker.session_id is not None:
                    sessions.mark_seen(writing, asker.session_id)
                if asker.token_id is not None:
                    api_tokens.mark_used(writing, asker.token_id)


def _is(session: Session, asker: signed_in.Asker) -> None:
    """From here on this is who asks, of us and of the records."""
    g.asker, g.actor, g.sign_in_id = asker, asker.actor, asker.session_id
    scoping.act_as(session, asker.actor)


def secure(response: Response) -> Response:
    """Headers that keep other sites, caches and scripts out."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    if not (request.endpoint or "").endswith("static"):  # files of the package may be kept
        headers.setdefault("Cache-Control", "no-store")
    if current.settings().base_url.startswith("https://"):
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
