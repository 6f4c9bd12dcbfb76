"""The sentence around some words of a text, as it was written."""

import re

_BREAK = re.compile(r"(?<=[.!?…])\s+|\n+")


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The parts of the sentence before and after the words at [start, end)."""
    begins, ends = 0, len(text)
    for gap in _BREAK.finditer(text):
        if gap.end() <= start:
            begins = gap.end()
        elif gap.start() >= end:
            ends = gap.start()
            break
    return text[begins:start].lstrip(), text[end:ends].rstrip()
