"""An operator keeps accounts, roles, units and tokens in order; nobody else gets in."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import ApiToken, Unit, User
from employer_match.vocabulary import Role
from tests.support.clients import Client
from tests.support.factories import Factory

PASSWORD = "en lång mening som lösenord"


@pytest.fixture
def operator(make: Factory) -> User:
    return make.user(Role.OPERATOR, name="Drifta Demolin")


def test_an_account_is_opened_and_its_owner_signs_in(
    client: Client, operator: User, session: Session
) -> None:
    unit = operator.roles[0].unit
    client.sign_in(operator)
    new = {"name": "Asta Prov", "email": "asta@example.se", "password": PASSWORD}
    answer = client.submit("/admin/accounts/new", {**new, "unit_id": unit.id, "role": "coach"})
    assert answer.status_code == 303
    assert "Asta Prov" in client.get("/admin/accounts").text

    client.sign_out()
    answer = client.submit("/sign-in", {"email": "asta@example.se", "password": PASSWORD})
    assert answer.status_code == 303


def test_what_was_typed_is_kept_when_something_is_wrong(client: Client, operator: User) -> None:
    client.sign_in(operator)
    answer = client.submit(
        "/admin/accounts/new",
        {"name": "Asta Prov", "email": "asta@example.se", "password": "kort", "role": "coach"},
    )
    assert answer.status_code == 422
    assert 'value="Asta Prov"' in answer.text
    assert "kort" not in answer.text, "a password is never sent back"


def test_roles_are_given_and_taken_and_the_account_closed(
    client: Client, operator: User, make: Factory, session: Session
) -> None:
    coach, unit = make.coach(name="Bo Prov"), make.unit(name="Enhet Syd")
    page = f"/admin/accounts/{coach.id}"
    client.sign_in(operator)
    given = client.submit(page, {"unit_id": unit.id, "role": "coordinator"}, to=f"{page}/roles")
    assert given.status_code == 303
    assert "Enhet Syd" in client.get(page).text

    session.refresh(coach)
    role = next(row for row in coach.roles if row.unit_id == unit.id)
    client.submit(page, {}, to=f"{page}/roles/{role.id}/take")
    assert client.submit(page, {"version": 999}, to=f"{page}/close").status_code == 412
    assert client.submit(page, {"version": coach.version}, to=f"{page}/close").status_code == 303
    session.expire_all()
    assert session.get_one(User, coach.id).disabled_at is not None


def test_a_token_is_shown_once_and_ends_at_once(
    client: Client, operator: User, make: Factory, session: Session
) -> None:
    coach = make.coach()
    unit_id = coach.roles[0].unit_id
    client.sign_in(operator)
    answer = client.submit(
        "/admin/tokens", {"user_id": coach.id, "unit_id": unit_id, "name": "export", "days": 30}
    )
    found = re.search(r"em_[\w-]+", answer.text)
    assert found, "the secret stands on the answer"
    assert found[0] not in client.get("/admin/tokens").text
    header = {"Authorization": f"Bearer {found[0]}"}
    assert client.get("/api/v1/account", headers=header).status_code == 200
    token = session.scalars(select(ApiToken)).one()
    client.submit("/admin/tokens", {}, to=f"/admin/tokens/{token.id}/revoke")
    assert client.get("/api/v1/account", headers=header).status_code == 401


def test_a_unit_is_added_once(client: Client, operator: User, session: Session) -> None:
    client.sign_in(operator)
    new = {"programme": "Insats Vändning", "name": "Enhet Öst"}
    assert client.submit("/admin/accounts/units/new", new).status_code == 303
    assert client.submit("/admin/accounts/units/new", new).status_code == 409
    assert len(session.scalars(select(Unit).where(Unit.name == "Enhet Öst")).all()) == 1


@pytest.mark.parametrize("path", ["/admin/accounts", "/admin/accounts/new", "/admin/tokens"])
def test_no_other_role_gets_in(client: Client, make: Factory, path: str) -> None:
    assert client.get(path).status_code == 302, "asked to sign in"
    for role in set(Role) - {Role.OPERATOR}:
        assert client.sign_in(make.user(role)).get(path).status_code == 403
