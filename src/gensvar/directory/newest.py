"""Organisations that are new here: whose page everyone could first read lately."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Min
from django.db.models.functions import Coalesce

from gensvar.directory.models import PageState, PageVersion
from gensvar.directory.seen import FAMILY, shown_pages, shown_rows

# A version has been read by everyone in each of these.
CONFIRMED = (PageState.SHOWN, PageState.REPLACED, PageState.HIDDEN)


@dataclass(frozen=True)
class NewOrganisation:
    """An organisation with a page that is shown, and since when it has had one."""

    public_id: str
    name: str
    kind: str
    at: datetime


def latest_organisations(since: datetime, most: int) -> list[NewOrganisation]:
    """Return those whose first page was confirmed since a moment, the newest first.

    Rows that are the same organisation are one, as old as the oldest of them.
    """
    rows = shown_rows().filter(Exists(shown_pages().filter(FAMILY)))
    firsts = dict(
        PageVersion.objects.filter(state__in=CONFIRMED, decided_at__isnull=False)
        .order_by()
        .annotate(top=Coalesce("organisation__merged_into", "organisation"))
        .filter(top__in=rows.order_by().values("pk"))
        .values("top")
        .annotate(first=Min("decided_at"))
        .filter(first__gte=since)
        .order_by("-first", "-top")
        .values_list("top", "first")[:most]
    )
    found = rows.in_bulk(list(firsts))
    return [
        NewOrganisation(
            found[top].public_id, found[top].name, found[top].get_kind_display(), first
        )
        for top, first in firsts.items()
        if top in found
    ]
