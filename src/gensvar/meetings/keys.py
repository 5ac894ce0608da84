"""The address of a guest's own page: derived from a stored key, kept only as hash."""

from gensvar.kernel.secrets import derived_code, hashed, normalised
from gensvar.meetings.models import Guest

PURPOSE = "guest"


def token_of(guest: Guest) -> str:
    """Return the sixteen signs that open a guest's own page."""
    return derived_code(PURPOSE, guest.key)


def stored(token: str) -> str:
    """Return the hash under which a guest is found."""
    return hashed(PURPOSE, normalised(token))


def give_token(guest: Guest) -> Guest:
    """Set the hash that belongs to a guest's key; the guest is not saved."""
    guest.token_hash = stored(token_of(guest))
    return guest
