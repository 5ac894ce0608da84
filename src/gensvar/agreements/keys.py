"""Addresses of groups and of organisations that join: derived, kept only as hash."""

from gensvar.agreements.models import GroupLink
from gensvar.kernel.secrets import derived_code, hashed, normalised

GROUP, SIGNATORY = "group link", "signatory"


def token_of(link: GroupLink) -> str:
    """Return the signs that open the page of a group."""
    return derived_code(GROUP, link.key)


def stored(token: str, purpose: str = GROUP) -> str:
    """Return the hash under which a link is found."""
    return hashed(purpose, normalised(token))


def hash_of(key: str, purpose: str = GROUP) -> str:
    """Return the hash that belongs to a key."""
    return stored(derived_code(purpose, key), purpose)
