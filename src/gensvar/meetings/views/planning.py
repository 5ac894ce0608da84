"""Planning a meeting: begin, change its parts, say who chairs."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.meetings.actions.planning import (
    begin_meeting,
    change_meeting,
    keep_together,
)
from gensvar.meetings.actions.series import set_chair
from gensvar.meetings.burden import burden_of
from gensvar.meetings.forms.planning import (
    AboutForm,
    ChairForm,
    ChangeForm,
    OwnersForm,
    PlanForm,
    WhenForm,
)
from gensvar.meetings.models import Meeting, Side
from gensvar.meetings.policies import bodies_to_meet_for, may_keep_meeting
from gensvar.meetings.queries import (
    meeting_for,
    series_visible_to,
    turn_in_series,
)
from gensvar.meetings.views.standing import plan_in
from gensvar.ui.notices import tell_done

# What stands in the address, the form, and what the page is called.
PARTS: dict[str, tuple[type[ChangeForm], str | Promise]] = {
    "om": (AboutForm, gettext_lazy("What the meeting is for")),
    "tid": (WhenForm, gettext_lazy("When and where")),
    "ansvar": (OwnersForm, gettext_lazy("Who owns and who calls")),
}


@signed_in
def plan(request: SignedInRequest) -> HttpResponse:
    """Begin to plan a meeting."""
    if not bodies_to_meet_for(request.user):
        raise PermissionDenied
    if number := whole(request.GET.get("program", "")):
        return plan_in(request, number)
    start = {"form": "physical", "kind": "workshop", **_of_series(request)}
    form = PlanForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        body = facts.pop("body")
        with refusals_in(form):
            begun = begin_meeting(body, facts, by=request.user)
            tell_done(request, _("The meeting is begun. Now fill in the rest."))
            return redirect("meeting", begun.pk)
    context = {"form": form}
    return render(request, "meetings/plan.html", context, status=_status(form))


def _of_series(request: SignedInRequest) -> dict[str, Any]:
    """Return what a meeting inherits from the series it is planned from."""
    # Any: the values of any field.
    asked = request.GET.get("serie", "")
    if not asked.isdecimal():
        return {}
    series = series_visible_to(request.user).filter(pk=asked[:18]).first()
    if series is None:
        return {}
    inherited = {"other_side": series.other_side, "body": series.body_id}
    return {"series": series.pk, "kind": "ordinary", **inherited}


@signed_in
def change(request: SignedInRequest, meeting: int, part: str) -> HttpResponse:
    """Change one part of what is known of a meeting; two at once see both texts."""
    found = meeting_for(request.user, meeting)
    if part not in PARTS:
        raise Http404
    if not may_keep_meeting(request.user, found):
        raise PermissionDenied
    kind, title = PARTS[part]
    form = kind(request.POST or None, meeting=found, user=request.user)
    others: list[Other] = []
    if form.is_valid():
        try:
            with refusals_in(form), transaction.atomic():
                _save(request, found, form)
                tell_done(request, _("Saved."))
                return redirect("meeting", found.pk)
        except Stale:
            others = form.what_others_saved(found)
    context = {
        "meeting": found,
        "form": form,
        "part": part,
        "title": title,
        "others": others,
        "is_called": found.stage == "called" and part == "tid",
        "loads": burden_of(found) if part == "tid" else [],
    }
    return render(request, "meetings/change.html", context, status=_status(form))


def _save(request: SignedInRequest, found: Meeting, form: ChangeForm) -> None:
    said = form.cleaned_data
    change_meeting(found, said["version"], form.facts(), by=request.user)
    if "together" in said:
        keep_together(found, said["together"], by=request.user)


@signed_in
def chair(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Say who chairs; out of turn it takes a reason."""
    found = meeting_for(request.user, meeting)
    if not may_keep_meeting(request.user, found):
        raise PermissionDenied
    due = turn_in_series(found)
    form = ChairForm(request.POST or None, meeting=found, user=request.user)
    if due and not found.chair_side:
        form.initial["chair_side"] = due
    others: list[Other] = []
    if form.is_valid():
        try:
            with refusals_in(form):
                _set_chair(request, found, form.cleaned_data)
                tell_done(request, _("Saved."))
                return redirect("meeting", found.pk)
        except Stale:
            others = form.what_others_saved(found)
    context = {
        "meeting": found,
        "form": form,
        "others": others,
        "due": Side(due).label if due else "",
    }
    return render(request, "meetings/chair.html", context, status=_status(form))


def _set_chair(request: SignedInRequest, found: Meeting, said: dict[str, Any]) -> None:
    # Any: the values of any field.
    set_chair(
        found,
        said["version"],
        side=said["chair_side"],
        name=said["chair_name"],
        exception=said["chair_exception"],
        by=request.user,
    )


def _status(form: Any) -> int:
    # Any: a form of any kind.
    return 422 if form.is_bound else 200
