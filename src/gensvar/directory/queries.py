"""Organisations as those who work here see them: what each lacks, and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.accounts.models import User
from gensvar.directory.links import host_of
from gensvar.directory.models import (
    Keeper,
    KeeperState,
    PageState,
    PageVersion,
)
from gensvar.directory.policies import may_confirm
from gensvar.directory.seen import FAMILY, saying, shown_pages
from gensvar.kernel.languages import LANGUAGES, label
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Organisation

WAITS = Exists(PageVersion.objects.filter(FAMILY, state=PageState.SENT))
ASKS = Exists(Keeper.objects.filter(FAMILY, state=KeeperState.CONFIRMED))
HAS_PAGE = Exists(shown_pages().filter(FAMILY))
IS_KEPT = Exists(Keeper.objects.filter(FAMILY, state=KeeperState.APPROVED))
STATES: dict[str, Q] = {
    "waits": Q(WAITS) | Q(ASKS),
    "page": Q(HAS_PAGE),
    "no-page": ~Q(HAS_PAGE),
    "no-keeper": ~Q(IS_KEPT),
}
PARTS: tuple[tuple[str, StrOrPromise], ...] = (
    ("what", _("What you do")),
    ("for_whom", _("For whom")),
    ("aim", _("What you want to achieve")),
    ("categories", _("Categories")),
    ("competences", _("Competences")),
    ("level", _("Where you work")),
    ("sub_regions", _("Parts of the region")),
    ("languages", _("Languages")),
    ("links", _("Links")),
    ("email", _("E-mail")),
    ("phone", _("Phone")),
    ("address", _("Address")),
)
CHOSEN = ("categories", "competences", "sub_regions")


def organisations(words: str = "", state: str = "") -> QuerySet[Organisation]:
    """Return the organisations, each once, those that wait for us first."""
    rows = Organisation.objects.filter(merged_into__isnull=True)
    if words.strip():
        rows = rows.filter(pk__in=saying(words))
    if state in STATES:
        rows = rows.filter(STATES[state])
    rows = rows.annotate(waits=WAITS, asks=ASKS, has_page=HAS_PAGE, is_kept=IS_KEPT)
    return rows.order_by("-waits", "-asks", "name", "pk")


def waiting_for_us(user: User) -> int:
    """Return how many organisations wait for a page or a keeper to be confirmed."""
    if not may_confirm(user):
        return 0
    rows = Organisation.objects.filter(merged_into__isnull=True)
    return rows.filter(STATES["waits"]).count()


def keepers_of(organisation: Organisation) -> list[Keeper]:
    """Return who keeps, asks and has kept a page; those who wait come first."""
    rows = Keeper.objects.filter(organisation__in=family_of(organisation))
    found = rows.select_related("decided_by", "objected_by").order_by("asked_at", "pk")
    order = {state: place for place, state in enumerate(("confirmed", "approved"))}
    return sorted(found, key=lambda one: order.get(one.state, len(order)))


def versions_of(organisation: Organisation) -> list[PageVersion]:
    """Return what an organisation has said of itself, the latest first."""
    rows = PageVersion.objects.filter(organisation__in=family_of(organisation))
    return list(rows.select_related("sent_by", "decided_by").order_by("-pk"))


@dataclass(frozen=True)
class Part:
    """One part of a page: as it is shown, and as it would be."""

    label: StrOrPromise
    before: str
    now: str

    @property
    def is_changed(self) -> bool:
        """Say whether somebody who confirms has to read it."""
        return self.before != self.now


def page_to_confirm(
    organisation: Organisation,
) -> tuple[PageVersion | None, list[Part]]:
    """Return the version that waits, and what it would change of what is shown."""
    states = (PageState.SENT, PageState.SHOWN)
    rows = PageVersion.objects.filter(
        organisation__in=family_of(organisation), state__in=states
    ).select_related("organisation__merged_into", "sent_by")
    found = rows.prefetch_related(*CHOSEN)
    top = organisation.merged_into_id or organisation.pk
    ordered = sorted(found, key=lambda row: (row.organisation_id == top, row.pk))
    latest = {PageState(row.state): row for row in ordered}
    waits, shown = latest.get(PageState.SENT), latest.get(PageState.SHOWN)
    if waits is None:
        return None, []
    return waits, compared(shown, waits)


def compared(before: PageVersion | None, now: PageVersion) -> list[Part]:
    """Return each part of a page before and now, but for what is empty in both."""
    parts = [
        Part(words, _said(before, name) if before else "", _said(now, name))
        for name, words in PARTS
    ]
    return [part for part in parts if part.before or part.now]


def _said(page: PageVersion, name: str) -> str:
    if name in CHOSEN:
        rows: Sequence[object] = getattr(page, name).all()
        return ", ".join(str(one) for one in rows)
    if name == "languages":
        return ", ".join(str(label(LANGUAGES[tag])) for tag in page.languages)
    if name == "links":
        return "\n".join(f"{one} ({host_of(one)})" for one in page.links)
    if name == "level":
        return str(page.get_level_display()) if page.level else ""
    value = str(getattr(page, name))
    if value and hasattr(page, f"get_{name}_to_display"):
        return f"{value} ({getattr(page, f'get_{name}_to_display')()})"
    return value
