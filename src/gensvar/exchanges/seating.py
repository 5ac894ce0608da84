"""Who has a seat and who waits: first come, first served. Pure."""

from collections.abc import Iterable

from gensvar.exchanges.models import Offer, Place


def with_a_seat(offer: Offer, places: Iterable[Place]) -> list[Place]:
    """Return the sign-ups that have seats, in the order in which they came.

    A group that does not fit waits; a smaller one after it may still fit.
    """
    standing = sorted(
        (one for one in places if one.left_at is None), key=lambda one: one.pk
    )
    if offer.seats is None:
        return standing
    left, seated = offer.seats, []
    for one in standing:
        if one.people <= left:
            seated.append(one)
            left -= one.people
    return seated


def waiting(offer: Offer, places: Iterable[Place]) -> list[Place]:
    """Return the sign-ups that wait for a seat."""
    standing = [one for one in places if one.left_at is None]
    seated = {one.pk for one in with_a_seat(offer, standing)}
    return [one for one in standing if one.pk not in seated]


def seats_left(offer: Offer, places: Iterable[Place]) -> int | None:
    """Return how many seats are free; None when there is no limit."""
    if offer.seats is None:
        return None
    return offer.seats - sum(one.people for one in with_a_seat(offer, places))
