"""What stands behind a password in a real installation."""

import pytest
from sqlalchemy.orm import Session

from employer_match.services.accounts import passwords, sign_in
from tests.support.cheap_passwords import CHEAP, STRONG
from tests.support.factories import Factory

PASSWORD = "lingon och tall"


def test_a_hash_costs_whoever_guesses_and_a_weaker_one_is_made_anew_at_the_next_sign_in(
    session: Session, make: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "_hasher", STRONG)
    user = make.coach(password_hash=CHEAP.hash(PASSWORD))
    sign_in.sign_in(session, user.email, PASSWORD)
    assert str(user.password_hash).startswith("$argon2id$v=19$m=65536,t=3,p=4$")
