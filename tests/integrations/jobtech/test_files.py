"""Ads from files and standard input, packed or not, and in bounded memory."""

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from employer_match.integrations.jobtech.files import read_ads
from employer_match.integrations.jobtech.rows import UnknownShape, read
from tests.integrations.jobtech.test_rows import IDS, LINES, SHAPES, cut, ids, rejected
from tests.support.jobtech_ads import an_ad

MIB = 1 << 20


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_read_packed_or_not_whatever_its_name(
    tmp_path: Path, shape: str, packed: bool
) -> None:
    path = tmp_path / "ads.txt"
    path.write_bytes(gzip.compress(SHAPES[shape]) if packed else SHAPES[shape])
    found = list(read_ads(path))
    assert (ids(found), rejected(found), cut(found)) == (IDS, [], None)


@pytest.mark.parametrize("packed", [False, True])
def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:
    data = gzip.compress(LINES) if packed else LINES
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert ids(list(read_ads("-"))) == IDS


def test_packed_files_may_be_joined_and_padded(tmp_path: Path) -> None:
    lines = LINES.splitlines(keepends=True)
    path = tmp_path / "ads.gz"
    path.write_bytes(b"".join(map(gzip.compress, lines)) + b"\0" * 512)
    assert ids(list(read_ads(path))) == IDS


def test_a_packed_file_that_is_cut_is_told_and_what_came_whole_is_kept(tmp_path: Path) -> None:
    many = "".join(json.dumps(an_ad(str(n), external_id=str(n * 7919))) + "\n" for n in range(400))
    data = gzip.compress(many.encode())
    path = tmp_path / "ads.jsonl.gz"
    for at in (len(data) // 2, len(data) - 9, len(data) - 1):
        path.write_bytes(data[:at])
        found = list(read_ads(path))
        assert cut(found) == "the gzip data ends too early"
        kept = ids(found)
        assert kept == [str(number) for number in range(len(kept))]
        assert len(kept) > 100
        assert rejected(found) == []
    path.write_bytes(data[: len(data) // 2] + b"\xff" * 100 + data[len(data) // 2 + 100 :])
    assert cut(list(read_ads(path))) == "the gzip data is damaged"


def test_the_progress_counts_the_bytes_of_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "ads.gz"
    path.write_bytes(gzip.compress(LINES))
    told: list[int] = []
    assert ids(list(read_ads(str(path), told.append))) == IDS
    assert sum(told) == path.stat().st_size


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_ads(tmp_path / "nothing.json"))
    with pytest.raises(IsADirectoryError):
        list(read_ads(tmp_path))
    path = tmp_path / "page.html"
    path.write_bytes(gzip.compress(b"<html></html>"))
    with pytest.raises(UnknownShape):
        list(read_ads(path))


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["array", "lines", "one endless ad", "one endless line"])
def test_memory_is_bounded_however_long_the_document(shape: str) -> None:
    words = "Lugnt arbete med växter. " * 20_000  # 500 kB an ad, 50 MB in all
    ad = json.dumps(an_ad("1", description={"text": words}), ensure_ascii=False).encode()

    def chunks() -> Iterator[bytes]:
        yield {"lines": b"", "one endless line": b'{"id": "1", "x": "'}.get(shape, b"[")
        for _ in range(50 * MIB // len(ad)):
            yield {"array": ad + b",\n", "lines": ad + b"\n"}.get(shape, b"x" * len(ad))

    tracemalloc.start()
    try:
        kept = sum(bool(ids([each])) for each in read(chunks()))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (kept > 90) == (shape in ("array", "lines"))
    assert peak < 24 * MIB
