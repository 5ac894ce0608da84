"""What an organisation invited to, and came to, in a year."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.exchanges.messages import own_page
from gensvar.exchanges.models import Offer, OfferKind, OfferState, Place
from gensvar.organisations.yearly import YearEntry


def entries(family: Collection[int], year: int, token: str) -> list[YearEntry]:
    """Return the study visits, volunteer days and events of an organisation."""
    own = Q(organisation_id__in=family)
    came = Place.objects.filter(organisation_id__in=family, left_at__isnull=True)
    rows = Offer.objects.filter(own | Q(pk__in=came.values("offer")))
    rows = rows.filter(starts_at__year=year).order_by("starts_at", "pk")
    return [_entry(offer, offer.organisation_id in family, token) for offer in rows]


def _entry(offer: Offer, is_own: bool, token: str) -> YearEntry:
    waits = offer.state == OfferState.OFFERED
    return YearEntry(
        day=timezone.localdate(offer.starts_at),
        what=f"{OfferKind(offer.kind).label}: {offer.title}",
        state=offer.get_state_display() if is_own else _("You are signed up"),
        address=own_page(token, offer.public_id),
        is_open=waits,
        since=timezone.localdate(offer.created_at) if waits else None,
    )
