"""Secrets that must be read back are sealed with the installation's key: a dump opens nothing.

AES-256-GCM under a key derived from SECRET_KEY (HKDF-SHA256), bound to what it is for, so that a
sealed value moved to another row or another use does not open.
"""

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12  # bytes, as GCM has it


def seal(key: str, purpose: str, secret: str) -> str:
    """The secret sealed for this purpose, as URL-safe base64."""
    nonce = secrets.token_bytes(NONCE)
    sealed = _cipher(key).encrypt(nonce, secret.encode(), purpose.encode())
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def unseal(key: str, purpose: str, sealed: str) -> str | None:
    """What was sealed; None with another key, for another purpose, or where it was changed."""
    try:
        raw = base64.urlsafe_b64decode(sealed)
        return _cipher(key).decrypt(raw[:NONCE], raw[NONCE:], purpose.encode()).decode()
    except (InvalidTag, ValueError):
        return None


def keyed_hash(key: str, purpose: str, text: str) -> str:
    """HMAC-SHA256 (hex): finds a text again without keeping it, even one that can be listed."""
    content = f"{purpose}\n{text}".encode()
    return hmac.new(_derived(key, b"keyed hash"), content, hashlib.sha256).hexdigest()


def _cipher(key: str) -> AESGCM:
    return AESGCM(_derived(key, b"sealed secret"))


def _derived(key: str, use: bytes) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"employer-match " + use)
    return made.derive(key.encode())
