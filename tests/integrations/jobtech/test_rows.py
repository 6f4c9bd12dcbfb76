"""Every shape that ads come in, whole, broken and cut: what is kept, what is refused, and where."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.integrations.jobtech.advert import Advert, Removal
from employer_match.integrations.jobtech.rows import (
    BrokenInput,
    Cut,
    Read,
    Rejected,
    UnknownShape,
    read,
)
from tests.support.jobtech_ads import an_ad

ADS = [an_ad(str(number), headline=f"Städare å {number}") for number in (1, 2, 3)]
IDS = ["1", "2", "3"]
LINES = "".join(json.dumps(ad, ensure_ascii=False) + "\n" for ad in ADS).encode()
ARRAY = json.dumps(ADS, ensure_ascii=False).encode()
PRETTY = json.dumps(ADS, ensure_ascii=False, indent=2).encode()
SEARCH = {"total": {"value": 3}, "positions": 3, "stats": [{"hits": [1]}], "hits": ADS, "took": 1}
HITS = json.dumps(SEARCH, ensure_ascii=False).encode()
PRETTY_HITS = json.dumps(SEARCH, ensure_ascii=False, indent=4).encode()
SHAPES = {
    "lines": LINES,
    "array": ARRAY,
    "pretty array": PRETTY,
    "hits": HITS,
    "pretty hits": PRETTY_HITS,
}


def reads(data: bytes, size: int = 1 << 20) -> list[Read]:
    """The outcomes of a document that comes in chunks of this size."""
    return list(read(data[at : at + size] for at in range(0, len(data), size)))


def ids(found: list[Read]) -> list[str]:
    """The ids of the ads that were kept."""
    return [each.outcome.id for each in found if isinstance(each.outcome, Advert | Removal)]


def rejected(found: list[Read]) -> list[tuple[int, str | None, str]]:
    """Line, id and reason of each refused ad."""
    refused = [each.outcome for each in found if isinstance(each.outcome, Rejected)]
    return [(each.line, each.id, each.reason) for each in refused]


def cut(found: list[Read]) -> str | None:
    """The reason of the cut, which is last if it is there at all."""
    assert not any(isinstance(each.outcome, Cut) for each in found[:-1])
    last = found[-1].outcome if found else None
    return last.reason if isinstance(last, Cut) else None


@pytest.mark.parametrize("size", [1, 7, 1000, 1 << 20])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_read_whatever_the_size_of_the_chunks(shape: str, size: int) -> None:
    found = reads(SHAPES[shape], size)
    assert (ids(found), rejected(found), cut(found)) == (IDS, [], None)
    assert [each.position for each in found] == [1, 2, 3]


@pytest.mark.parametrize("shape", SHAPES)
def test_byte_order_mark_and_blank_lines_and_windows_line_ends_do_no_harm(shape: str) -> None:
    dressed = b"\xef\xbb\xbf\r\n \n" + SHAPES[shape].replace(b"\n", b"\r\n\r\n") + b"\r\n \r\n"
    found = reads(dressed)
    assert (ids(found), rejected(found), cut(found)) == (IDS, [], None)


@pytest.mark.parametrize(
    "data", [b"", b" \n\n", b"\xef\xbb\xbf", b"[]", b" [ ]\n", b'{"hits": []}']
)
def test_a_document_without_ads_has_no_outcomes(data: bytes) -> None:
    assert reads(data) == []


def test_an_ad_may_hold_brackets_quotes_and_escapes() -> None:
    odd = an_ad("1", headline='Sträng }]{[, "hits": [ \\ \\" slut \\\\')
    for data in (json.dumps([odd, odd]), json.dumps({"hits": [odd, odd]}), json.dumps(odd) + "\n"):
        for size in (1, 2, 3, 1 << 20):
            found = reads(data.encode(), size)
            assert set(ids(found)) == {"1"}
            assert rejected(found) == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b'{"id": "9", "headline": ', "not JSON: Expecting value (character 25)"),
        (b'{"id": "9", "headline": NaN}', "not JSON: NaN is no number"),
        (
            b'{"id": "9", "headline": "x", "timestamp": -Infinity}',
            "not JSON: -Infinity is no number",
        ),
        (b'{"id": "9", "headline": "\xe5"}', "not UTF-8 text"),
        (b'{"id": "9" "headline": "x"}', "not JSON: Expecting ',' delimiter (character 12)"),
        (b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not an ad: nested too deeply"),
        (b'{"id": ' + b"9" * 5000 + b"}", "not JSON: Exceeds the limit"),
        (b'"9"', "an ad must be a JSON object"),
        (b"null", "an ad must be a JSON object"),
        (b'{"id": "9", "headline": ' + b'"' + b"x" * (4 << 20) + b'"}', "larger than an ad can be"),
    ],
)
def test_one_bad_row_is_refused_and_its_neighbours_are_kept(row: bytes, reason: str) -> None:
    first, *rest = LINES.splitlines()
    found = reads(b"\n".join([first, b"", row, *rest, b""]), 1 << 16)
    assert ids(found) == IDS
    assert [(line, why[: len(reason)]) for line, _, why in rejected(found)] == [(3, reason)]
    assert cut(found) is None
    if row.count(b"{") == row.count(b"}"):  # in an array, too, where its brackets are in order
        found = reads(b"[\n" + b",\n".join([first, row, *rest]) + b"\n]", 1 << 16)
        assert ids(found) == IDS
        assert [(line, why[: len(reason)]) for line, _, why in rejected(found)] == [(3, reason)]


def test_a_refused_ad_is_named_by_its_id_where_it_has_one() -> None:
    rows: list[Any] = [{"id": "8"}, {"headline": "x"}, {"id": "x y", "headline": "z"}, {"id": 9}]
    found = reads("\n".join(map(json.dumps, rows)).encode())
    assert rejected(found) == [
        (1, "8", "headline: missing"),
        (2, None, "id: missing"),
        (3, None, "id: must not hold spaces"),
        (4, "9", "headline: missing"),
    ]


@pytest.mark.parametrize("indent", [0, 2, 4])
@pytest.mark.parametrize("under", [None, "hits"])
def test_the_line_of_a_refused_ad_is_where_it_starts_in_a_pretty_document(
    indent: int, under: str | None
) -> None:
    ads = [an_ad("1"), an_ad("2") | {"headline": None}, an_ad("3"), {"id": "4"}]
    text = json.dumps({"total": 4, under: ads} if under else ads, indent=indent)
    lines = text.splitlines()
    starts = [
        next(n for n in range(at, 0, -1) if lines[n - 1].strip() == "{")
        for at in (number + 1 for number, line in enumerate(lines) if '"headline": null' in line)
    ]
    last = next(n for n in range(len(lines), 0, -1) if lines[n - 1].strip() == "{")
    for size in (1, 50, 1 << 20):
        found = reads(text.encode(), size)
        assert [(line, ad_id) for line, ad_id, _ in rejected(found)] == [
            (starts[0], "2"),
            (last, "4"),
        ]
        assert ids(found) == ["1", "3"]


def test_the_last_of_two_equal_keys_counts() -> None:
    found = reads(b'{"id": "1", "headline": "Ett", "id": "2"}\n')
    assert ids(found) == ["2"]


@pytest.mark.parametrize("shape", SHAPES)
def test_wherever_a_document_is_cut_whole_ads_are_kept_and_the_cut_is_told(shape: str) -> None:
    data = SHAPES[shape]
    ends = [_end_of(data, ad_id) for ad_id in IDS]
    near = [at + by for at in ends for by in range(-2, 3) if at + by < len(data)]
    for at in sorted({*range(data.index(b'"1"'), len(data), 41), *near}):
        found = reads(data[:at])
        whole = sum(end <= at for end in ends)
        assert ids(found) == IDS[:whole], at
        assert rejected(found) == [], at
        between_lines = shape == "lines" and (at in ends or data[at - 1 : at] == b"\n")
        assert (cut(found) is None) == between_lines, at


def _end_of(data: bytes, ad_id: str) -> int:
    """Where the ad's own closing brace stands."""
    start = data.index(b'"headline": "St\xc3\xa4dare \xc3\xa5 ' + ad_id.encode())
    id_at = data.index(b'"id": "' + ad_id.encode() + b'"', start)  # the ad's last key
    return data.index(b"}", id_at) + 1


