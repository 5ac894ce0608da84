"""The calendar for everyone: by month, as a file, as a feed."""

from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.portal.feeds import Feed
from gensvar.year_plans.forms.calendar import CalendarForm, year_asked
from gensvar.year_plans.public import calendar as public
from gensvar.year_plans.public.calendar import Entry

# A file or feed holds what was lately and what comes: nobody keeps more in a calendar.
BACK, AHEAD = timedelta(days=365), timedelta(days=730)
MOST_IN_A_FEED = 50
NOT_IN_LINKS = ("visa", "sprak", "page")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show what everyone may know of, month by month or as a table."""
    year = year_asked(request.GET.get("ar", ""), today().year)
    found = public.calendar_shown(date(year, 1, 1), date(year, 12, 31))
    form, entries = _chosen(request, found, year)
    context = {
        "form": form,
        "year": public.by_month(entries, year, today()),
        "rows": public.in_order(entries, year),
        "is_table": request.GET.get("visa") == "tabell",
        "query": _query(request),
        "language": get_language() or "sv",
    }
    return render(request, "portal/calendar.html", context)


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """Give the same choice to a calendar program, in the language that it asks for."""
    language = _language(request)
    with translation.override(language):
        written = public.as_ics(
            _near(request),
            language=language,
            name=_("Calendar: %(region)s") % {"region": settings.REGION_NAME},
            made=timezone.now(),
            back=addresses.absolute(f"/kalender/?{_query(request)}".rstrip("?")),
        )
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Give the same choice as an Atom feed, what was changed last first."""
    language = _language(request)
    with translation.override(language):
        back = addresses.absolute(f"/kalender/?{_query(request)}".rstrip("?"))
        atom = Feed(
            title=_("Calendar: %(region)s") % {"region": settings.REGION_NAME},
            link=back,
            description="",
            language=language,
            feed_url=addresses.absolute(request.get_full_path()),
        )
        never = datetime.min.replace(tzinfo=UTC)
        entries = sorted(
            _near(request), key=lambda one: one.changed_at or never, reverse=True
        )
        for entry in entries[:MOST_IN_A_FEED]:
            _add(atom, entry, back)
        written = atom.writeString("utf-8")
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _add(atom: Feed, entry: Entry, back: str) -> None:
    atom.add_item(
        title=public.summary_of(entry),
        link=addresses.absolute(entry.address) if entry.address else back,
        description=public.description_of(entry),
        unique_id=f"urn:gensvar:calendar:{entry.uid}",
        updateddate=entry.changed_at,
        pubdate=entry.changed_at,
    )


def _near(request: HttpRequest) -> list[Entry]:
    first, last = today() - BACK, today() + AHEAD
    found = public.calendar_to_keep(first, last)
    _form, entries = _chosen(request, found, today().year)
    return public.in_order(entries, first.year)


def _chosen(
    request: HttpRequest, found: list[Entry], year: int
) -> tuple[CalendarForm, list[Entry]]:
    nodes = public.bodies_known()
    form = CalendarForm(request.GET, entries=found, nodes=nodes, year=year)
    asked = form.asked()
    return form, [one for one in found if asked.takes(one)]


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("sprak", "")
    return asked if asked in dict(settings.LANGUAGES) else get_language() or "sv"


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    for name in NOT_IN_LINKS:
        kept.pop(name, None)
    return kept.urlencode()
