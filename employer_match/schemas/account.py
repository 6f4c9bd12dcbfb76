"""Signing in."""

from employer_match.schemas.base import Strict, text


class SignIn(Strict):
    """Who signs in, and the page to go on to."""

    email = text(254, required=True)
    password = text(200, required=True)
    next = text(2000)


class PasswordChange(Strict):
    """The present password and the new one."""

    present = text(200, required=True)
    password = text(200, required=True)
