"""Bytes of any shape that ads come in, read as records: one outcome an ad, in bounded memory.

Shapes: a JSON array, an object with the array under "hits" (JobSearch), or one ad a line
(JobStream, historical files). A document that ends before its end is a cut: what came whole is
kept, and the last outcome says so, so that nobody takes silence for removal.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from employer_match.integrations.jobtech import parts, shapes
from employer_match.integrations.jobtech.advert import Advert, MalformedAdvert, Removal, parse
from employer_match.integrations.jobtech.node import Node
from employer_match.integrations.jobtech.shapes import UnknownShape
from employer_match.integrations.jobtech.splitting import BLANK, Elements, Piece, lines

__all__ = ["BrokenInput", "Cut", "Read", "Rejected", "UnknownShape", "read"]

BOM = b"\xef\xbb\xbf"


class BrokenInput(Exception):
    """The bytes stopped before their end: a broken connection, a damaged archive."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """An ad that was refused: the line it starts on, its id where it has one, and the reason."""

    line: int
    id: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The input ended before its end. Always the last outcome; nothing follows from what lacks."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """One outcome: the line it starts on, its place among the ads (from 1), what came of it."""

    line: int
    position: int
    outcome: Advert | Removal | Rejected | Cut


def read(chunks: Iterable[bytes]) -> Iterator[Read]:
    """One outcome an ad, and a Cut last where the input broke off.

    Raises UnknownShape before the first outcome. A chunk source that raises BrokenInput ends in a
    Cut with its reason.
    """
    source = _Source(chunks)
    head = source.head(shapes.HEAD)
    start = shapes.array_start(head)
    everything = chain([head[start or 0 :]], source)
    elements = None if start is None else Elements(everything, 1 + head.count(b"\n", 0, start))
    line, position, missing = 1, 0, None
    for piece in lines(everything) if elements is None else elements:
        line, position = piece.line, position + 1
        if _half(piece):
            missing = "ends in the middle of an ad"
            break
        yield Read(line, position, _outcome(piece))
    tail: Rejected | None = None
    if elements is not None and not elements.closed:
        missing = missing or "the array has no closing bracket"
    elif elements is not None:
        line = elements.line
        after = _last_byte(chain([elements.rest], source))
        if head.lstrip(BLANK).startswith(b"{"):
            missing = None if after == b"}" else "the document has no closing brace"
        elif after:
            tail = Rejected(line, None, "text after the end of the array")
    missing = source.broken or missing
    if missing:
        yield Read(line, position + 1, Cut(line, missing))
    elif tail:
        yield Read(line, position + 1, tail)


class _Source:
    """Chunks of bytes; a break ends them quietly and is told afterwards."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.broken: str | None = None
        self._chunks = self._until_broken(chunks)

    def _until_broken(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        try:
            yield from chunks
        except BrokenInput as broken:
            self.broken = str(broken)

    def __iter__(self) -> Iterator[bytes]:
        return self._chunks

    def head(self, size: int) -> bytes:
        """The first bytes, at least `size` where there are so many, without a byte-order mark."""
        head = b""
        for chunk in self._chunks:
            head += chunk
            if len(head) >= size:
                break
        return head.removeprefix(BOM)


def _half(piece: Piece) -> bool:
    """True if the input ended inside this piece: an open bracket or string, not just bad JSON."""
    if piece.whole:
        return False
    if piece.data is None:
        return True
    balance = Elements([piece.data, b"]"])
    for _ in balance:
        pass
    return not balance.closed


def _outcome(piece: Piece) -> Advert | Removal | Rejected:
    if piece.data is None:
        return Rejected(piece.line, None, "larger than an ad can be")
    try:
        raw = json.loads(piece.data.decode(), parse_constant=_refuse)
    except UnicodeDecodeError:
        return Rejected(piece.line, None, "not UTF-8 text")
    except json.JSONDecodeError as wrong:
        return Rejected(piece.line, None, f"not JSON: {wrong.msg} (character {wrong.pos + 1})")
    except RecursionError:
        return Rejected(piece.line, None, "not an ad: nested too deeply")
    except ValueError as wrong:  # NaN, or a number of thousands of digits
        return Rejected(piece.line, None, f"not JSON: {wrong}")
    try:
        return parse(raw)
    except MalformedAdvert as wrong:
        return Rejected(piece.line, _id(raw), wrong.reason)


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no number")


def _id(raw: object) -> str | None:
    try:
        return parts.identity(Node(raw)) if isinstance(raw, dict) else None
    except MalformedAdvert:
        return None


def _last_byte(chunks: Iterable[bytes]) -> bytes:
    """The last byte that is not blank, reading to the end."""
    last = b""
    for chunk in chunks:
        last = chunk.rstrip(BLANK)[-1:] or last
    return last
