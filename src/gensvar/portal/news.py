"""What is new for associations: joined from what is shown elsewhere, never copied."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.directory.public import latest_organisations
from gensvar.exchanges.public import latest_invitations, latest_notices
from gensvar.funding.public import latest_opened
from gensvar.kernel.days import said

BACK, MOST = timedelta(days=90), 100
# The choices of a reader, by what stands in the address.
KINDS = {
    "nyheter": "notice",
    "organisationer": "organisation",
    "stod": "support",
    "inbjudningar": "invitation",
}


@dataclass(frozen=True)
class Piece:
    """One thing that is new. `key` is the same for as long as it is shown."""

    kind: str
    kind_words: str
    key: str
    title: str
    who: str
    at: datetime
    address: str = ""
    words: str = ""
    language: str = ""
    link: str = ""
    host: str = ""


def pieces(kind: str = "") -> list[Piece]:
    """Return what is new, perhaps of one kind, the newest first."""
    since = timezone.now() - BACK
    found = {
        "notice": _notices,
        "organisation": _organisations,
        "support": _support,
        "invitation": _invitations,
    }
    chosen = [found[kind]] if kind else found.values()
    rows = [one for read in chosen for one in read(since)]
    return sorted(rows, key=lambda one: (one.at, one.key), reverse=True)


def _notices(_since: datetime) -> Iterator[Piece]:
    """News says itself until which day it is shown."""
    for row in latest_notices(MOST):
        yield Piece(
            kind="notice",
            kind_words=_("Piece of news"),
            key=f"notice:{row.public_id}",
            title=row.title,
            who=row.who,
            at=row.at,
            words=row.words,
            language=row.language,
            link=row.link,
            host=row.host,
        )


def _organisations(since: datetime) -> Iterator[Piece]:
    for row in latest_organisations(since, MOST):
        yield Piece(
            kind="organisation",
            kind_words=_("New organisation"),
            key=f"organisation:{row.public_id}",
            title=row.name,
            who=row.kind,
            at=row.at,
            address=reverse("public-organisation", args=[row.public_id]),
        )


def _support(since: datetime) -> Iterator[Piece]:
    for row in latest_opened(since.date(), MOST):
        yield Piece(
            kind="support",
            kind_words=_("Support to apply for"),
            key=f"support:{row.pk}",
            title=row.name,
            who=row.body,
            at=_begins(row.day),
            address=reverse("public-support-one", args=[row.public_id]),
            words=_last(row.closes_on),
        )


def _last(day: date | None) -> str:
    if day is None:
        return _("The last day to apply is not known.")
    return f"{_('Last day to apply')}: {said(day)}"


def _invitations(since: datetime) -> Iterator[Piece]:
    for row in latest_invitations(since, MOST):
        yield Piece(
            kind="invitation",
            kind_words=row.kind_words,
            key=f"invitation:{row.public_id}",
            title=row.title,
            who=row.host,
            at=row.at,
            address=reverse("public-exchange-offer", args=[row.public_id]),
            words=f"{_('When')}: {said(timezone.localdate(row.starts_at))}",
        )


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
