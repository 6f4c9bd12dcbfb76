"""What every long list here shares: its other pages, and the municipalities to choose from."""

from urllib.parse import urlencode

from flask import request

from employer_match.integrations.geo import municipalities
from employer_match.language.sorting import swedish_key


def same_filter() -> str:
    """The address of the same list, up to where the number of a page begins."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "page"]
    return f"{request.path}?{urlencode([*kept, ('page', '')])}"


def place_choices() -> list[tuple[str, str]]:
    """(code, name) of each municipality, as Swedes sort."""
    found = [(place.code, place.name) for place in municipalities().values()]
    return sorted(found, key=lambda one: swedish_key(one[1]))
