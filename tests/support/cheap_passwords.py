"""Passwords of invented people need no strong hash: the tests make thousands of them.

`tests/services/accounts/test_sign_in.py` holds what a real installation's hashes withstand.
"""

from argon2 import PasswordHasher

from employer_match.services.accounts import passwords

STRONG = passwords._hasher
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def make_cheap() -> None:
    """Let this process hash passwords quickly: the same algorithm, a thousandth of the work."""
    if passwords._hasher is STRONG:
        passwords._hasher = CHEAP
        passwords._nobody = CHEAP.hash("nobody has this password")
