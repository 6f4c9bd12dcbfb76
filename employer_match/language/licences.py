"""Driving licences: how ads write their classes, and which class covers which.

Classes after the Swedish driving licence act (körkortslagen 1998:488, chapter 2).
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

LICENCE_COVERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "AM": frozenset(),
        "A1": frozenset({"AM"}),
        "A2": frozenset({"AM", "A1"}),
        "A": frozenset({"AM", "A1", "A2"}),
        "B": frozenset({"AM"}),
        "B96": frozenset({"AM", "B"}),
        "BE": frozenset({"AM", "B", "B96"}),
        "C1": frozenset({"AM", "B"}),
        "C1E": frozenset({"AM", "B", "B96", "BE", "C1"}),
        "C": frozenset({"AM", "B", "C1"}),
        "CE": frozenset({"AM", "B", "B96", "BE", "C1", "C1E", "C"}),
        "D1": frozenset({"AM", "B"}),
        "D1E": frozenset({"AM", "B", "B96", "BE", "D1"}),
        "D": frozenset({"AM", "B", "D1"}),
        "DE": frozenset({"AM", "B", "B96", "BE", "D1", "D1E", "D"}),
    }
)
"""Class → the other classes that its holder may drive as well."""

_CLASS = "|".join(sorted(LICENCE_COVERS, key=len, reverse=True))
_JOIN = r"(?:\s*[-,/&+]\s*|\s*-?\s*(?:och|eller|samt)\s+)"
_ROW = rf"(?:{_CLASS})(?:{_JOIN}(?:{_CLASS}))*"
LICENCE = re.compile(
    rf"(?<![\w-])(?P<before>{_ROW})\s?-?\s?(?:körkort|kort(?!\w))\w*"
    r"|(?<!\w)körkort(?:et)?(?:\s+(?:med|för|av))?(?:\s+(?:klass|behörighet|kategori|typ))*"
    r"\s*[:(-]?\s*"
    rf"(?P<after>{_ROW})(?![\w-])"
    rf"|(?<!\w)(?P<bare>körkort(?:et)?)(?!\w)",
    re.IGNORECASE,
)
"""A mention of a driving licence; `before` or `after` holds its classes, `bare` has none."""

_EITHER = re.compile(r"eller|/", re.IGNORECASE)
_ONE = re.compile(_CLASS, re.IGNORECASE)


def classes(mention: re.Match[str]) -> tuple[str, ...]:
    """The classes that a mention asks for; körkort alone means B, as everywhere in Sweden.

    Of classes joined by "eller" or a slash the one that all the others cover is enough; where
    there is none, the mention is not clear and nothing is asked.
    """
    row = mention["before"] or mention["after"]
    if row is None:
        return ("B",)
    named = tuple(dict.fromkeys(found.upper() for found in _ONE.findall(row)))
    return _least(named) if _EITHER.search(row) else named


def _least(named: Iterable[str]) -> tuple[str, ...]:
    for one in named:
        if all(one == other or one in LICENCE_COVERS[other] for other in named):
            return (one,)
    return ()
