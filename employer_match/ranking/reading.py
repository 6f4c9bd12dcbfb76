"""JSON objects read with types and without tolerance: an unknown key is an error that names it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

T = TypeVar("T")
LONGEST_TEXT = 300


class WrongInput(ValueError):
    """Input that cannot be used; the message is one line: where, what, and what to do."""

    def __init__(self, where: str, what: str, to_do: str = "") -> None:
        self.where, self.what, self.to_do = where, what, to_do
        super().__init__(f"{where}: {what}" + (f". {to_do}" if to_do else ""))


@dataclass(frozen=True)
class Reader:
    """One JSON object and where it stands, for its errors."""

    raw: Mapping[str, object]
    where: str

    @classmethod
    def of(cls, value: object, where: str, keys: Collection[str]) -> "Reader":
        """Read an object that may hold only these keys; raises WrongInput naming any other."""
        if not isinstance(value, dict):
            raise WrongInput(where, f"expected an object, found {_kind(value)}")
        for key in value:
            if key not in keys:
                allowed = ", ".join(keys)
                raise WrongInput(where, f"unknown key {key!r}", f"The keys are {allowed}.")
        return cls(value, where)

    def wrong(self, key: str, what: str, to_do: str = "") -> WrongInput:
        """An error about one key."""
        return WrongInput(f"{self.where}: {key}", what, to_do)

    def present(self, key: str) -> bool:
        """Whether the key says anything: null is the same as absence."""
        return self.raw.get(key) is not None

    def text(self, key: str, longest: int | None = LONGEST_TEXT) -> str | None:
        """A text without space around it; None where the key is absent or the text is empty."""
        value = self.raw.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(key, f"expected words, found {_kind(value)}")
        if longest is not None and len(value) > longest:
            raise self.wrong(key, f"longer than {longest} characters", "Shorten it.")
        _check_characters(self, key, value)
        return value.strip() or None

    def identity(self, key: str = "id") -> str:
        """The id: a text, or a whole number taken as one; it must be there."""
        value = self.raw.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        found = self.text(key)
        if found is None:
            raise self.wrong(key, "is missing", "Every row needs one of its own.")
        return found

    def number(self, key: str) -> float | None:
        """A number; None where the key is absent."""
        value = self.raw.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, f"expected a number, found {_kind(value)}")
        if not abs(value) < 1e9:  # also NaN, which JSON readers let through
            raise self.wrong(key, "is no number of hours or kilometres")
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false; absence is false."""
        value = self.raw.get(key, False)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, f"expected true or false, found {_kind(value)}")
        return bool(value)

    def day(self, key: str) -> date | None:
        """A day written 2026-11-21."""
        written = self.text(key)
        if written is None:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise self.wrong(key, f"{written!r} is no day", "Write it as 2026-11-21.") from None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty; an id may be written as a whole number."""
        return tuple(self._text_in(key, item) for item in self.items(key))

    def _text_in(self, key: str, item: object) -> str:
        if isinstance(item, int) and not isinstance(item, bool):
            return str(item)
        if not isinstance(item, str) or not item.strip():
            raise self.wrong(key, f"expected words in the list, found {_kind(item)}")
        _check_characters(self, key, item)
        return item.strip()

    def items(self, key: str) -> list[object]:
        """A list of anything; absence is an empty one."""
        value = self.raw.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(key, f"expected a list, found {_kind(value)}")
        return value

    def member(self, key: str, value: object, of: Callable[[str], T], known: Collection[str]) -> T:
        """One of the coded words; raises WrongInput that lists them."""
        if not isinstance(value, str) or value not in known:
            raise self.wrong(key, f"{value!r} is not known", f"Use one of {', '.join(known)}.")
        return of(value)

    def only_one(self, keys: Collection[str]) -> str:
        """The single key out of these that is there."""
        there = [key for key in keys if self.present(key)]
        if len(there) != 1:
            found = " and ".join(there) or "none"
            raise WrongInput(self.where, f"needs exactly one of {', '.join(keys)}; found {found}")
        return there[0]


def _check_characters(reader: Reader, key: str, value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can write and no file hold
        raise reader.wrong(key, "holds a broken character", "Write it again.") from None


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    names = {bool: "true or false", str: "words", list: "a list", dict: "an object"}
    return names.get(type(value), "a number")
