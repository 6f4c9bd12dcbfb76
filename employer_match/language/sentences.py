"""An ad's text in sentences and short quotations of it."""

import re

QUOTE_LENGTH = 90
_BREAK = re.compile(r"(?<=[.!?])\s(?=[^\W\d_a-zåäö])|\s[•·●▪*–-]\s|\n|;\s")
_SPACE = re.compile(r"\s+")
_PIECE = re.compile(r"(?s).{1,1000}(?:\s|$)|.{1,1000}")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences and list items of a text, white space made single.

    A sentence of more than a thousand characters comes in pieces, so that whoever searches it
    needs no more time for one long text than for many short ones. White space is made single first
    for the same reason: looking for breaks in a long run of it takes the square of its length.
    """
    return tuple(
        sentence
        for part in _BREAK.split(_SPACE.sub(_one, text))
        for piece in _PIECE.findall(part)
        if (sentence := _SPACE.sub(" ", piece).strip(" -•*"))
    )


def _one(run: re.Match[str]) -> str:
    return "\n" if "\n" in run[0] or "\r" in run[0] else " "


def excerpt(sentence: str, span: tuple[int, int]) -> str:
    """The words at `span` with their near surroundings: whole words, at most 90 characters.

    An ellipsis stands where something was left out.
    """
    if len(sentence) <= QUOTE_LENGTH:
        return sentence
    start, end = span
    spare = max(0, QUOTE_LENGTH - 2 - (end - start))
    start, end = max(0, start - spare // 2), min(len(sentence), end + spare // 2)
    while start > 0 and sentence[start - 1] != " " and start < span[0]:
        start += 1
    while end < len(sentence) and sentence[end] != " " and end > span[1]:
        end -= 1
    quote = sentence[start:end][: QUOTE_LENGTH - 2].strip(" ,")
    return f"{'…' if start else ''}{quote}{'…' if end < len(sentence) else ''}"
