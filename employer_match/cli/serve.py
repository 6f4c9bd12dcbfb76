"""`employer-match serve`: the service on one machine, with its outbox emptied beside it."""

import gc
import threading
from collections.abc import Callable

import click
import structlog
from sqlalchemy import Engine
from sqlalchemy.orm import configure_mappers

from employer_match import create_app
from employer_match.cli import context
from employer_match.config import Settings
from employer_match.services.daily import daily
from employer_match.services.mail import mail_out

OUTBOX_SECONDS = 5
#: Once a day would do; every hour, a service that was down at night catches up by breakfast.
DAILY_SECONDS = 3600

log = structlog.get_logger()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--threads", default=8, show_default=True, help="Requests served at a time.")
def command(host: str, port: int, threads: int) -> None:
    """Serve the pages and the API until Ctrl-C."""
    here = context.migrated()
    run(here.settings, here.engine, host, port, threads)


def run(settings: Settings, engine: Engine, host: str, port: int, threads: int = 8) -> None:
    """Serve with gunicorn's threads; the outbox is sent from a thread of its own."""
    from gunicorn.app.base import BaseApplication

    app = create_app(settings, engine)

    class Service(BaseApplication):  # type: ignore[misc]
        """Gunicorn, configured from here rather than from a file."""

        def load_config(self) -> None:
            """One process with threads: SQLite and PostgreSQL both do well with it."""
            wanted = {
                "bind": f"{host}:{port}",
                "worker_class": "gthread",
                "threads": threads,
                "workers": 1,
                "loglevel": "warning",
                "post_worker_init": lambda _worker: begin(engine, settings),
            }
            for name, value in wanted.items():
                self.cfg.set(name, value)

        def load(self) -> object:
            """The WSGI application."""
            return app

    engine.dispose()  # the worker is forked; connections must not cross
    click.echo(f"Serving on http://{host}:{port} – stop with Ctrl-C.", err=True)
    Service().run()


def begin(engine: Engine, settings: Settings) -> None:
    """What a worker does before its first request."""
    leave_the_lasting_alone()
    start_beside(engine, settings)


def leave_the_lasting_alone() -> None:
    """Keep the collector of cyclic garbage away from what lives as long as the process.

    Going through the whole application stopped one request in ten for 100 to 200 ms
    (benchmarks/overview.py).
    """
    configure_mappers()
    gc.collect()
    gc.freeze()


def start_beside(engine: Engine, settings: Settings) -> Callable[[], None]:
    """Send what is due every few seconds and do the daily work every hour; returns what stops it.

    What fails is logged and tried again: a mail server that is down must not end the sending.
    """
    stopped = threading.Event()

    def every(seconds: float, do: Callable[[], object], name: str) -> None:
        while not stopped.wait(seconds):
            try:
                do()
            except Exception:
                log.exception("beside_failed", work=name)

    for seconds, do, name in (
        (OUTBOX_SECONDS, lambda: mail_out.deliver(engine, settings), "outbox"),
        (DAILY_SECONDS, lambda: daily(engine), "daily"),
    ):
        threading.Thread(target=every, args=(seconds, do, name), name=name, daemon=True).start()
    return stopped.set
