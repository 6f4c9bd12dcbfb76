"""What may stand in an address: numbers a database can hold, and text without control characters.

Anything else is an address that leads nowhere (404), never an error of the database.
"""

from flask import Flask
from werkzeug.routing import IntegerConverter, Map, UnicodeConverter

LARGEST_NUMBER = 2**31 - 1


class Number(IntegerConverter):
    """`<int:…>`: the number of a record."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, min=0, max=LARGEST_NUMBER)


class Words(UnicodeConverter):
    """`<…>` and `<string:…>`: what people can write."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map)
        self.regex = r"[^/\x00-\x1f\x7f]{1,}"


def admit(app: Flask) -> None:
    """Let the app's addresses hold these; called before any face mounts."""
    app.url_map.converters.update(int=Number, default=Words, string=Words)


def record_number(text: str) -> int:
    """A number in a query or a form; raises ValueError for one that no record has."""
    number = int(text)
    if not 0 <= number <= LARGEST_NUMBER:
        raise ValueError(text)
    return number
