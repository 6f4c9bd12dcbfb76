"""Signing in through an identity provider: a right answer opens a known account."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc.jwk import RSAKey
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from employer_match import clock
from employer_match.config import Settings, SettingsError, from_environment
from employer_match.models import AuditEntry, OutsideIdentity, SignIn, User
from employer_match.services.accounts.passwords import hash_password
from employer_match.vocabulary import Role
from tests.support.clients import Client
from tests.support.factories import Factory
from tests.support.provider import CLIENT, LOA, SECRET, IdentityProvider, new_key, vouching

MINUTES = 60


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return new_key()


@pytest.fixture
def idp(key: RSAKey) -> Iterator[IdentityProvider]:
    with vouching(key) as made:
        yield made


@pytest.fixture
def settings(settings: Settings, idp: IdentityProvider) -> Settings:
    return replace(
        settings,
        oidc_issuer=idp.address,
        oidc_client_id=CLIENT,
        oidc_client_secret=SECRET,
        oidc_acr_values=f"{LOA}3 {LOA}4",
        second_factor_for="coordinator",
        sign_in_tries_per_quarter=50,
    )


def there_and_back(client: Client, then: str = "/account") -> str:
    """The address at which the provider sends the browser back, not yet gone to."""
    away = client.get("/sign-in/provider", query_string={"next": then})
    assert away.status_code == 303
    asked = parse_qs(urlsplit(away.location).query)
    assert asked["acr_values"] == [f"{LOA}3 {LOA}4"]
    back = requests.get(away.location, allow_redirects=False, timeout=5).headers["Location"]
    return back.removeprefix("http://localhost")


def through(client: Client) -> TestResponse:
    return client.get(there_and_back(client))


def test_a_known_person_comes_in_and_the_providers_own_name_holds_from_then_on(
    client: Client, session: Session, make: Factory, idp: IdentityProvider
) -> None:
    anna = make.user(Role.COORDINATOR, unit=make.unit(), email="anna@example.se")
    assert 'href="/sign-in/provider"' in client.get("/sign-in").text
    assert through(client).location == "/account"
    assert client.get("/account").status_code == 200, "the level replaces a code of ours"
    kept = session.scalars(select(OutsideIdentity)).one()
    assert (kept.user_id, "person-1" in str(vars(kept))) == (anna.id, False)
    signed = session.scalars(select(SignIn)).one()
    assert signed.second_factor_at is not None
    audited = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert audited == ["identity_linked", "signed_in"]

    # The address now belongs to somebody else at the provider, and then to the same person again.
    client.sign_out()
    idp.person = {**idp.person, "sub": "person-2"}
    assert through(client).status_code == 403
    idp.person = {"sub": "person-1", "email": "anna.gift@example.se", "email_verified": True}
    assert through(client).location == "/account"
    assert len(session.scalars(select(User)).all()) == 1

    back = there_and_back(client)
    assert client.get(back).status_code == 303
    assert client.get(back).status_code == 403, "an answer holds once"


BENT: dict[str, Callable[[dict[str, Any]], object]] = {
    "iss of another": lambda c: c.update(iss="https://other.example"),
    "no iss": lambda c: c.pop("iss"),
    "aud of another": lambda c: c.update(aud="another-program"),
    "aud of several without azp": lambda c: c.update(aud=[CLIENT, "another-program"]),
    "azp of another": lambda c: c.update(aud=[CLIENT, "another"], azp="another"),
    "exp is past": lambda c: c.update(exp=c["iat"] - MINUTES),
    "no exp": lambda c: c.pop("exp"),
    "exp is no number": lambda c: c.update(exp="tomorrow"),
    "iat is in the future": lambda c: c.update(iat=c["iat"] + 10 * MINUTES),
    "nonce of another attempt": lambda c: c.update(nonce="another"),
    "no nonce": lambda c: c.pop("nonce"),
    "no sub": lambda c: c.pop("sub"),
    "sub is no text": lambda c: c.update(sub=17),
    "acr too low": lambda c: c.update(acr=f"{LOA}2"),
    "no acr": lambda c: c.pop("acr"),
    "acr as a list": lambda c: c.update(acr=[f"{LOA}3"]),
    "address not verified": lambda c: c.update(email_verified=False),
    "address said to be verified": lambda c: c.update(email_verified="true"),
    "no address": lambda c: c.pop("email"),
    "address nobody has": lambda c: c.update(email="nobody@example.se"),
    "address of a closed account": lambda c: c.update(email="gone@example.se"),
    "address as a list": lambda c: c.update(email=["anna@example.se"]),
}


def test_every_answer_that_is_not_right_is_refused(
    client: Client, session: Session, make: Factory, idp: IdentityProvider
) -> None:
    make.coach(email="anna@example.se")
    make.coach(email="gone@example.se", disabled_at=clock.now())
    untouched = idp.bend

    def refused(what: str, answer: TestResponse, status: int = 403) -> None:
        assert answer.status_code == status, what
        assert client.get("/account").status_code == 302, what

    for what, bend in BENT.items():
        idp.bend = bend
        refused(what, through(client))
    idp.bend = untouched
    for sign in (idp.unsigned, idp.signed_by_another, idp.signed_with_the_public_key):
        idp.sign = sign
        refused(sign.__name__, through(client))
    for nothing in ("", "a.b", "a.b.c"):
        idp.sign = lambda claims, nothing=nothing: nothing  # type: ignore[misc]
        refused(f"id_token {nothing!r}", through(client))
    idp.sign = idp.signed

    path = "/sign-in/provider/back"
    for what, change in (
        ("state of another", {"state": "another"}),
        ("no state", {"state": ""}),
        ("answered by another provider", {"iss": "https://other.example"}),
        ("a code nobody gave", {"code": "0000"}),
        ("the person said no", {"error": "access_denied"}),
    ):
        sent = {k: v[0] for k, v in parse_qs(urlsplit(there_and_back(client)).query).items()}
        refused(what, client.get(path, query_string={**sent, **change}))
    idp.asked["stolen"] = {**idp.asked.popitem()[1], "code_challenge": "of another browser"}
    sent = {k: v[0] for k, v in parse_qs(urlsplit(there_and_back(client)).query).items()}
    refused("code of another browser", client.get(path, query_string={**sent, "code": "stolen"}))
    refused("without an attempt", client.get(path, query_string=sent))

    for what, document in (
        ("says it is another", {"issuer": "https://other.example"}),
        ("asks for secrets in the open", {"token_endpoint": "ftp://example.se/token"}),
    ):
        idp.document = document
        refused(what, client.get("/sign-in/provider"), 503)
    idp.document = {}
    assert session.scalars(select(SignIn)).all() == []
    assert session.scalars(select(OutsideIdentity)).all() == []
    assert through(client).location == "/account", "and the right one still opens"


def test_nobody_is_led_elsewhere_and_another_session_is_not_gone_on_with(
    client: Client, session: Session, make: Factory, idp: IdentityProvider
) -> None:
    make.coach(email="anna@example.se", password_hash=hash_password("lingon och tall"))
    client.sign_in(make.coach())
    before = session.scalars(select(SignIn)).one()
    assert client.get(there_and_back(client, "https://example.com/")).location == "/"
    session.refresh(before)
    assert before.revoked_at is not None
    idp.document = {"jwks_uri": "http://127.0.0.1:1/keys"}
    assert through(client).status_code == 503


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"OIDC_ISSUER": "http://login.example.se"}, "OIDC_ISSUER must start with https://"),
        ({"OIDC_ISSUER": "https://login.example.se"}, "OIDC_CLIENT_ID is needed"),
    ],
)
def test_settings_that_cannot_be_used_stop_the_start(
    given: dict[str, str], said: str, tmp_path: Any
) -> None:
    with pytest.raises(SettingsError, match=said):
        from_environment(
            {f"EMPLOYER_MATCH_{name}": value for name, value in given.items()}
            | {"EMPLOYER_MATCH_INSTANCE": str(tmp_path)}
        )


def test_without_a_provider_there_is_none(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    extension = client.application.extensions["employer_match"]
    monkeypatch.setitem(extension, "settings", replace(extension["settings"], oidc_issuer=""))
    assert client.get("/sign-in/provider").status_code == 404
    assert client.get("/sign-in/provider/back").status_code == 404
    assert "/sign-in/provider" not in client.get("/sign-in").text
