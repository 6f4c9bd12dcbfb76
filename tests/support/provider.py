"""A small identity provider of our own, on a real socket: what it says can be bent, one way a test.

It checks us as a strict one would: the redirect address, our secret, and the verifier of PKCE.
"""

import base64
import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from flask import Flask, Response, jsonify, redirect, request
from joserfc import jws
from joserfc.jwk import OctKey, RSAKey

from employer_match import clock
from tests.support.browser import serving

CLIENT, SECRET = "employer-match", "a secret between the two"
LOA = "http://id.elegnamnden.se/loa/1.0/loa"


def new_key() -> RSAKey:
    """A key pair for RS256, made by `cryptography`."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return RSAKey.import_key(pem, {"kid": secrets.token_hex(4), "use": "sig"})


class IdentityProvider:
    """Vouches for `person`; `bend` changes the claims, `sign` how they are signed."""

    def __init__(self, key: RSAKey) -> None:
        self.key, self.address = key, ""
        self.person = {"sub": "person-1", "email": "anna@example.se", "email_verified": True}
        self.bend: Callable[[dict[str, Any]], object] = lambda claims: None
        self.sign: Callable[[bytes], str] = self.signed
        self.document: dict[str, str] = {}
        self.asked: dict[str, dict[str, str]] = {}
        self.app = Flask("identity provider")
        self.app.get("/.well-known/openid-configuration")(self.describe)
        self.app.get("/keys")(self.keys)
        self.app.get("/authorize")(self.authorize)
        self.app.post("/token")(self.token)

    def describe(self) -> Response:
        """Who it is, and where its parts are."""
        found = {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        }
        return jsonify({**found, **self.document})

    def keys(self) -> Response:
        """Its public key."""
        return jsonify({"keys": [self.key.as_dict(private=False)]})

    def authorize(self) -> Any:
        """The person agrees at once; the browser goes back with a code."""
        asked = request.args.to_dict()
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == CLIENT
        code = secrets.token_hex(8)
        self.asked[code] = asked
        back = urlencode({"code": code, "state": asked["state"], "iss": self.address})
        return redirect(f"{asked['redirect_uri']}?{back}")

    def token(self) -> Any:
        """The identity for a code: once, and to whoever asked for it."""
        asked = self.asked.pop(request.form["code"], None)
        known = request.authorization
        if asked is None or known is None or (known.username, known.password) != (CLIENT, SECRET):
            return jsonify(error="invalid_grant"), 400
        digest = hashlib.sha256(request.form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            challenge != asked["code_challenge"]
            or request.form["redirect_uri"] != (asked["redirect_uri"])
        ):
            return jsonify(error="invalid_grant"), 400
        now = int(clock.now().timestamp())
        claims: dict[str, Any] = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "acr": LOA + "3",
            **self.person,
        }
        self.bend(claims)
        id_token = self.sign(_json(claims))
        return jsonify(access_token="unused", token_type="Bearer", id_token=id_token)

    def signed(self, claims: bytes) -> str:
        """As it should be."""
        return jws.serialize_compact({"alg": "RS256", "kid": self.key.kid}, claims, self.key)

    def signed_by_another(self, claims: bytes) -> str:
        """By a key that says it is ours and is not."""
        return jws.serialize_compact({"alg": "RS256", "kid": self.key.kid}, claims, new_key())

    def signed_with_the_public_key(self, claims: bytes) -> str:
        """HS256 with what everybody can read."""
        shared = OctKey.import_key(self.key.as_pem(private=False)[:64].hex())
        return jws.serialize_compact({"alg": "HS256"}, claims, shared)

    def unsigned(self, claims: bytes) -> str:
        """The algorithm "none"."""
        head = _part(b'{"alg":"none"}')
        return f"{head}.{_part(claims)}."


def _json(claims: dict[str, Any]) -> bytes:
    return jsonify(claims).get_data()


def _part(text: bytes) -> str:
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


@contextmanager
def vouching(key: RSAKey) -> Iterator[IdentityProvider]:
    """The provider at a free port of this machine."""
    made = IdentityProvider(key)
    with serving(made.app) as address:
        made.address = address
        yield made
