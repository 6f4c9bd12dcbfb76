"""One JSON object read with types, so that every refusal names the field it is about.

A key that is missing or null is unknown (None); a value of the wrong type is malformed.
"""

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

NOTHING: Mapping[str, object] = MappingProxyType({})
SHORT = 1000
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Control characters part words (and PostgreSQL refuses NUL); soft hyphens and direction marks stand
# inside words and would hide them from search.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Malformed(ValueError):
    """JSON that cannot be used; `reason` names the field and what is wrong with it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON object and the path by which its fields are named in a refusal."""

    raw: Mapping[str, object]
    path: str = ""

    def name(self, key: str) -> str:
        """The field's full name, for example `scope_of_work.min`."""
        return f"{self.path}.{key}" if self.path else key

    def wrong(self, key: str, what: str) -> Malformed:
        """The refusal that says what is wrong with a field."""
        return Malformed(f"{self.name(key)}: {what}")

    def node(self, key: str) -> "Node":
        """The object under a key; an empty one where it is unknown."""
        value = self.raw.get(key)
        if value is None:
            return Node(NOTHING, self.name(key))
        if not isinstance(value, Mapping):
            raise self.wrong(key, "must be an object")
        return Node(value, self.name(key))

    def nodes(self, key: str) -> list["Node"]:
        """The objects of a list; none where the list is unknown."""
        value = self.raw.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(key, "must be a list")
        found = []
        for number, each in enumerate(value):
            if not isinstance(each, Mapping):
                raise self.wrong(f"{key}[{number}]", "must be an object")
            found.append(Node(each, self.name(f"{key}[{number}]")))
        return found

    def text(self, key: str, limit: int = SHORT) -> str | None:
        """One line of text with single spaces; None where unknown or empty."""
        whole = self.prose(key)
        line = " ".join(whole.split()) if whole else ""
        if len(line) > limit:
            raise self.wrong(key, f"longer than {limit} characters")
        return line or None

    def prose(self, key: str) -> str | None:
        """Text with its lines, in one Unicode form and without invisible characters."""
        value = self.raw.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(key, "must be text")
        return tidy(value) or None

    def texts(self, key: str, limit: int = SHORT) -> tuple[str, ...]:
        """The texts of a list; none where the list is unknown."""
        value = self.raw.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.wrong(key, "must be a list")
        numbered = Node({f"{key}[{i}]": each for i, each in enumerate(value)}, self.path)
        found = (numbered.text(each, limit) for each in numbered.raw)
        return tuple(each for each in found if each)

    def flag(self, key: str) -> bool | None:
        """True, False, or None where unknown."""
        value = self.raw.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

    def number(self, key: str, low: float, high: float) -> float | None:
        """A number between two bounds; a number written as text is seen in real ads."""
        value = self.raw.get(key)
        if isinstance(value, str):
            value = value.strip()
            if not value:
                return None
            if not NUMBER.fullmatch(value):
                raise self.wrong(key, "must be a number")
            value = float(value)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "must be a number")
        # Compared before conversion: an integer of a thousand digits does not fit a float.
        if (isinstance(value, float) and math.isnan(value)) or not low <= value <= high:
            raise self.wrong(key, f"must lie between {low:g} and {high:g}")
        return float(value)

    def moment(self, key: str) -> datetime | None:
        """A point in time as ISO 8601, with its zone if it was given."""
        written = self.text(key)
        if written is None:
            return None
        try:
            return datetime.fromisoformat(written)
        except ValueError:
            raise self.wrong(key, "is not a date") from None


def tidy(text: str) -> str:
    """Text in one Unicode form (NFC), with plain line ends and without invisible characters."""
    text = LONE_SURROGATE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    text = INVISIBLE.sub("", CONTROL.sub(" ", text))
    return unicodedata.normalize("NFC", text).strip()
