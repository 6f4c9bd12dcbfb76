"""What goes wrong is logged with the place where it did, and with nothing that anybody wrote.

A message of the database, or the values at hand, may hold a participant's words, a password or a
token; the log is read by people who may see none of them.
"""

import traceback
from typing import Any, TextIO

import structlog


def keep_to_places() -> None:
    """Let every log say where an error arose: its kind, and file, line and code of each step."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=_places),
        ]
    )


def _places(out: TextIO, happened: Any) -> None:
    problem: BaseException | None = happened[1]
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        out.write("\n" + "".join(traceback.format_tb(problem.__traceback__)))
        out.write(f"{type(problem).__module__}.{type(problem).__qualname__}")
        problem = problem.__cause__ or problem.__context__
