"""The year of an organisation, on its own side: what waits, and what became of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gensvar.directory.public import KeeperPage, keeper_of_calendar
from gensvar.kernel.days import today
from gensvar.organisation_years import public
from gensvar.organisation_years.public import Compared
from gensvar.portal.headers import for_one_person
from gensvar.portal.links import opened
from gensvar.portal.own import with_keeper
from gensvar.ui.shapes import Bar


@require_safe
@with_keeper
def this_year(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Show the year that is: the first page of an organisation's own side."""
    return _year(request, mine, today().year)


@require_safe
@with_keeper
def one_year(request: HttpRequest, mine: KeeperPage, year: int) -> HttpResponse:
    """Show one year."""
    return _year(request, mine, year)


def _year(request: HttpRequest, mine: KeeperPage, year: int) -> HttpResponse:
    if not public.is_told(year):
        raise Http404
    context = {
        "mine": mine,
        "year": public.own_year(mine.family, year, mine.token),
        **_beside(year),
    }
    return render(request, "portal/own/year.html", context)


def _beside(year: int) -> dict[str, int | None]:
    """Return the years before and after, where there are any."""
    return {
        "before": year - 1 if public.is_told(year - 1) else None,
        "after": year + 1 if public.is_told(year + 1) else None,
    }


@require_safe
@with_keeper
def taking(request: HttpRequest, mine: KeeperPage, year: int) -> HttpResponse:
    """Show how much the region asks of the organisation in a year."""
    if not public.is_told(year):
        raise Http404
    compared = public.burden_of(mine.family, year)
    context = {
        "mine": mine,
        "compared": compared,
        "bars": _bars(compared),
        **_beside(year),
    }
    return render(request, "portal/own/year_taking.html", context)


def _bars(compared: Compared) -> list[Bar]:
    return [
        Bar(date_format(month.first, "F"), month.together)
        for month in compared.now.months
    ]


@require_safe
@with_keeper
def file(request: HttpRequest, mine: KeeperPage, year: int, form: str) -> HttpResponse:
    """Give a year as a file."""
    if not public.is_told(year) or form not in public.FORMS:
        raise Http404
    found = public.own_year(mine.family, year, mine.token)
    content, kind = public.file_of(found, form)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{year}.{form}"'
    return response


@require_safe
@for_one_person
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Give the meetings to come to a calendar program.

    The code is the calendar's own: who has it reads the meetings, and can do nothing.
    """
    mine = opened(request, keeper_of_calendar, code)
    if isinstance(mine, HttpResponse):
        return mine
    name = mine.organisation.name
    written = public.calendar_of(mine.family, name, get_language() or "sv")
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")
