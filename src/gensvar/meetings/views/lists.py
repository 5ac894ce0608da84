"""The list of meetings."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.meetings.forms.series import FilterForm
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import READERS, bodies_to_meet_for
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.policies import bodies_within, works_here

ROWS = 50
# A meeting stays among those to come for the rest of its day.
A_DAY = timedelta(days=1)


@signed_in
def meetings(request: SignedInRequest) -> HttpResponse:
    """List the meetings of a person's bodies: those to come first, then by choice."""
    if not works_here(request.user):
        raise PermissionDenied
    mine = bodies_within(request.user, *READERS)
    form = FilterForm(request.GET, user=request.user, bodies=mine)
    asked = form.cleaned_data if form.is_valid() else {}
    found = _chosen(meetings_visible_to(request.user), asked)
    context = {
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "form": form,
        "is_filtered": any(asked.values()),
        "may_plan": bool(bodies_to_meet_for(request.user)),
    }
    return render(request, "meetings/meetings.html", context)


def _chosen(rows: QuerySet[Meeting], asked: dict[str, Any]) -> QuerySet[Meeting]:
    # Any: the values of any field.
    if asked.get("sort"):
        rows = rows.filter(kind=asked["sort"])
    if asked.get("serie"):
        rows = rows.filter(series=asked["serie"])
    if asked.get("organ"):
        rows = rows.filter(Q(body=asked["organ"]) | Q(bodies__body=asked["organ"]))
    if asked.get("del_"):
        rows = rows.filter(sub_region=asked["del_"])
    when, lately = asked.get("nar", ""), timezone.now() - A_DAY
    if when == "passed":
        return rows.filter(starts_at__lt=lately)
    if when == "all":
        return rows
    rows = rows.filter(Q(starts_at__gte=lately) | Q(starts_at=None))
    return rows.order_by(F("starts_at").asc(nulls_last=True), "pk")
