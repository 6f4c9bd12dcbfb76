"""Signing in."""

from employer_match.schemas.base import Strict, email, text


class SignIn(Strict):
    """Who signs in, and the page to go on to."""

    email = text(254, required=True)
    password = text(200, required=True)
    next = text(2000)


class SignInCode(Strict):
    """The code that is asked for after the password, and the page to go on to."""

    code = text(40, required=True)
    next = text(2000)


class Code(Strict):
    """A code of an authenticator, or a recovery code."""

    code = text(40, required=True)


class Forgotten(Strict):
    """For which address a new password is wanted."""

    email = email(required=True)


class PresentPassword(Strict):
    """The present password, asked for again before something important changes."""

    present = text(200)


class PasswordChange(Strict):
    """The present password and the new one."""

    present = text(200, required=True)
    password = text(200, required=True)
