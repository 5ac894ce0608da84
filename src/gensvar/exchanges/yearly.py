"""What an organisation invited to, came to and told in a year."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db.models import Case, Q, QuerySet, Value, When
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
from gensvar.kernel.days import today
from gensvar.organisations.yearly import YearEntry

NEWS, OVER = "news", "over"


class Row(NamedTuple):
    """An offer, or a piece of news: its kind is `news`."""

    kind: str
    public_id: str
    title: str
    state: str
    day: datetime
    created_at: datetime
    organisation: int | None


def entries(family: Collection[int], year: int, token: str) -> list[YearEntry]:
    """Return the visits, days, events and news of an organisation, in one question."""
    own = Q(organisation_id__in=family)
    came = Place.objects.filter(organisation_id__in=family, left_at__isnull=True)
    offers = Offer.objects.filter(own | Q(pk__in=came.values("offer")))
    both = (
        offers.filter(starts_at__year=year)
        .order_by()
        .values_list(
            *("kind", "public_id", "title", "state"),
            *("starts_at", "created_at", "organisation"),
        )
        .union(_told(family, year), all=True)
    )
    rows = sorted((Row(*row) for row in both), key=lambda row: row.day)
    return [
        _news(row, token)
        if row.kind == NEWS
        else _offer(row, row.organisation in family, token)
        for row in rows
    ]


def _told(family: Collection[int], year: int) -> "QuerySet[Notice, tuple[object, ...]]":
    live = Q(state__in=(NoticeState.SENT, NoticeState.SHOWN))
    over = When(live & Q(shown_until__lt=today()), then=Value(OVER))
    rows = Notice.objects.filter(organisation_id__in=family, created_at__year=year)
    said = rows.annotate(kind=Value(NEWS), state_now=Case(over, default="state"))
    return said.order_by().values_list(
        *("kind", "public_id", "title", "state_now"),
        *("created_at", "created_at", "organisation"),
    )


def _offer(row: Row, is_own: bool, token: str) -> YearEntry:
    waits = row.state == OfferState.OFFERED
    return YearEntry(
        day=timezone.localdate(row.day),
        what=f"{OfferKind(row.kind).label}: {row.title}",
        state=str(OfferState(row.state).label) if is_own else _("You are signed up"),
        address=own_page(token, row.public_id),
        is_open=waits,
        since=timezone.localdate(row.created_at) if waits else None,
    )


def _news(row: Row, token: str) -> YearEntry:
    day = timezone.localdate(row.day)
    is_over, waits = row.state == OVER, row.state == NoticeState.SENT
    return YearEntry(
        day=day,
        what=f"{_('Piece of news')}: {row.title}",
        state=_("Its last day has passed")
        if is_over
        else str(NoticeState(row.state).label),
        address=own_news(token),
        is_open=waits,
        since=day if waits else None,
    )
