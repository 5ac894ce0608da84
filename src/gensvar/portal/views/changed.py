"""What has changed because of dialogue, for everyone: a page and a feed."""

from dataclasses import replace

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.kernel import addresses
from gensvar.portal.feeds import Feed
from gensvar.proposals.public import ChangeShown, changes_shown
from gensvar.publishing.queries.published import published_dialogues

ROWS, MOST_IN_A_FEED = 30, 50


@require_safe
def changed(request: HttpRequest) -> HttpResponse:
    """Tell what is done, and what will not be and why; by year and body."""
    found = _shown()
    year, body = request.GET.get("ar", ""), request.GET.get("organ", "")
    chosen = [
        one
        for one in found
        if (not year or str(one.year) == year) and (not body or one.body == body)
    ]
    context = {
        "page_obj": Paginator(chosen, ROWS).get_page(request.GET.get("page")),
        "years": sorted({one.year for one in found}, reverse=True),
        "bodies": sorted({one.body for one in found}),
        "year": year,
        "body": body,
        "any": bool(found),
    }
    return render(request, "portal/what_changed.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Give the same as an Atom feed, the latest first."""
    here = addresses.absolute("/vad-andrades/")
    atom = Feed(
        title=_("What has changed because of dialogue: %(region)s")
        % {"region": settings.REGION_NAME},
        link=here,
        description="",
        language=get_language() or "sv",
        feed_url=addresses.absolute("/vad-andrades.atom"),
    )
    for one in _shown()[:MOST_IN_A_FEED]:
        atom.add_item(
            title=f"{_('Done') if one.is_done else _('Will not be done')}: {one.body}",
            link=f"{here}#andrat-{one.pk}",
            description=one.words,
            unique_id=f"urn:gensvar:change:{one.pk}",
            updateddate=one.published_at,
            pubdate=one.published_at,
        )
    written = atom.writeString("utf-8")
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _shown() -> list[ChangeShown]:
    """Return what is shown; of its sources only the dialogues that are published."""
    found = changes_shown()
    slugs = {source.slug for one in found for source in one.sources if source.slug}
    rows = published_dialogues().filter(slug__in=slugs)
    public = set(rows.values_list("slug", flat=True))
    return [
        replace(
            one,
            sources=tuple(
                source
                for source in one.sources
                if not source.slug or source.slug in public
            ),
        )
        for one in found
    ]
