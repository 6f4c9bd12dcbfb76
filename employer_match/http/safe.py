"""Addresses that came from outside and are gone to afterwards: only our own."""

from urllib.parse import urlsplit


def own_address(asked: str, otherwise: str = "/") -> str:
    """The address if it is a path of this site, else `otherwise`: nobody is led elsewhere."""
    if not asked.startswith("/") or any(letter in asked for letter in "\\\r\n\t"):
        return otherwise
    parts = urlsplit(asked)
    if parts.scheme or parts.netloc or parts.path.startswith("//"):
        return otherwise
    return asked
