"""Is it alive, is it ready, how is it doing: for the machines that watch over it."""

import ipaddress
import time

from flask import Blueprint, Flask, Response, current_app, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import generate_latest

from employer_match import db, errors
from employer_match.http import current
from employer_match.http.rights import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def alive() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
@public
def ready() -> Response:
    """The database answers too."""
    db.ask(current.session())
    return Response("ready\n", mimetype="text/plain")


@blueprint.get("/metrics")
@public
def metrics() -> Response:
    """Counts and times per endpoint, for a scraper on the same machine only."""
    if not _from_here():
        raise errors.NotFound()
    registry: CollectorRegistry = current_app.extensions["employer_match"]["metrics"]
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _from_here() -> bool:
    """Whether this machine itself asks; what a proxy on it passes on comes from somewhere else."""
    if any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-IP")):
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def watch(app: Flask) -> None:
    """Count and time every request by endpoint and status: never by address, so no ids leak."""
    registry = CollectorRegistry()
    app.extensions["employer_match"]["metrics"] = registry
    count = Counter("requests", "Requests", ["endpoint", "status"], registry=registry)
    seconds = Histogram("request_seconds", "Seconds", ["endpoint"], registry=registry)

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def stop(response: Response) -> Response:
        endpoint = request.endpoint or "none"
        count.labels(endpoint, response.status_code).inc()
        if "started" in g:
            seconds.labels(endpoint).observe(time.perf_counter() - g.started)
        return response
