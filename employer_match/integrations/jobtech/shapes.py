"""Which shape a document of ads has, told by its first bytes."""

import re

from employer_match.integrations.jobtech.splitting import BLANK

HEAD = 64 * 1024  # bytes that suffice: before its "hits" JobSearch's answer holds some numbers
TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)
LIST_FOLLOWS = re.compile(rb"\s*:\s*\[")
EXPECTED = 'expected a JSON array of ads, {"hits": [...]}, or one ad a line'
OTHERS = {
    b"PK\x03\x04": "a ZIP archive: unpack it first",
    b"\xff\xfe": "UTF-16 text: save it as UTF-8",
    b"\xfe\xff": "UTF-16 text: save it as UTF-8",
}


class UnknownShape(ValueError):
    """The input is none of the shapes in which ads come; the message says what was expected."""


def array_start(head: bytes) -> int | None:
    """Where the array's elements begin, or None for one ad a line; raises UnknownShape."""
    begun = head.lstrip(BLANK)
    blank = len(head) - len(begun)
    if begun.startswith(b"["):
        return blank + 1
    if begun.startswith(b"{"):
        hits = _hits_start(begun)
        if hits is not None:
            return blank + hits
    if begun and not _one_ad_a_line(begun):
        raise UnknownShape(_what_it_is(begun))
    return None


def _hits_start(head: bytes) -> int | None:
    """Where the list under the first object's own key "hits" begins."""
    depth = 0
    for token in TOKEN.finditer(head):
        word = token.group()
        if word in (b"{", b"["):
            depth += 1
        elif word in (b"}", b"]"):
            depth -= 1
            if depth == 0:
                return None
        elif word == b'"hits"' and depth == 1:
            follows = LIST_FOLLOWS.match(head, token.end())
            if follows:
                return follows.end()
    return None


def _one_ad_a_line(head: bytes) -> bool:
    """True if some line looks like an object of its own; the last line may be cut or go on."""
    *lines, last = head.split(b"\n")
    whole = any(line.startswith(b"{") and line.rstrip(BLANK).endswith(b"}") for line in lines)
    return whole or last.startswith(b"{")


def _what_it_is(head: bytes) -> str:
    for beginning, name in OTHERS.items():
        if head.startswith(beginning):
            return f"this is {name}"
    if head.startswith(b"{"):
        return f'a JSON object without a list under "hits"; {EXPECTED}'
    return f"these are no ads; {EXPECTED}"
