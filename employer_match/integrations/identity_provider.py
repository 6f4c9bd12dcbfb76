"""Signing in through an identity provider: OpenID Connect, code flow with PKCE (RFC 7636).

What comes back is believed only when the provider's own key signed it, for us, for this very
attempt, just now, and at the level of assurance that is demanded.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import requests
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from employer_match import clock

TIMEOUT = 10.0  # seconds
#: Signatures by keys that only the provider holds: a shared secret, or none, proves nothing.
ALGORITHMS = ("RS256", "PS256", "ES256")
LEEWAY = 30  # seconds that the two clocks may be apart
DISCOVERY = "/.well-known/openid-configuration"


class NotAssured(Exception):
    """The answer cannot be believed; the code says why, for the log and never for the page."""


class NoAnswer(Exception):
    """The provider could not be reached, or did not speak as it should."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Who vouches for people; with `acr_values` only at one of these levels of assurance."""

    issuer: str
    client_id: str
    client_secret: str
    redirect_uri: str
    acr_values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What this browser keeps while its owner is at the provider's."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the provider means: its own name for the person, and what else it told."""

    subject: str
    claims: Mapping[str, Any]


def start(provider: Provider) -> tuple[str, Attempt]:
    """The provider's address to go to, and what to keep; raises NoAnswer."""
    attempt = Attempt(*(secrets.token_urlsafe(32) for _ in range(3)))
    more = {"acr_values": " ".join(provider.acr_values)} if provider.acr_values else {}
    address, _ = _client(provider).create_authorization_url(
        _discover(provider)["authorization_endpoint"],
        state=attempt.state,
        nonce=attempt.nonce,
        code_verifier=attempt.verifier,
        **more,
    )
    return str(address), attempt


def finish(provider: Provider, attempt: Attempt, answer: Mapping[str, str]) -> Vouched:
    """Whom the provider vouches for, by the parameters with which it sent the browser back.

    Raises NotAssured, or NoAnswer where the provider cannot be asked.
    """
    if not secrets.compare_digest(answer.get("state", "").encode(), attempt.state.encode()):
        raise NotAssured("state")
    if answer.get("iss", provider.issuer) != provider.issuer:
        raise NotAssured("answered_by_another")  # RFC 9207
    if "error" in answer or not answer.get("code"):
        raise NotAssured("refused")
    known = _discover(provider)
    try:
        token = _client(provider).fetch_token(
            known["token_endpoint"],
            code=answer["code"],
            code_verifier=attempt.verifier,
            timeout=TIMEOUT,
            allow_redirects=False,
        )
        keys = KeySet.import_key_set(cast(Any, _fetch(known["jwks_uri"])))
    except OAuthError:
        raise NotAssured("code") from None
    except requests.RequestException as broken:
        raise NoAnswer(type(broken).__name__) from None
    except (JoseError, ValueError, KeyError, TypeError):
        raise NoAnswer("keys") from None
    return _vouched(provider, attempt, str(token.get("id_token", "")), keys)


def _vouched(provider: Provider, attempt: Attempt, id_token: str, keys: KeySet) -> Vouched:
    try:
        claims = jwt.decode(id_token, keys, algorithms=list(ALGORITHMS)).claims
    except (JoseError, ValueError, KeyError, TypeError):
        raise NotAssured("signature") from None
    now = clock.now().timestamp()
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    nonce = str(claims.get("nonce", ""))
    holds = {
        "iss": claims.get("iss") == provider.issuer,
        "aud": provider.client_id in audiences,
        "azp": claims.get("azp", provider.client_id) == provider.client_id
        and (len(audiences) == 1 or "azp" in claims),
        "exp": _seconds(claims.get("exp"), 0.0) > now - LEEWAY,
        "iat": _seconds(claims.get("iat"), now + 2 * LEEWAY) < now + LEEWAY,
        "nonce": secrets.compare_digest(nonce.encode(), attempt.nonce.encode()),
        "sub": isinstance(claims.get("sub"), str) and bool(claims["sub"]),
        "acr": not provider.acr_values or claims.get("acr") in provider.acr_values,
    }
    for claim, right in holds.items():
        if not right:
            raise NotAssured(claim)
    return Vouched(claims["sub"], claims)


def _seconds(value: object, otherwise: float) -> float:
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if known else otherwise  # type: ignore[arg-type]


def _discover(provider: Provider) -> dict[str, Any]:
    """What the provider says of itself; it must be who it is said to be, and as safe to reach."""
    known = _fetch(provider.issuer.rstrip("/") + DISCOVERY)
    if known.get("issuer") != provider.issuer:
        raise NoAnswer("issuer")
    scheme = provider.issuer.partition("://")[0]
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if not str(known.get(name, "")).startswith(("https://", f"{scheme}://")):
            raise NoAnswer(name)
    return known


def _fetch(address: str) -> dict[str, Any]:
    try:
        answer = requests.get(address, timeout=TIMEOUT, allow_redirects=False)
        answer.raise_for_status()
        found = answer.json()
    except requests.RequestException as broken:
        raise NoAnswer(type(broken).__name__) from None
    if not isinstance(found, dict):
        raise NoAnswer("shape")
    return found


def _client(provider: Provider) -> OAuth2Session:
    return OAuth2Session(
        provider.client_id,
        provider.client_secret,
        scope="openid email",
        redirect_uri=provider.redirect_uri,
        code_challenge_method="S256",
    )
