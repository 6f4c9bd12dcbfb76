"""Cut a stream of bytes into the pieces that hold one ad each, in bounded memory.

Nothing is decoded here, so that one broken ad never takes its neighbours with it; what is too
large to be an ad is passed over and said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LARGEST_AD = 4 * 1024 * 1024  # bytes; the largest real ads are below 100 kB
BLANK = b" \t\r\n"
QUOTE, BACKSLASH, OPENING, CLOSING = ord('"'), ord("\\"), b"[{", b"]}"
# What may be skipped inside a string, inside an element, and between elements. Possessive, so that
# no input makes them slow; a string that goes on in the next chunk stops the match at its quote.
IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
IN_ELEMENT = re.compile(rb'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
BETWEEN = re.compile(rb'(?:[^"\[\]{},]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one ad (None where they were too many); not `whole` where the input ended."""

    line: int
    data: bytes | None
    whole: bool = True


class _Piece:
    """The piece that is being collected: its bytes so far, and the lines they stand on."""

    def __init__(self, line: int = 1) -> None:
        self.data = bytearray()
        self.too_large = False
        self.first_line = self.line = line

    def add(self, data: bytes) -> None:
        if not self.data and not self.too_large:
            begun = data.lstrip(BLANK)
            self.first_line = self.line + data.count(b"\n", 0, len(data) - len(begun))
            self.line, data = self.first_line, begun
        self.line += data.count(b"\n")
        if self.too_large or len(self.data) + len(data) > LARGEST_AD:
            self.too_large = True
            self.data.clear()
        else:
            self.data += data

    def end(self, whole: bool = True) -> Iterator[Piece]:
        """Hand the piece over, if there is any, and start the next."""
        if self.too_large:
            yield Piece(self.first_line, None, whole)
        elif self.data:
            yield Piece(self.first_line, bytes(self.data), whole)
        self.data.clear()
        self.too_large = False


def lines(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """The lines that are not blank; a last one without its line end is marked as not whole."""
    piece = _Piece()
    for chunk in chunks:
        first, *others = chunk.split(b"\n")
        piece.add(first)
        for other in others:
            yield from piece.end()
            piece.line += 1
            piece.add(other)
    yield from piece.end(whole=False)


class Elements:
    """The elements of a JSON array whose opening bracket is already read.

    After the iteration `closed` says whether the array had its closing bracket, and `rest` is what
    the chunk held after it; a last element without comma or bracket is marked as not whole.
    `line` is the line on which the array begins.
    """

    def __init__(self, chunks: Iterable[bytes], line: int = 1) -> None:
        self._chunks = chunks
        self._piece = _Piece(line)
        self.closed = False
        self.rest = b""

    @property
    def line(self) -> int:
        """The line that the reading has come to."""
        return self._piece.line

    def __iter__(self) -> Iterator[Piece]:
        depth, in_string, escaped = 0, False, False
        for chunk in filter(None, self._chunks):
            begin, at = 0, int(escaped)
            escaped = False
            while True:
                skipped = IN_STRING if in_string else IN_ELEMENT if depth else BETWEEN
                at = _after(skipped, chunk, at)
                if at >= len(chunk):
                    break
                byte, at = chunk[at], at + 1
                if byte == BACKSLASH:
                    escaped = True
                elif byte == QUOTE:
                    in_string = not in_string
                elif byte in OPENING:
                    depth += 1
                elif depth and byte in CLOSING:
                    depth -= 1
                else:  # a comma or a closing bracket between the elements
                    self._piece.add(chunk[begin : at - 1])
                    yield from self._piece.end()
                    begin = at
                    if byte in CLOSING:
                        self.closed, self.rest = True, chunk[at:]
                        return
            self._piece.add(chunk[begin:])
        yield from self._piece.end(whole=False)


def _after(skipped: re.Pattern[bytes], chunk: bytes, at: int) -> int:
    found = skipped.match(chunk, at)
    return found.end() if found else at
