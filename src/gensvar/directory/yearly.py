"""What an organisation did with its own page in a year."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.directory.models import PageState, PageVersion
from gensvar.organisations.yearly import YearEntry


def entries(family: Collection[int], year: int, token: str) -> list[YearEntry]:
    """Return the versions of the page that were sent or answered in a year."""
    rows = PageVersion.objects.filter(organisation__in=family, sent_at__isnull=False)
    found = rows.filter(Q(sent_at__year=year) | Q(decided_at__year=year))
    return [_told(row, token) for row in found.order_by("sent_at", "pk")]


def _told(row: PageVersion, token: str) -> YearEntry:
    sent = timezone.localdate(row.sent_at) if row.sent_at else None
    return YearEntry(
        day=sent,
        what=_("You sent your page"),
        state=row.get_state_display(),
        address=reverse("own-page", args=[token]) if token else "",
        is_open=row.state == PageState.RETURNED,
        since=timezone.localdate(row.decided_at) if row.decided_at else None,
    )
