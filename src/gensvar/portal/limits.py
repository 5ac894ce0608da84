"""Simple limits against floods, kept for a minute and the same for all processes."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import cache

from gensvar.kernel.secrets import hashed

# Many people come at once when a dialogue is on the news: the limit is far above what
# an evening with ten thousand visitors gives, and says so kindly when it is reached.
SUBMISSIONS_A_MINUTE = 1200
WRONG_CODES_A_MINUTE = 30
MINUTE = 60
# One household or phone has a whole network of this size (RFC 6177, RFC 7934).
ONE_PLACE = 64


def too_many(what: str, limit: int) -> bool:
    """Count one more of something; say whether there are too many this minute."""
    key = f"limit-{what}"
    try:
        return cache.incr(key) > limit
    except ValueError:  # the first, or the first after the minute ended
        pass
    if cache.add(key, 1, MINUTE):
        return limit < 1
    try:
        return cache.incr(key) > limit
    except ValueError:  # the minute ended between the two calls
        return False


def is_full(what: str, limit: int) -> bool:
    """Say whether the limit is reached, without counting."""
    return int(cache.get(f"limit-{what}", 0)) >= limit


def place_of(address: str) -> str:
    """Return a name for where a request comes from that cannot be turned back.

    It is made with the key of the installation, so that every process makes the same.
    All addresses of one IPv6 network are one place: who has one of them has all.
    """
    return hashed("place of a try", _network(address))[:16]


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return address
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    bare = IPv6Address(int(known))
    return str(ip_network((bare, ONE_PLACE), strict=False))