def test_a_cut_array_says_what_lacks() -> None:
    assert cut(reads(ARRAY[:-1])) == "the array has no closing bracket"
    assert cut(reads(ARRAY[:-20])) == "ends in the middle of an ad"
    assert cut(reads(HITS[:-1])) == "the document has no closing brace"
    assert cut(reads(LINES[:-20])) == "ends in the middle of an ad"
    assert cut(reads(b"[")) == "the array has no closing bracket"
    assert reads(LINES[:-20])[-1].line == 3


def test_a_bad_last_line_without_line_end_is_no_cut() -> None:
    found = reads(LINES + b'{"id": "4", "headline": }')
    assert cut(found) is None
    assert [line for line, _, _ in rejected(found)] == [4]


def test_text_after_an_array_is_told() -> None:
    found = reads(ARRAY + b"\n[]")
    assert ids(found) == IDS
    assert rejected(found) == [(1, None, "text after the end of the array")]


def test_a_break_of_the_source_keeps_what_came_whole() -> None:
    def breaking(data: bytes) -> Iterator[bytes]:
        yield data
        raise BrokenInput("the line went dead")

    for data in (LINES[:-20], ARRAY[:-20], HITS[:-30]):
        found = list(read(breaking(data)))
        assert (ids(found), rejected(found), cut(found)) == (IDS[:2], [], "the line went dead")
    found = list(read(breaking(LINES)))
    assert (ids(found), cut(found)) == (IDS, "the line went dead"), "also between two ads"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>", "these are no ads; expected a JSON array"),
        (b"id;headline\n1;St\xc3\xa4dare\n", "these are no ads"),
        (b'"text"', "these are no ads"),
        (b"17", "these are no ads"),
        (b"\x00\x01\x02", "these are no ads"),
        (b"PK\x03\x04rest", "this is a ZIP archive: unpack it first"),
        ("[]".encode("utf-16"), "this is UTF-16 text: save it as UTF-8"),
        (json.dumps(an_ad(), indent=1).encode(), 'a JSON object without a list under "hits"'),
        (b'{\n"hits": null\n}', 'a JSON object without a list under "hits"'),
        (b'{\n"data": {"hits": [{}]}\n}', 'a JSON object without a list under "hits"'),
    ],
)
def test_what_is_no_document_of_ads_is_said_at_once(data: bytes, said: str) -> None:
    with pytest.raises(UnknownShape) as unknown:
        reads(data)
    assert str(unknown.value).startswith(said)


def test_one_ad_a_line_is_recognised_behind_a_bad_first_line() -> None:
    for bad in (b"garbage", b'{"id": "9",', b'{"id": "9", "headline": "half'):
        found = reads(bad + b"\n" + LINES)
        assert ids(found) == IDS
        assert [line for line, _, _ in rejected(found)] == [1]


@given(st.binary(max_size=300), st.sampled_from([b"", b"[", b"{", b'{"hits": [', LINES[:50]]))
def test_no_bytes_bring_anything_but_outcomes_or_a_clear_error(data: bytes, before: bytes) -> None:
    with suppress(UnknownShape):
        assert all(each.line >= 1 for each in reads(before + data, 16))


@given(st.lists(st.text(alphabet='{}[]",\\n :å"\n'), max_size=30), st.integers(1, 9))
def test_the_size_of_the_chunks_never_matters(texts: list[str], size: int) -> None:
    data = b"[" + "".join(texts).encode()
    assert reads(data, size) == reads(data)
