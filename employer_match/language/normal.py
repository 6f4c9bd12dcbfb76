"""Text to words: one Unicode form, one case, å ä ö kept; the first step of every analysis."""

import re
import unicodedata

LONGEST_WORD = 60
"""Words are cut at this many characters, so that no index meets a key it cannot hold."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_WORD = re.compile(r"[^\W_]+")
_ENDING_AFTER_COLON = re.compile(r"(?<=\w)[:'’´`](?:s|n|t|en|et|ns|ar|er|erna|arna)\b")
_SPELLED_OUT = (
    (re.compile(r"\bc\+\+"), " cplusplus "),
    (re.compile(r"\b([cf])#"), r" \1sharp "),
    (re.compile(r"(?<!\w)\.net\b"), " dotnet "),
    (re.compile(r"\be-(?=[^\W\d_]{3})"), "e"),
)


def normalise(text: str) -> str:
    """The text in lower case and Unicode form NFC, without invisible characters.

    Idempotent. Diacritics stay: "får" and "far" are different words, as in Swedish.
    """
    if text.isascii():
        return text.lower()
    folded = text.translate(_INVISIBLE)
    while True:  # case folding may undo NFC and the other way round; two rounds settle it
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
    if "#" in plain or "+" in plain or ".net" in plain or "e-" in plain:
        for pattern, replacement in _SPELLED_OUT:
            plain = pattern.sub(replacement, plain)
    if ":" in plain or "'" in plain or "’" in plain or "´" in plain or "`" in plain:
        plain = _ENDING_AFTER_COLON.sub("", plain)
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(plain))
