"""Simple limits against floods, kept in memory for a minute and nowhere else."""

import hashlib
import hmac
import secrets

from django.core.cache import cache

# Many people come at once when a dialogue is on the news: the limit is far above what
# an evening with ten thousand visitors gives, and says so kindly when it is reached.
SUBMISSIONS_A_MINUTE = 1200
WRONG_CODES_A_MINUTE = 30
MINUTE = 60
# Chosen anew when the process starts, so that nothing kept leads back to an address.
_PEPPER = secrets.token_bytes(32)


def too_many(what: str, limit: int) -> bool:
    """Count one more of something; say whether there are too many this minute."""
    key = f"limit-{what}"
    cache.add(key, 0, MINUTE)
    try:
        return cache.incr(key) > limit
    except ValueError:  # the minute ended between the two calls
        return False


def is_full(what: str, limit: int) -> bool:
    """Say whether the limit is reached, without counting."""
    return int(cache.get(f"limit-{what}", 0)) >= limit


def place_of(address: str) -> str:
    """Return a name for where a request comes from that cannot be turned back."""
    return hmac.new(_PEPPER, address.encode(), hashlib.sha256).hexdigest()[:16]
