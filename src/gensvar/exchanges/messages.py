"""The letters about exchanges: what has happened, in the reader's language."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from gensvar.directory.keepers import token_of
from gensvar.directory.models import Keeper, KeeperState
from gensvar.exchanges.models import Notice, Offer, Place
from gensvar.kernel import addresses
from gensvar.notifications.writing import Message, write

KIND = "exchange"


def own_page(token: str, public_id: str) -> str:
    """Return the address of an offer on an organisation's own side."""
    return f"/forening/{token}/utbyte/{public_id}/"


def own_news(token: str) -> str:
    """Return the address of the news that an organisation has told."""
    return f"/forening/{token}/utbyte/nytt/"


def work_page(offer: Offer) -> str:
    """Return the address of an offer for those who work here."""
    return f"/arbete/utbyte/{offer.pk}/"


def decided(offer: Offer) -> Iterator[Message]:
    """Tell an organisation that its offer is shown, or why not."""
    if offer.organisation_id is not None:
        yield from _to_keepers(offer, "decided", offer.organisation_id, offer.state)


def changed(offer: Offer, places: Iterable[Place]) -> Iterator[Message]:
    """Tell those who come that day, time or place has changed, or that it is off."""
    what = "cancelled" if offer.cancelled_at else "changed"
    for place in places:
        yield from _to(place, what, f"{what} {offer.version}")


def has_a_seat(places: Iterable[Place]) -> Iterator[Message]:
    """Tell those who have waited that there is a seat for them now."""
    for place in places:
        yield from _to(place, "seat", f"seat {place.pk}")


def notice_decided(notice: Notice) -> Iterator[Message]:
    """Tell an organisation that its news is shown, or why not; never what it says."""
    if notice.organisation_id is None or notice.decided_at is None:
        return
    for keeper in _keepers(notice.organisation_id):
        token = token_of(keeper)
        yield write(
            "exchanges/letters/news",
            kind=KIND,
            key=f"news {notice.pk} {notice.decided_at.isoformat()} {keeper.pk}",
            to=keeper.email,
            language=keeper.language,
            cause=f"news {notice.pk}",
            secret=token,
            notice=notice,
            address=addresses.absolute(own_news(token)),
        )


def _keepers(organisation: int) -> QuerySet[Keeper]:
    own = Q(organisation=organisation) | Q(organisation__merged_into=organisation)
    return Keeper.objects.filter(own, state=KeeperState.APPROVED)


def _to(place: Place, template: str, key: str) -> Iterator[Message]:
    offer = place.offer
    if place.organisation_id is not None:
        yield from _to_keepers(offer, template, place.organisation_id, key)
    elif place.user is not None:
        yield _letter(
            offer,
            template,
            key=f"{key} user {place.user.pk}",
            to=place.user.email,
            language=place.user.language,
            path=work_page(offer),
        )


def _to_keepers(
    offer: Offer, template: str, organisation: int, key: str
) -> Iterator[Message]:
    for keeper in _keepers(organisation):
        token = token_of(keeper)
        yield _letter(
            offer,
            template,
            key=f"{key} keeper {keeper.pk}",
            to=keeper.email,
            language=keeper.language,
            path=own_page(token, offer.public_id),
            secret=token,
        )


def _letter(  # noqa: PLR0913 -- a letter has that many facts
    offer: Offer,
    template: str,
    *,
    key: str,
    to: str,
    language: str,
    path: str,
    secret: str = "",
) -> Message:
    return write(
        f"exchanges/letters/{template}",
        kind=KIND,
        key=f"{KIND} {offer.pk} {key}",
        to=to,
        language=language,
        cause=f"exchange {offer.pk}",
        secret=secret,
        offer=offer,
        address=addresses.absolute(path),
    )
