"""For the guest who speaks: the agenda, times, what to prepare, an extra meeting."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.kernel.errors import NotYet, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.kernel.secrets import public_id
from gensvar.meetings.forms.agenda import (
    ChangeItemForm,
    ItemForm,
    MoveForm,
    ParkForm,
)
from gensvar.meetings.forms.times import TimesForm
from gensvar.meetings.public import agenda as joint
from gensvar.meetings.public import times as polls
from gensvar.meetings.public.guests import GuestPage
from gensvar.meetings.public.interests import told_beside_the_agenda
from gensvar.portal.agenda_forms import ExtraForm, FitsForm
from gensvar.portal.views.guests import with_guest
from gensvar.ui.notices import tell_done, tell_error


@with_guest
def agenda(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Show the agenda to a guest; who speaks proposes, accepts, orders and approves."""
    guest, form = page.guest, ItemForm()
    if request.method == "POST":
        voice = joint.voice_of_guest(guest)
        if request.POST.get("do") != "propose":
            _press(request, page)
            return redirect("guest-agenda", page.token)
        form = ItemForm(request.POST)
        if form.is_valid():
            with refusals_in(form):
                joint.propose(guest.meeting, voice, form.cleaned_data)
                tell_done(request, _("Proposed. The other side accepts it, or not."))
                return redirect("guest-agenda", page.token)
    context = {
        "mine": page,
        "meeting": guest.meeting,
        "agenda": joint.agenda_of(guest.meeting, guest.side),
        "agenda_address": reverse("guest-agenda", args=[page.token]),
        "may_speak": joint.may_speak(guest),
        "told": told_beside_the_agenda(guest),
        "form": form,
    }
    return render(request, "portal/guest_agenda.html", context, status=_status(form))


def _press(request: HttpRequest, page: GuestPage) -> None:
    """Do what a button says, and tell what came of it or what stood in the way."""
    guest = page.guest
    voice = joint.voice_of_guest(guest)
    try:
        if request.POST.get("do") == "approve":
            mark = request.POST.get("mark", "")
            if joint.approve(guest.meeting, voice, mark):
                said = _("Both sides have approved. The agenda is final.")
            else:
                said = _(
                    "Approved for your side. The other side has not approved it yet."
                )
            tell_done(request, said)
        elif joint.press(guest.meeting, voice, request.POST.dict()):
            tell_done(request, _("Saved."))
    except Stale:
        tell_error(request, _("Somebody changed it meanwhile. Read it again first."))
    except NotYet as refused:
        for phrase in refused.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})


@with_guest
def item(request: HttpRequest, page: GuestPage, item: int) -> HttpResponse:
    """Let a guest who speaks change an item, move it or put it aside."""
    guest = page.guest
    if not joint.may_speak(guest):
        raise PermissionDenied
    one = joint.item_of(guest.meeting, item)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    names = ("version", *ItemForm.base_fields)
    start = {name: getattr(one, name) for name in names}
    change = ChangeItemForm(sent.get("change"), initial=start, prefix="change")
    park = ParkForm(sent.get("park"), prefix="park")
    elsewhere = joint.meetings_of_the_series(guest.meeting)
    move = MoveForm(sent.get("move"), meetings=elsewhere, prefix="move")
    others: list[Other] = []
    if sent:
        try:
            if _done(request, page, item, change, park, move):
                return redirect("guest-agenda", page.token)
        except Stale:
            others = change.what_others_saved(one)
    context = {
        "mine": page,
        "meeting": guest.meeting,
        "item": one,
        "change": change,
        "park": park,
        "move": move if elsewhere else None,
        "others": others,
        "back": reverse("guest-agenda", args=[page.token]),
    }
    status = 422 if sent else 200
    return render(request, "portal/guest_agenda_item.html", context, status=status)


def _done(
    request: HttpRequest,
    page: GuestPage,
    number: int,
    change: ChangeItemForm,
    park: ParkForm,
    move: MoveForm,
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    voice = joint.voice_of_guest(page.guest)
    one = joint.item_of(page.guest.meeting, number)
    if change.is_valid():
        with refusals_in(change):
            facts = {k: v for k, v in change.cleaned_data.items() if k != "version"}
            joint.change(one, change.cleaned_data["version"], voice, facts)
            tell_done(request, _("Saved. The other side accepts it anew."))
            return True
    if park.is_valid():
        with refusals_in(park):
            joint.park(one, voice, park.cleaned_data["reason"])
            tell_done(request, _("Put aside. The other side sees why."))
            return True
    if move.is_valid():
        with refusals_in(move):
            joint.move(one, voice, move.chosen(), move.cleaned_data["reason"])
            tell_done(request, _("Moved to the other meeting."))
            return True
    return False


@with_guest
def times(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Let a guest say which times suit; who speaks also proposes one."""
    guest = page.guest
    asked = polls.times_for(guest)
    sent = request.POST if request.method == "POST" else None
    adds = sent is not None and sent.get("do") == "add"
    fits = FitsForm(None if adds else sent, times=asked)
    add = TimesForm(sent if adds else None)
    if fits.is_valid():
        with refusals_in(fits):
            polls.answer(guest, fits.answers())
            tell_done(request, _("Thank you. You can change it until a time is set."))
            return redirect("guest-times", page.token)
    if adds and add.is_valid() and add.starts_at and add.ends_at:
        with refusals_in(add):
            polls.propose_time(guest, add.starts_at, add.ends_at)
            tell_done(request, _("The time is in the poll."))
            return redirect("guest-times", page.token)
    context = {
        "mine": page,
        "meeting": guest.meeting,
        "is_open": polls.is_asked(guest) or joint.may_speak(guest),
        "rows": [(one, fits[FitsForm.name_of(one.number)]) for one in asked],
        "form": fits,
        "add": add if joint.may_speak(guest) else None,
    }
    status = 422 if sent is not None else 200
    return render(request, "portal/guest_times.html", context, status=status)


@with_guest
def pack(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Show what a guest needs to prepare, on one page that can be printed."""
    context = {
        "mine": page,
        "meeting": page.guest.meeting,
        "pack": joint.pack_of(page.guest.meeting),
        "told": told_beside_the_agenda(page.guest),
    }
    return render(request, "portal/guest_pack.html", context)


@with_guest
def extra(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Let a guest who speaks call an extra meeting, where its side may call."""
    guest = page.guest
    if not joint.guest_may_call(guest):
        raise PermissionDenied
    form = ExtraForm(request.POST or None, initial={"key": public_id()})
    if form.is_valid():
        with refusals_in(form):
            facts: dict[str, Any] = {
                "title": form.cleaned_data["title"],
                "purpose": form.cleaned_data["purpose"],
                **form.moments(),
            }
            joint.call_extra(guest, form.cleaned_data["key"], facts)
            tell_done(
                request,
                _("We have got it. Those who plan the meetings set a time and call."),
            )
            return redirect("guest", page.token)
    context = {"mine": page, "meeting": guest.meeting, "form": form}
    return render(request, "portal/guest_extra.html", context, status=_status(form))


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound else 200
