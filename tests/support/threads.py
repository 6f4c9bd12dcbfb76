"""Many at once, for real: threads that start together and whose errors are not swallowed."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

One = TypeVar("One")
Result = TypeVar("Result")


def at_once(
    do: Callable[[One], Result], things: Iterable[One], threads: int = 8
) -> list[Result | Exception]:
    """Do it for each thing, `threads` at a time, all starting together.

    What one raises stands in its place in the result when it is one of our own refusals;
    anything else is raised here.
    """
    from employer_match import errors

    gate = threading.Barrier(threads)
    passed = threading.local()

    def run(thing: One) -> Result | Exception:
        if not getattr(passed, "gate", False):
            passed.gate = True
            gate.wait(timeout=30)
        try:
            return do(thing)
        except errors.Problem as refused:
            return refused

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, things))
