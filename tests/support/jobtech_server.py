"""JobStream v2 played on a real socket of 127.0.0.1, faults included; every ad is invented.

    with JobTechServer() as jobtech:
        jobtech.publish(an_ad("101"), at=MONDAY)             # `tests.support.jobtech_ads`
        jobtech.remove("101", at=TUESDAY)
        jobtech.fail(Fault.TOO_MANY, retry_after="7")         # the next answer; may be queued
        JobStream(jobtech.url, ...).snapshot()
        jobtech.asked                                         # what was asked, in order

Times are UTC. An ad's last event stands for it, as in the real stream.
"""

import json
import threading
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
STAMP = "%Y-%m-%dT%H:%M:%S"


class Fault(Enum):
    """What may go wrong with one answer."""

    TOO_MANY = auto()  # 429
    SERVER_ERROR = auto()  # 500
    BAD_REQUEST = auto()  # 400
    NOT_ADS = auto()  # 200 and a page about maintenance
    HANG_UP = auto()  # the connection closes before any answer
    BROKEN_MID_AD = auto()  # the connection closes before Content-Length is reached
    BROKEN_CHUNK = auto()  # the same in a chunked transfer: its last chunk never comes
    CLEAN_END_MID_AD = auto()  # the transfer ends as if it were whole, in the middle of an ad


@dataclass(frozen=True)
class Failure:
    """A fault, its Retry-After, and how many ads come whole before a cut."""

    fault: Fault
    retry_after: str | None = None
    whole_ads: int = 1


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    query: dict[str, list[str]]
    accept: str


@dataclass
class _State:
    events: dict[str, tuple[datetime, Json]] = field(default_factory=dict)
    failures: deque[Failure] = field(default_factory=deque)
    asked: list[Asked] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class JobTechServer:
    """A context manager; `url` is the base address while it runs."""

    def __init__(self) -> None:
        self._state = _State()

    def __enter__(self) -> Self:
        state = self._state
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Play", (_Play,), {"state": state})
        )
        self._server.daemon_threads = False  # so that leaving waits for the last answer
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The base address, `http://127.0.0.1:port`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def asked(self) -> list[Asked]:
        """Every request so far, in order."""
        return list(self._state.asked)

    def publish(self, ad: Json, at: datetime) -> None:
        """A new ad, or a new version of one."""
        stamped = ad | {"timestamp": int(at.timestamp() * 1000), "removed": False}
        with self._state.lock:
            self._state.events[str(ad["id"])] = (at, stamped)

    def remove(self, ad_id: str, at: datetime) -> None:
        """Withdraw an ad: from now on the stream has only the sparse message."""
        removal = {
            "id": ad_id,
            "removed": True,
            "removed_date": at.astimezone(UTC).strftime(STAMP),
            "occupation": "occ1_aaa_aaa",
            "occupation_group": "grp1_aaa_aaa",
            "occupation_field": "fld1_aaa_aaa",
            "municipality": "mun1_aaa_aaa",
            "region": "reg1_aaa_aaa",
            "country": "cou1_aaa_aaa",
        }
        with self._state.lock:
            self._state.events[ad_id] = (at, removal)

    def fail(self, fault: Fault, retry_after: str | None = None, whole_ads: int = 1) -> None:
        """Let the next answer that has no failure yet go wrong."""
        self._state.failures.append(Failure(fault, retry_after, whole_ads))


class _Play(BaseHTTPRequestHandler):
    """Answers one request."""

    state: _State
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Snapshot, stream, or what is wrong with the question."""
        address = urlsplit(self.path)
        asked = Asked(address.path, parse_qs(address.query), self.headers.get("Accept", ""))
        self.state.asked.append(asked)
        failure = self.state.failures.popleft() if self.state.failures else None
        fault = failure.fault if failure else None
        if failure and fault is Fault.TOO_MANY:
            self._refuse(429, "too many requests", failure.retry_after)
        elif fault is Fault.SERVER_ERROR:
            self._refuse(500, "internal server error")
        elif fault is Fault.BAD_REQUEST:
            self._refuse(400, "bad window")
        elif fault is Fault.NOT_ADS:
            self._send(200, b"<html><body>Maintenance</body></html>")
        elif fault is Fault.HANG_UP:
            self.close_connection = True
        else:
            self._ads(asked, failure)

    def _ads(self, asked: Asked, failure: Failure | None) -> None:
        try:
            ads = self._chosen(asked)
        except (KeyError, ValueError):
            self._refuse(400, "updated-after must be YYYY-MM-DDTHH:MM:SS")
            return
        except LookupError:
            self._refuse(404, "no such page")
            return
        lines = asked.accept == "application/jsonl"
        texts = [json.dumps(ad, ensure_ascii=False).encode() for ad in ads]
        between, before, after = (b"\n", b"", b"\n") if lines else (b",", b"[", b"]")
        whole = before + between.join(texts) + (after if texts or not lines else b"")
        if failure is None:
            self._send(200, whole)
            return
        kept = before + b"".join(text + between for text in texts[: failure.whole_ads])
        half = texts[failure.whole_ads]
        # In the middle of a word and of a letter: "å" is two bytes.
        cut = kept + half[: half.index("å".encode()) + 1]
        if failure.fault is Fault.BROKEN_CHUNK:
            chunk = f"{len(cut) + 1000:x}\r\n".encode() + cut
            self._send(200, chunk, headers={"Transfer-Encoding": "chunked"})
        elif failure.fault is Fault.BROKEN_MID_AD:
            self._send(200, cut, headers={"Content-Length": str(len(whole))})
        else:
            self._send(200, cut)

    def _chosen(self, asked: Asked) -> list[Json]:
        with self.state.lock:
            events = sorted(self.state.events.values(), key=lambda event: event[0])
        if asked.path == "/v2/snapshot":
            return [ad for _, ad in events if not ad["removed"]]
        if asked.path != "/v2/stream":
            raise LookupError(asked.path)
        after = _moment(asked.query["updated-after"][0])
        before = _moment(asked.query.get("updated-before", ["9999-01-01T00:00:00"])[0])
        places = set(asked.query.get("location-concept-id", ()))
        occupations = set(asked.query.get("occupation-concept-id", ()))
        return [
            ad
            for at, ad in events
            if after <= at <= before
            and (not places or places & _places(ad))
            and (not occupations or occupations & _occupations(ad))
        ]

    def _refuse(self, status: int, message: str, retry_after: str | None = None) -> None:
        headers = {"Retry-After": retry_after} if retry_after is not None else {}
        self._send(status, json.dumps({"message": message}).encode(), headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        """Without a length the end of the connection is the end of the answer."""
        self.send_response(status)
        for name, value in {"Connection": "close", **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the test asks `asked`."""


def _moment(written: str) -> datetime:
    return datetime.strptime(written, STAMP).replace(tzinfo=UTC)


def _places(ad: Json) -> set[str]:
    if ad["removed"]:
        return {ad["municipality"], ad["region"], ad["country"]}
    levels = ("municipality_concept_id", "region_concept_id", "country_concept_id")
    return {ad["workplace_address"][level] for level in levels}


def _occupations(ad: Json) -> set[str]:
    levels = ("occupation", "occupation_group", "occupation_field")
    return {ad[level] if ad["removed"] else ad[level]["concept_id"] for level in levels}
