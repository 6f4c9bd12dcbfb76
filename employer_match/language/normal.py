"""Text to words: one Unicode form, one case, å ä ö kept; the first step of every analysis."""

import re
import unicodedata

LONGEST_WORD = 60
"""Words are cut at this many characters, so that no index meets a key it cannot hold."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_WORD = re.compile(rf"([^\W_]{{1,{LONGEST_WORD}}})[^\W_]*")
_ENDING_AFTER_SIGN = re.compile(r"[:'’´`](?<=\w.)(?:s|n|t|en|et|ns|ar|er|erna|arna)\b")
_SPELLED_OUT = (
    ("c++", re.compile(r"\bc\+\+"), " cplusplus "),
    ("#", re.compile(r"\b([cf])#"), r" \1sharp "),
    (".net", re.compile(r"(?<!\w)\.net\b"), " dotnet "),
    ("e-", re.compile(r"\be-(?=[^\W\d_]{3})"), "e"),
)


def normalise(text: str) -> str:
    """The text in lower case and Unicode form NFC, without invisible characters.

    Idempotent. Diacritics stay: "får" and "far" are different words, as in Swedish.
    """
    if text.isascii():
        return text.lower()
    folded = _INVISIBLE.sub("", text)
    while True:  # case folding may undo NFC and NFC a case fold; a few rounds settle both
        once = unicodedata.normalize("NFC", folded.casefold())
        if once == folded:
            return once
        folded = once


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, normalised; letters and digits only.

    Hyphens and slashes part words ("CNC-operatör" is two), an ending after a colon is dropped
    ("IT:s"), and the few names that live by their signs are spelled out (C++, C#, .NET, e-post).
    """
    plain = normalise(text)
    for sign, pattern, replacement in _SPELLED_OUT:
        if sign in plain:
            plain = pattern.sub(replacement, plain)
    return tuple(_WORD.findall(_ENDING_AFTER_SIGN.sub("", plain)))
