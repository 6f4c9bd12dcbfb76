"""The order of Swedish names: å, ä and ö after z, and the rest as Swedes sort.

Follows the Unicode collation that ICU and PostgreSQL call `sv` (CLDR): letters first, then
accents, then lower case before upper case, each over the whole text.
"""

import unicodedata
from functools import lru_cache

SwedishKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str]
"""Places of the letters, of their accents, of their case, and the text itself to part equals."""

_SIGNS = "_-,;:!?.'\"()[]{}@*/\\&#%`´^¨~+<=>|$0123456789abcdefghiıjklmnopqrstuvwxyzåäö"
_FIRST = {sign: place for place, sign in enumerate(_SIGNS, start=2)}
_SPACE = 1
_AFTER_ALL = len(_SIGNS) + 2

# Letters that Swedes sort as another letter; the later in the row, the later among equals.
_LIKE = {
    letter: (base, place)
    for base, row in {
        "å": "",
        "ä": "æę",
        "ö": "øőœô",
        "y": "üű",
        "d": "đð",
        "th": "þ",
        "ss": "ß",
        "l": "ł",
        "h": "ħ",
    }.items()
    for place, letter in enumerate(row, start=1)
}

# Accents in the order of the Unicode Collation Algorithm: acute before grave, and so on.
_ACCENTS = {
    mark: place
    for place, mark in enumerate(
        "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0328\u0327\u0304", start=20
    )
}
_OTHER_ACCENT = 60


@lru_cache(maxsize=20_000)
def swedish_key(text: str) -> SwedishKey:
    """A key that sorts texts as in Swedish; equal only for equal texts.

    Space, signs, digits, then letters with å ä ö last; w is a letter of its own after v; ü sorts
    as y and é as e. Where that does not part two texts, accents do, then lower before upper case.
    """
    letters: list[int] = []
    accents: list[int] = []
    cases: list[int] = []
    for sign in unicodedata.normalize("NFC", text):
        lower = sign.lower()
        for letter in lower:
            places, accent = _places(letter)
            letters += places
            accents += [accent] * max(1, len(places))
            cases += [int(sign != lower)] * max(1, len(places))
    return tuple(letters), tuple(accents), tuple(cases), text


def compare_swedish(one: str, other: str) -> int:
    """Minus one, nought or one; the form that SQLite's `create_collation` asks for."""
    first, second = swedish_key(one), swedish_key(other)
    return (first > second) - (first < second)


@lru_cache(maxsize=4_000)
def _places(letter: str) -> tuple[tuple[int, ...], int]:
    if letter in _FIRST:
        return (_FIRST[letter],), 0
    if letter in _LIKE:
        base, accent = _LIKE[letter]
        return tuple(_FIRST[each] for each in base), accent
    if letter.isspace():
        return (_SPACE,), 0
    if letter in _ACCENTS:
        return (), _ACCENTS[letter]
    decomposed = unicodedata.normalize("NFD", letter)
    base = decomposed[0]
    if len(decomposed) > 1 and (base in _FIRST or base in _LIKE):
        return _places(base)[0], _ACCENTS.get(decomposed[1], _OTHER_ACCENT)
    if unicodedata.combining(letter):
        return (), _OTHER_ACCENT
    return (_AFTER_ALL + ord(letter),), 0
