"""Support for everyone: what one can apply for, when, and how."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.documents.workbook import XLSX
from gensvar.funding import public
from gensvar.funding.forms.wanted import WantedForm
from gensvar.kernel.days import today

PAGE = 30
FILES = {
    "csv": (public.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (public.as_xlsx, XLSX),
}


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List the support one can apply for, what is open first."""
    form = WantedForm(request.GET)
    wanted = form.wanted()
    everything = public.shown_support()
    found = [one for one in everything if wanted.takes(one)]
    context = {
        "form": form,
        "page_obj": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "is_any": bool(everything),
        "query": request.GET.urlencode(),
    }
    return render(request, "portal/support.html", context)


@require_safe
def support(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one form of support: days, steps, conditions, and whom to ask."""
    found = public.one_support(public_id)
    if found is None:
        raise Http404
    return render(request, "portal/support_one.html", {"one": found})


@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """Show what comes in the next 90 days, and after that."""
    ahead = [one for one in public.shown_days() if one.day >= today().replace(day=1)]
    soon = public.near(ahead)
    later = [one for one in ahead if one not in soon and one.day >= today()]
    context = {"soon": soon, "later": later, "language": get_language() or "sv"}
    return render(request, "portal/support_days.html", context)


@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Give the days to a calendar program, in the language that it asks for."""
    asked = request.GET.get("sprak", "")
    known = asked in dict(settings.LANGUAGES)
    language = asked if known else get_language() or "sv"
    with translation.override(language):
        written = public.as_ics(
            public.shown_days(request.GET.get("stod", "")[:20]),
            language=language,
            name=_("Support: %(region)s") % {"region": settings.REGION_NAME},
            made=timezone.now(),
        )
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")


@require_safe
def table(request: HttpRequest, form: str) -> HttpResponse:
    """Give the support that is looked for as a table: csv or xlsx."""
    if form not in FILES:
        raise Http404
    make, kind = FILES[form]
    wanted = WantedForm(request.GET).wanted()
    found = [one for one in public.shown_support() if wanted.takes(one)]
    response = HttpResponse(make(found), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="stod.{form}"'
    return response
