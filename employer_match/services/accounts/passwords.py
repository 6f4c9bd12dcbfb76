"""Passwords: kept as argon2id, made anew when the recipe is stronger today, slow for everybody."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from employer_match import errors
from employer_match.models import User

_hasher = PasswordHasher()
#: Verified where there is no such user, so that the answer takes as long.
_nobody = _hasher.hash(secrets.token_urlsafe(16))

PASSWORD_LENGTH = 12


def hash_password(password: str) -> str:
    """Argon2id with the library's defaults; raises Invalid when it is too short."""
    if len(password) < PASSWORD_LENGTH:
        raise errors.Invalid(fields={"password": "Use at least 12 characters."})
    return _hasher.hash(password)


def is_password_of(user: User | None, password: str) -> bool:
    """Whether this is the user's password; takes as long where there is no user or no password."""
    kept = user.password_hash if user and user.password_hash else _nobody
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def make_stronger(user: User, password: str) -> None:
    """Hash a password that was right anew, where its hash is weaker than today's are made."""
    if user.password_hash and _hasher.check_needs_rehash(user.password_hash):
        user.password_hash = _hasher.hash(password)
