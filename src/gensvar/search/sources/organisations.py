"""Organisations: found by their names and by what they say of themselves."""

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gensvar.directory.policies import may_see_directory
from gensvar.directory.seen import shown_pages, shown_rows
from gensvar.organisations.models import Organisation
from gensvar.organisations.policies import Visitor
from gensvar.search.sources.shapes import Source, Told, words


def _rows() -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(merged_into__isnull=True)
    return rows.prefetch_related(Prefetch("pages", shown_pages()))


def _organisations_for(user: Visitor) -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(merged_into__isnull=True)
    return rows if may_see_directory(user) else rows.none()


def _told(row: Organisation, address: str) -> Told:
    said = [
        words(page.what, page.for_whom, page.aim)
        for page in row.pages.all()
        if page.state == "shown"
    ]
    return Told(
        title=row.name,
        address=address,
        text=words(row.get_kind_display(), *said),
    )


def _inside(row: Organisation) -> Told:
    return _told(row, reverse("organisation", args=[row.public_id]))


def _to_all(row: Organisation) -> Told:
    return _told(row, reverse("public-organisation", args=[row.public_id]))


SOURCES = (
    Source(
        "organisation",
        _("Organisation"),
        _rows,
        _organisations_for,
        _inside,
        shown_rows,
        _to_all,
    ),
)
