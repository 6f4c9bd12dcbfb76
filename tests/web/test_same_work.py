"""A wrong password, an unknown address and a closed account: the same answer for the same work."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from employer_match import clock
from employer_match.services.accounts import passwords
from tests.support.clients import Client, same_for_all
from tests.support.factories import Factory
from tests.web.test_forgotten import statements


def test_refusals_cost_the_same(
    client: Client, make: Factory, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = "lingon och tall"
    make.coach(email="anna@example.se", password_hash=passwords.hash_password(right))
    make.coach(email="none@example.se")
    closed = {"password_hash": passwords.hash_password(right), "disabled_at": clock.now()}
    make.coach(email="gone@example.se", **closed)
    checked: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, kept: str, password: str) -> bool:
        checked.append(kept.rpartition("$")[0].rpartition("$")[0])
        return verify(self, kept, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    found = []
    for address, password in (
        ("anna@example.se", "något annat ord"),
        ("none@example.se", right),
        ("gone@example.se", right),
        ("nobody@example.se", right),
    ):
        checked.clear()
        token = client.csrf_token("/sign-in")
        with statements(engine) as asked:
            data = {"csrf_token": token, "email": address, "password": password}
            answer = client.post("/sign-in", data=data)
        work = [one for one in asked if "DELETE FROM rate_limit_hit" not in one]
        text = same_for_all(answer.text).replace(address, "")
        found.append((answer.status_code, text, work, list(checked)))
    assert found[0][0] == 422
    assert len(found[0][3]) == 1
    for one in found[1:]:
        assert one == found[0]
