"""Codes and keys: made by chance or derived with the installation's key."""

import hashlib
import hmac
import secrets

from django.conf import settings

# Without vowels no code spells a word; without 0 1 l o it can be read aloud.
LETTERS = "23456789bcdfghjkmnpqrstvwxz"
CODE_LENGTH = 16


def public_id() -> str:
    """Return a random id for addresses: 12 signs, 57 bits, no order."""
    return "".join(secrets.choice(LETTERS) for _ in range(12))


def token() -> str:
    """Return a random token of 256 bits for a letter's link."""
    return secrets.token_urlsafe(32)


def derived_code(purpose: str, key: str) -> str:
    """Derive a code of 76 bits from a key, the same every time (HMAC-SHA-256).

    A retry or a refresh with the same idempotency key therefore shows the same code,
    although only its hash is stored.
    """
    number = int.from_bytes(_hmac(purpose, key), "big")
    signs = []
    for _ in range(CODE_LENGTH):
        number, rest = divmod(number, len(LETTERS))
        signs.append(LETTERS[rest])
    return "".join(signs)


def hashed(purpose: str, secret: str) -> str:
    """Return the hash under which a code or token is stored and looked up."""
    return _hmac(f"stored {purpose}", secret).hex()


def normalised(code: str) -> str:
    """Return a code as typed by a person without spaces, hyphens and capitals."""
    return "".join(sign for sign in code.casefold() if sign in LETTERS)


def _hmac(purpose: str, key: str) -> bytes:
    message = f"{purpose}\0{key}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()
