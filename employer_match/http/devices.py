"""The kind of browser a session is in, for its owner to recognise: no version, no fingerprint."""

from flask import request

#: The first mark that the browser's own description holds; the order matters, since they copy.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device() -> str | None:
    """This request's kind of browser and machine, or None where it tells neither."""
    return kind_of(request.headers.get("User-Agent", ""))


def kind_of(description: str) -> str | None:
    """ "Firefox, Windows" from a User-Agent: only words of our own lists, never what was sent."""
    found = [
        next((name for mark, name in known if mark in description), None)
        for known in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(name for name in found if name) or None
