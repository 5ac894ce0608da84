"""What an organisation sees of its own page: what is shown, and what it writes."""

from dataclasses import dataclass, replace
from datetime import datetime

from django_stubs_ext import StrOrPromise

from gensvar.directory.actions.pages import PITCHES, WAYS, PageWords
from gensvar.directory.keepers import KeeperPage
from gensvar.directory.models import OPEN, PageState, PageVersion
from gensvar.directory.seen import as_listed, is_taken_up
from gensvar.directory.shapes import ListedOrganisation


@dataclass(frozen=True)
class OwnPage:
    """The page that an organisation keeps: the words of the form, and where it stands.

    `shown` is what everyone sees, None when nothing is. `state` is that of the version
    that is written, "" when none is.
    """

    words: PageWords
    version: int
    state: str
    said: StrOrPromise
    reason: str
    sent_at: datetime | None
    shown: ListedOrganisation | None


def own_page(mine: KeeperPage) -> OwnPage:
    """Return the page of an organisation for those who keep it."""
    states = (*OPEN, PageState.SHOWN)
    rows = PageVersion.objects.filter(organisation__in=mine.family, state__in=states)
    found = rows.prefetch_related("categories", "competences", "sub_regions")
    top = mine.organisation.pk
    # As in `pages_in`: the row that stands for all counts before the newest.
    rows_last = sorted(found, key=lambda row: (row.organisation_id == top, row.pk))
    latest = {row.state == PageState.SHOWN: row for row in rows_last}
    written, shown = latest.get(False), latest.get(True)
    page = written or shown
    return OwnPage(
        words=words_of(page) if page else PageWords(),
        version=written.version if written else 0,
        state=written.state if written else "",
        said=written.get_state_display() if written else "",
        reason=written.reason if written else "",
        sent_at=written.sent_at if written else None,
        shown=as_listed(mine.organisation, shown) if shown else None,
    )


def words_of(page: PageVersion) -> PageWords:
    """Return what stands in a version, as it is filled in."""
    plain = {
        name: getattr(page, name)
        for name in (*PITCHES, "level", *WAYS, *(f"{way}_to" for way in WAYS))
    }
    competences = list(page.competences.all())
    words = PageWords(**plain)
    return replace(
        words,
        languages=tuple(page.languages),
        links=tuple(page.links),
        categories=tuple(one.pk for one in page.categories.all()),
        sub_regions=tuple(one.pk for one in page.sub_regions.all()),
        competences=tuple(one.pk for one in competences if is_taken_up(one)),
        proposed=tuple(one.name for one in competences if one.proposed_at),
    )
