"""What an organisation invited to, came to and told in a year."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.exchanges.messages import own_news, own_page
from gensvar.exchanges.models import (
    Notice,
    NoticeState,
    Offer,
    OfferKind,
    OfferState,
    Place,
)
from gensvar.organisations.yearly import YearEntry


def entries(family: Collection[int], year: int, token: str) -> list[YearEntry]:
    """Return the visits, volunteer days, events and news of an organisation."""
    own = Q(organisation_id__in=family)
    came = Place.objects.filter(organisation_id__in=family, left_at__isnull=True)
    rows = Offer.objects.filter(own | Q(pk__in=came.values("offer")))
    rows = rows.filter(starts_at__year=year).order_by("starts_at", "pk")
    offers = [_entry(offer, offer.organisation_id in family, token) for offer in rows]
    told = Notice.objects.filter(organisation_id__in=family, created_at__year=year)
    return offers + [_news(one, token) for one in told.order_by("created_at", "pk")]


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


def _news(notice: Notice, token: str) -> YearEntry:
    day = timezone.localdate(notice.created_at)
    waits = notice.is_live and notice.state == NoticeState.SENT
    return YearEntry(
        day=day,
        what=f"{_('Piece of news')}: {notice.title}",
        state=notice.standing,
        address=own_news(token),
        is_open=waits,
        since=day if waits else None,
    )
