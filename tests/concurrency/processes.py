"""Several processes, for real: they start together and share nothing but the database.

A server that has imported the programme once forks them, so that each is there in a moment.
"""

import multiprocessing
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from threading import Barrier
from typing import Any

_fresh = multiprocessing.get_context("forkserver")
_fresh.set_forkserver_preload(["tests.concurrency.work"])
LONGEST = 60  # seconds


def in_processes(do: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> list[Any]:
    """Do it once for each tuple of arguments, each in a process of its own, all at once.

    What one raises is raised here. `do` stands at the top of a module.
    """
    gate = _fresh.Barrier(len(arguments))
    lines = [_fresh.Pipe(duplex=False) for _ in arguments]
    running = [
        _fresh.Process(target=_report, args=(do, given, gate, sender), daemon=True)
        for given, (_receiver, sender) in zip(arguments, lines, strict=True)
    ]
    try:
        for process in running:
            process.start()
        return [_answer(receiver) for receiver, _sender in lines]
    finally:
        for process in running:
            process.kill()
            process.join()
            process.close()
        for ends in lines:
            for end in ends:
                end.close()


@contextmanager
def a_process(do: Callable[..., Any], *given: Any) -> Iterator[ForkServerProcess]:
    """One that runs by itself; killed at the end if it still does."""
    process = _fresh.Process(target=do, args=given, daemon=True)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()
        process.close()


def _report(
    do: Callable[..., Any], given: tuple[Any, ...], gate: Barrier, sender: Connection
) -> None:
    try:
        gate.wait(timeout=LONGEST)
        sender.send((do(*given), None))
    except BaseException:
        sender.send((None, traceback.format_exc()))


def _answer(receiver: Connection) -> Any:
    assert receiver.poll(LONGEST), "a process did not answer"
    result, broken = receiver.recv()
    assert broken is None, broken
    return result
