"""Series of meetings: what is planned, what lacks, whose turn it is to chair."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.meetings.actions.series import begin_series, change_series
from gensvar.meetings.forms.series import BeginSeriesForm, ChangeSeriesForm, SeriesForm
from gensvar.meetings.models import Meeting, Series, Side
from gensvar.meetings.policies import bodies_to_meet_for, may_keep_series
from gensvar.meetings.queries import in_order, series_visible_to, terms_lacking
from gensvar.meetings.rotation import turn, turns
from gensvar.organisations.policies import works_here
from gensvar.ui.notices import tell_done

ROWS = 50


@dataclass(frozen=True)
class Row:
    """One meeting of a series, and the chair: whose turn it was, and who had it."""

    meeting: Meeting
    turn: str
    chair: str
    is_exception: bool


@signed_in
def all_series(request: SignedInRequest) -> HttpResponse:
    """List the series of a person's bodies."""
    if not works_here(request.user):
        raise PermissionDenied
    found = series_visible_to(request.user)
    context = {
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "may_plan": bool(bodies_to_meet_for(request.user)),
    }
    return render(request, "meetings/all_series.html", context)


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a series."""
    if not bodies_to_meet_for(request.user):
        raise PermissionDenied
    start = {"started_on": today()}
    form = BeginSeriesForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        body = facts.pop("body")
        with refusals_in(form):
            begun = begin_series(body, facts, by=request.user)
            tell_done(request, _("The series is begun."))
            return redirect("meeting-series", begun.pk)
    context = {"form": form}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/begin_series.html", context, status=status)


@signed_in
def series(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a series: its meetings, the terms that lack one, who chairs next."""
    found = get_object_or_404(series_visible_to(request.user), pk=pk)
    meetings = list(in_order(found))
    context = {
        "series": found,
        "rows": _rows(found, meetings),
        "number": len(meetings),
        "lacking": [str(term) for term in terms_lacking(found)],
        "next_turn": _side(turn(found.first_chair, len(meetings))),
        "may_keep": may_keep_series(request.user, found),
    }
    return render(request, "meetings/series.html", context)


def _rows(found: Series, meetings: list[Meeting]) -> list[Row]:
    chaired = turns(found.first_chair, [one.chair_side for one in meetings])
    return [
        Row(one, _side(due), _side(one.chair_side), is_exception)
        for one, (due, is_exception) in zip(meetings, chaired, strict=True)
    ]


def _side(side: str) -> str:
    return str(Side(side).label) if side else ""


@signed_in
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a series; two at once see both texts."""
    found = get_object_or_404(series_visible_to(request.user), pk=pk)
    if not may_keep_series(request.user, found):
        raise PermissionDenied
    names = ("version", *SeriesForm.base_fields)
    start = {name: getattr(found, name) for name in names}
    form = ChangeSeriesForm(request.POST or None, initial=start)
    others: list[Other] = []
    if form.is_valid():
        facts = dict(form.cleaned_data)
        version = facts.pop("version")
        try:
            with refusals_in(form):
                change_series(found, version, facts, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("meeting-series", found.pk)
        except Stale:
            others = form.what_others_saved(found)
    context = {"series": found, "form": form, "others": others}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/change_series.html", context, status=status)
