"""Credibility and influence over the years, for those who work here."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.queries import considerations_visible_to, dialogues_visible_to
from gensvar.indicators import sources
from gensvar.indicators.forms import BodyForm
from gensvar.indicators.queries import considered_in, findings_in, told_of
from gensvar.indicators.sections import Section, sections_of
from gensvar.indicators.sources import Source
from gensvar.indicators.tables import as_file
from gensvar.indicators.years import years_of
from gensvar.kernel.numbers import whole
from gensvar.organisations.policies import works_here

ROWS = 50


def _body(request: SignedInRequest) -> int:
    if not works_here(request.user):
        raise PermissionDenied
    return whole(request.GET.get("organ", ""))


def _sections(request: SignedInRequest, body: int) -> list[Section]:
    told = told_of(dialogues_visible_to(request.user), body)
    considered = considered_in(considerations_visible_to(request.user), body)

    def leads(what: str, year: int, part: str) -> str:
        asked = {"del": part, "organ": str(body or "")}
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"{reverse('indicator-sources', args=[what, year])}?{said}"

    return sections_of(years_of(told, considered), leads)


@signed_in
def indicators(request: SignedInRequest) -> HttpResponse:
    """Show promise and outcome, time to answer, and what people think, over years."""
    body = _body(request)
    context = {
        "sections": _sections(request, body),
        "form": BodyForm(request.GET or None),
        "body": body,
    }
    return render(request, "indicators/indicators.html", context)


@signed_in
def indicators_file(request: SignedInRequest) -> HttpResponse:
    """Give the same figures as a table file."""
    made = as_file(_sections(request, _body(request)))
    headers = {"Content-Disposition": 'attachment; filename="utfall.csv"'}
    return HttpResponse(made, content_type="text/csv; charset=utf-8", headers=headers)


@signed_in
def indicator_sources(request: SignedInRequest, what: str, year: int) -> HttpResponse:
    """List what a figure was counted from."""
    body, part = _body(request), request.GET.get("del", "")
    if not sources.is_counted(what, part):
        raise Http404
    rows = _sources(request, what, year, part, body)
    context = {
        "title": sources.title_of(what, part),
        "year": year,
        "body": body,
        "page_obj": Paginator(rows, ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "indicators/sources.html", context)


def _sources(
    request: SignedInRequest, what: str, year: int, part: str, body: int
) -> list[Source]:
    if what == sources.CONSIDERED:
        found = considerations_visible_to(request.user).filter(
            decided_on__year=year, outcome=part
        )
        rows = found.filter(matter__body=body) if body else found
        return sources.of_considerations(list(rows))
    told = told_of(dialogues_visible_to(request.user), body)
    if what == sources.ANSWERS:
        return sources.answered_in(told, year)
    if what == sources.STARTS:
        return sources.begun_in(told, year, part)
    answered = [one for one in told if one.answered_on and one.answered_on.year == year]
    return sources.of_findings(list(findings_in(answered, part)))
