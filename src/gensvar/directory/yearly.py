"""What an organisation did with its own page in a year, and how we work together."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.directory.models import PageState, PageVersion, Relation
from gensvar.organisations.yearly import YearEntry


def entries(family: Collection[int], year: int, token: str) -> list[YearEntry]:
    """Return the versions of the page of a year, and the degrees that began in it."""
    rows = PageVersion.objects.filter(organisation__in=family, sent_at__isnull=False)
    found = rows.filter(Q(sent_at__year=year) | Q(decided_at__year=year))
    begun = Relation.objects.filter(organisation__in=family, since__year=year)
    relations = begun.select_related("body").order_by("since", "pk")
    return [
        *(_told(row, token) for row in found.order_by("sent_at", "pk")),
        *(_begun(row, token) for row in relations),
    ]


def _begun(row: Relation, token: str) -> YearEntry:
    return YearEntry(
        day=row.since,
        what=_("How we work together: %(name)s") % {"name": row.body.name},
        state=row.get_degree_display(),
        address=reverse("own-cooperation", args=[token]) if token else "",
        is_open=False,
        since=None,
    )


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
