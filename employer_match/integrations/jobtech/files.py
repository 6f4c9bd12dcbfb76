"""Ads from a file or standard input, packed with gzip or not: the content tells, not the name."""

import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from employer_match.integrations.jobtech.rows import BrokenInput, Read, read

CHUNK = 256 * 1024  # bytes
GZIP = b"\x1f\x8b"
STDIN = "-"


def read_ads(source: str | Path, on_bytes: Callable[[int], object] | None = None) -> Iterator[Read]:
    """One outcome an ad of a file, or of standard input for `-`; see `rows.read`.

    `on_bytes` is told how many bytes of the file itself were read, for a progress bar. Raises
    OSError where the file cannot be read and UnknownShape where it holds no ads, both at the
    first outcome.
    """
    if str(source) == STDIN:
        yield from read(unpacked(_chunks(sys.stdin.buffer, on_bytes)))
        return
    with Path(source).open("rb") as file:
        yield from read(unpacked(_chunks(file, on_bytes)))


def _chunks(file: BinaryIO, on_bytes: Callable[[int], object] | None) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        if on_bytes:
            on_bytes(len(chunk))
        yield chunk


def unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, unpacked where they begin as gzip; raises BrokenInput where that breaks off."""
    first = next(chunks, b"")
    if not first.startswith(GZIP):
        yield first
        yield from chunks
        return
    decoder = zlib.decompressobj(wbits=31)
    packed = first
    while packed:
        if decoder.eof:  # another member may follow, perhaps after padding
            packed = packed.lstrip(b"\0")
            if not packed:
                packed = next(chunks, b"")
                continue
            decoder = zlib.decompressobj(wbits=31)
        try:
            yield decoder.decompress(packed, CHUNK)
        except zlib.error:
            raise BrokenInput("the gzip data is damaged") from None
        packed = decoder.unconsumed_tail or decoder.unused_data or next(chunks, b"")
    if not decoder.eof:
        yield decoder.flush()
        raise BrokenInput("the gzip data ends too early")
