"""What is read before the meeting, and the pack as those who come see it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.actions.materials import (
    add_material,
    change_material,
    due_day,
    mark_ready,
    remove_material,
)
from gensvar.meetings.forms.materials import MaterialForm
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.public.agenda import pack_of
from gensvar.meetings.queries import meeting_for
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def materials(request: SignedInRequest, meeting: int) -> HttpResponse:
    """List what is to be read and when it is due; add more."""
    found = meeting_for(request.user, meeting)
    may_keep = may_keep_meeting(request.user, found)
    sent = request.POST if request.method == "POST" else None
    if sent is not None and not may_keep:
        raise NotAllowed
    if sent is not None and sent.get("do") != "add":
        return _pressed(request, found)
    form = MaterialForm(sent, meeting=found, initial={"owner": request.user.pk})
    if form.is_valid():
        with refusals_in(form):
            add_material(found, form.cleaned_data, by=request.user)
            tell_done(request, _("It is on the list."))
            return redirect("meeting-material", found.pk)
    context = {
        "meeting": found,
        "rows": found.materials.select_related("owner", "item"),
        "form": form,
        "due_on": due_day(found),
        "today": today(),
        "may_keep": may_keep,
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/materials.html", context, status=status)


def _pressed(request: SignedInRequest, found: Meeting) -> HttpResponse:
    do, number = request.POST.get("do"), request.POST.get("material", "")
    if number.isdecimal():
        material = get_object_or_404(found.materials, pk=int(number[:18]))
        material.meeting = found
        try:
            if do == "remove":
                remove_material(material, by=request.user)
                tell_done(request, _("It is off the list."))
            elif do in ("ready", "not ready"):
                mark_ready(material, is_ready=do == "ready", by=request.user)
                tell_done(request, _("Saved."))
        except NotYet as refused:
            for phrase in refused.missing:
                tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
    return redirect("meeting-material", found.pk)


@signed_in
def material(request: SignedInRequest, meeting: int, material: int) -> HttpResponse:
    """Change what is said of one thing to read, or bring the text."""
    found = meeting_for(request.user, meeting)
    one = get_object_or_404(found.materials, pk=material)
    one.meeting = found
    if not may_keep_meeting(request.user, found):
        raise PermissionDenied
    names = MaterialForm.base_fields
    start = {name: getattr(one, name) for name in names}
    form = MaterialForm(request.POST or None, meeting=found, initial=start)
    if form.is_valid():
        with refusals_in(form):
            change_material(one, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("meeting-material", found.pk)
    context = {"meeting": found, "material": one, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/material.html", context, status=status)


@signed_in
def pack(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show the pack as those who come see it, to read through and to print."""
    found = meeting_for(request.user, meeting)
    context = {"meeting": found, "pack": pack_of(found)}
    return render(request, "meetings/pack.html", context)
