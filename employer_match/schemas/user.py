"""Accounts, roles, units and tokens, as operators fill them in."""

from employer_match.schemas.base import Strict, code, email, reference, text, version, whole, yes
from employer_match.vocabulary import Role


class NewUser(Strict):
    """A new account with its first role; without a password its holder is invited to choose one."""

    email = email(required=True)
    name = text(200, required=True)
    password = text(200)
    unit_id = reference(required=True)
    role = code(Role, required=True)


class NewRole(Strict):
    """A role in a unit."""

    unit_id = reference(required=True)
    role = code(Role, required=True)


class NewPassword(Strict):
    """A new password for an account."""

    password = text(200, required=True)


class NewUnit(Strict):
    """A unit of a programme; the programme is made where it is new."""

    programme = text(200, required=True)
    name = text(200, required=True)


class NewToken(Strict):
    """A token for a machine that acts for a user in one unit."""

    user_id = reference(required=True)
    unit_id = reference(required=True)
    name = text(100, required=True)
    days = whole(1, 365, load_default=90)
    read_only = yes(load_default=False)


class Version(Strict):
    """Which version of a record the reader saw."""

    version = version()
