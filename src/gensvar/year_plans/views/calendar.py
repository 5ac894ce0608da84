"""The calendar of those who work here, and all dialogues of the region."""

from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.year_plans.calendar_file import as_ics
from gensvar.year_plans.entries import Entry, by_month, in_order
from gensvar.year_plans.forms.calendar import CalendarForm, year_asked
from gensvar.year_plans.forms.register import RegisterForm
from gensvar.year_plans.policies import may_read_plans
from gensvar.year_plans.queries.calendar import calendar_for
from gensvar.year_plans.queries.register import all_dialogues, as_rows
from gensvar.year_plans.queries.sources import bodies_known

ROWS = 50


@signed_in
def calendar(request: SignedInRequest) -> HttpResponse:
    """Show what comes, is open, waits for an answer and is answered, by month."""
    form, entries = _asked(request)
    year = form.year
    context = {
        "form": form,
        "year": by_month(entries, year, today()),
        "rows": in_order(entries, year),
        "is_table": request.GET.get("visa") == "tabell",
        "is_internal": True,
        "query": request.GET.urlencode(),
    }
    return render(request, "year_plans/calendar.html", context)


@signed_in
def file(request: SignedInRequest) -> HttpResponse:
    """Give the same for a calendar program, once: it needs a sign-in."""
    _form, entries = _asked(request)
    name = _("Calendar: %(region)s") % {"region": settings.REGION_NAME}
    written = as_ics(
        entries,
        language=get_language() or "sv",
        name=name,
        made=timezone.now(),
        back=addresses.absolute("/arbete/arsplan/kalender/"),
    )
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")


def _asked(request: SignedInRequest) -> tuple[CalendarForm, list[Entry]]:
    if not may_read_plans(request.user):
        raise PermissionDenied
    year = year_asked(request.GET.get("ar", ""), today().year)
    found = calendar_for(request.user, date(year, 1, 1), date(year, 12, 31))
    form = CalendarForm(request.GET, entries=found, nodes=bodies_known(), year=year)
    asked = form.asked()
    return form, [one for one in found if asked.takes(one)]


@signed_in
def dialogues(request: SignedInRequest) -> HttpResponse:
    """List every dialogue of the region that has a mandate (S2-21)."""
    if not may_read_plans(request.user):
        raise PermissionDenied
    form = RegisterForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    found = all_dialogues(request.user, **said)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "rows": as_rows(request.user, list(page)),
    }
    return render(request, "year_plans/dialogues.html", context)
