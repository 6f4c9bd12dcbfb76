"""What keeps programs from the public form without keeping a person out.

A field that people are told to leave empty, a signed note of when the form was opened, and a count
per sender. Each refusal says what to do, and what was typed stays.
"""

from flask import g
from flask_babel import gettext
from itsdangerous import BadSignature, SignatureExpired, TimestampSigner

from employer_match import clock, errors
from employer_match.http import current, network
from employer_match.http.forms import Form
from employer_match.services import rate_limits

#: Nobody reads and fills in the form faster; and a page left open for days is opened anew.
LEAST_SECONDS, MOST_SECONDS = 3, 2 * 24 * 3600


def opened() -> str:
    """A signed note of the present moment, for the form that is shown now."""
    return _signer().sign(b"need").decode()


def count() -> None:
    """Count this sender's posts, before the records are touched; the view answers if too many."""
    g.too_many = None
    limit = f"{current.settings().form_posts_per_hour} per hour"
    try:
        rate_limits.use(current.engine(), limit, "need_from", network.sender())
    except errors.TooMany as problem:
        g.too_many = problem


def admit(form: Form) -> bool:
    """Whether a person may have sent the form; otherwise the form says what is wrong."""
    if g.get("too_many"):
        form.refuse(g.too_many)
    elif form.data["leave_empty"]:
        form.errors["leave_empty"] = "Leave this field empty."
    else:
        message = _too_soon_or_late(form.data["opened"])
        if message:
            form.errors[""] = gettext(message)
    return not form.errors


def never_again(stamp: str) -> bool:
    """Whether a note can not be used any more: too old, or not ours."""
    try:
        _signer().unsign(stamp, max_age=MOST_SECONDS)
    except BadSignature:
        return True
    return False


def _too_soon_or_late(stamp: str) -> str | None:
    try:
        _, signed_at = _signer().unsign(stamp, max_age=MOST_SECONDS, return_timestamp=True)
    except SignatureExpired:
        return "The page was open for a long time. Look through what you wrote and send it again."
    except BadSignature:
        return "Look through what you wrote and send it again."
    if (clock.now() - signed_at).total_seconds() < LEAST_SECONDS:
        return "That went very fast. Wait a few seconds and send it again."
    return None


def _signer() -> TimestampSigner:
    return TimestampSigner(current.settings().secret_key, salt="need-form")
