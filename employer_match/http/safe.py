"""Addresses that came from outside and are gone to afterwards: only our own."""

from urllib.parse import urlsplit


def own_address(asked: str, otherwise: str = "/") -> str:
    """The address if it is a path of this site, else `otherwise`: nobody is led elsewhere."""
    # Browsers read two slashes, or a slash and a backslash, as another site.
    ours = asked.startswith("/") and not asked.startswith("//")
    if not ours or any(letter in asked for letter in "\\\r\n\t"):
        return otherwise
    return otherwise if urlsplit(asked).netloc else asked
