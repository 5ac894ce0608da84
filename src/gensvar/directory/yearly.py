"""What an organisation did with its own page in a year, and how we work together."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.directory.models import Degree, PageState, PageVersion, Relation
from gensvar.organisations.yearly import YearEntry

# What is told of an organisation whose name is that of no body.
PAGE = ""


class Row(NamedTuple):
    """A version of the page, or a degree with a body: then `body` is its name."""

    body: str
    state: str
    at: datetime
    decided_at: datetime | None


def entries(family: Collection[int], year: int, token: str) -> list[YearEntry]:
    """Return the versions of the page of a year, and the degrees that began in it.

    One question for both: the year of an organisation puts many together.
    """
    rows = PageVersion.objects.filter(organisation__in=family, sent_at__isnull=False)
    pages = (
        rows.filter(Q(sent_at__year=year) | Q(decided_at__year=year))
        .order_by()
        .annotate(name=Value(PAGE, CharField()))
        .values_list("name", "state", "sent_at", "decided_at")
    )
    both = pages.union(_begun_in(family, year), all=True)
    # Any: a version that was sent has its day.
    rows_of_both: Any = both
    found = sorted((Row(*row) for row in rows_of_both), key=lambda row: row.at)
    return [_begun(row, token) if row.body else _told(row, token) for row in found]


def _begun_in(
    family: Collection[int], year: int
) -> "QuerySet[Relation, tuple[object, ...]]":
    rows = Relation.objects.filter(organisation__in=family, since__year=year)
    return (
        rows.order_by()
        .annotate(
            at=Cast("since", DateTimeField()), decided=Value(None, DateTimeField())
        )
        .values_list("body__name", "degree", "at", "decided")
    )


def _begun(row: Row, token: str) -> YearEntry:
    return YearEntry(
        day=row.at.date(),
        what=_("How we work together: %(name)s") % {"name": row.body},
        state=Degree(row.state).label,
        address=reverse("own-cooperation", args=[token]) if token else "",
        is_open=False,
        since=None,
    )


def _told(row: Row, token: str) -> YearEntry:
    decided = timezone.localdate(row.decided_at) if row.decided_at else None
    return YearEntry(
        day=timezone.localdate(row.at),
        what=_("You sent your page"),
        state=PageState(row.state).label,
        address=reverse("own-page", args=[token]) if token else "",
        is_open=row.state == PageState.RETURNED,
        since=decided,
    )
