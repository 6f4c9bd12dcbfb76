"""Which accounts have signed in in this browser before: it keeps its own count of tries.

The cookie is a note signed by us: a random name of the browser, and of each account a keyed hash.
It opens nothing; it only keeps strangers' guesses from locking out the one whose account it is.
"""

import secrets
from datetime import timedelta

from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from employer_match.http import cookies, current
from employer_match.services.accounts.sealing import keyed_hash

COOKIE = "employer_match_known"
LASTS = timedelta(days=180)
#: People at one screen; the one who has not been there for longest is forgotten.
MOST = 5


def name_for(account: str) -> str | None:
    """The browser's name where this account (an e-mail address) has signed in in it, else None."""
    name, accounts = _read()
    return name if _mark(account) in accounts else None


def remember(response: Response, account: str) -> None:
    """Note that this account has signed in in this browser."""
    name, accounts = _read()
    mark = _mark(account)
    kept = [mark, *(one for one in accounts if one != mark)][:MOST]
    cookies.keep(response, COOKIE, _serializer().dumps([name, *kept]), LASTS)


def _read() -> tuple[str, list[str]]:
    sent = cookies.read(COOKIE) or ""
    try:
        name, *accounts = _serializer().loads(sent, max_age=int(LASTS.total_seconds()))
    except (BadData, ValueError):
        return secrets.token_urlsafe(12), []
    return str(name), [str(one) for one in accounts]


def _mark(account: str) -> str:
    plain = account.strip().lower()
    return keyed_hash(current.settings().secret_key, "known browser", plain)[:32]


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current.settings().secret_key, salt="known-browser")
