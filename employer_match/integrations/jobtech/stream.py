"""JobTech's JobStream v2 over HTTP: the snapshot and windows of changes, read as they arrive.

Polite: about one request a minute, `Retry-After` obeyed, at most a few tries. Whatever breaks off
in the middle ends in a Cut; the caller keeps the watermark and asks again. Source: JobStream's
documentation and the faults its users report.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests

from employer_match.integrations.jobtech.rows import BrokenInput, Read, UnknownShape, read
from employer_match.integrations.jobtech.windows import stamp

JOBSTREAM = "https://jobstream.api.jobtechdev.se"
CHUNK = 64 * 1024  # bytes
LONGEST_WAIT = 15 * 60.0  # seconds; who asks for more is told that we come back later
PASSING = frozenset({requests.codes.request_timeout, requests.codes.too_many_requests})
HEADERS = {
    "Accept": "application/jsonl",
    # A packed answer that is cut may look whole; the server does not pack anyway.
    "Accept-Encoding": "identity",
    "User-Agent": "employer-match",
}


class StreamRefused(Exception):
    """JobStream says that the question is wrong (400 and the like): asking again will not help."""


class StreamUnavailable(Exception):
    """JobStream does not answer, or not usefully, in spite of several polite tries."""


@dataclass(frozen=True, slots=True)
class Politeness:
    """How long to pause between requests, how often to try, how long to wait for bytes (seconds).

    `wait` and `clock` are the two places where time passes.
    """

    pause: float = 60.0
    tries: int = 5
    timeout: float = 120.0
    wait: Callable[[float], object] = time.sleep
    clock: Callable[[], float] = time.monotonic


class JobStream:
    """A client of one JobStream address; not for use by several threads at once."""

    def __init__(self, base: str = JOBSTREAM, politeness: Politeness | None = None) -> None:
        self._base = base.rstrip("/")
        self._politeness = politeness or Politeness()
        self._next_request_at: float | None = None

    def snapshot(self) -> Iterator[Read]:
        """Every ad that is live, one outcome each; raises StreamRefused or StreamUnavailable."""
        yield from self._read("/v2/snapshot", [])

    def window(
        self,
        after: datetime,
        before: datetime | None = None,
        locations: Sequence[str] = (),
        occupations: Sequence[str] = (),
    ) -> Iterator[Read]:
        """What changed between two moments, filtered by concept ids; raises as `snapshot`."""
        question = [("updated-after", stamp(after))]
        if before is not None:
            question.append(("updated-before", stamp(before)))
        question += [("location-concept-id", each) for each in locations]
        question += [("occupation-concept-id", each) for each in occupations]
        yield from self._read("/v2/stream", question)

    def _read(self, path: str, question: list[tuple[str, str]]) -> Iterator[Read]:
        with self._answer(path, question) as answer:
            try:
                yield from read(_chunks(answer))
            except UnknownShape as unknown:
                raise StreamUnavailable(f"{self._base}{path} sent no ads: {unknown}") from None

    def _answer(self, path: str, question: list[tuple[str, str]]) -> requests.Response:
        """The first good answer, after as many polite tries as it takes."""
        said = ""
        for tried in range(1, self._politeness.tries + 1):
            self._take_turn()
            retry_after = None
            try:
                answer = requests.get(
                    self._base + path,
                    params=question,
                    headers=HEADERS,
                    stream=True,
                    timeout=self._politeness.timeout,
                )
            except (requests.ConnectionError, requests.Timeout) as failed:
                said = f"no answer ({type(failed).__name__})"
            except requests.RequestException as wrong:
                raise StreamRefused(f"{self._base}{path}: {wrong}") from wrong
            else:
                if 200 <= answer.status_code < 300:
                    return answer
                said = f"{answer.status_code} {answer.reason}"
                with answer:
                    if 400 <= answer.status_code < 500 and answer.status_code not in PASSING:
                        raise StreamRefused(f"{self._base}{path} said {said}: {_excerpt(answer)}")
                retry_after = _seconds(answer.headers.get("Retry-After"))
            if retry_after is not None and retry_after > LONGEST_WAIT:
                said += f", to come back in {retry_after:.0f} seconds,"
                break
            self._come_back(retry_after or self._politeness.pause * 2 ** (tried - 1))
        raise StreamUnavailable(f"{self._base}{path} said {said} after {tried} tries")

    def _take_turn(self) -> None:
        """Wait until the next request is due, and note when the one after it will be."""
        if self._next_request_at is not None:
            remaining = self._next_request_at - self._politeness.clock()
            if remaining > 0:
                self._politeness.wait(remaining)
        self._come_back(self._politeness.pause)

    def _come_back(self, seconds: float) -> None:
        """No request before so many seconds from now, nor before the ordinary pause is over."""
        seconds = max(self._politeness.pause, min(seconds, LONGEST_WAIT))
        self._next_request_at = self._politeness.clock() + seconds


def _chunks(answer: requests.Response) -> Iterator[bytes]:
    """The answer's bytes as they come; raises BrokenInput where the connection breaks.

    `iter_content` would fill its chunks first, and lose a half-filled one when the connection
    breaks.
    """
    while True:
        try:
            chunk = answer.raw.read1(CHUNK, decode_content=True)
        except Exception:  # the socket's, TLS's or urllib3's: in any case the bytes have stopped
            raise BrokenInput("the connection broke") from None
        if not chunk:
            return
        yield chunk


def _seconds(retry_after: str | None) -> float | None:
    """Seconds from a Retry-After header: a number, or an HTTP date; None where it is neither."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def _excerpt(answer: requests.Response) -> str:
    """What the server says of a wrong question, in short."""
    try:
        said = next(answer.iter_content(500), b"")
    except requests.RequestException:
        return ""
    return " ".join(said.decode(errors="replace").split())
