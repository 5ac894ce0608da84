"""The agenda for those who work here: they speak for the region."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.meetings.actions.agenda import bring_back_item, say_what_it_concerns
from gensvar.meetings.actions.issue import may_take_steps, propose_steps
from gensvar.meetings.actions.voices import voice_of
from gensvar.meetings.forms.agenda import (
    ChangeItemForm,
    ConcernsForm,
    ItemForm,
    MoveForm,
    ParkForm,
)
from gensvar.meetings.models import AgendaItem, Meeting, MeetingKind, Side
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.public import agenda as joint
from gensvar.meetings.queries import meeting_for
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def agenda(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show the agenda; propose, accept, order and approve for the region."""
    found = meeting_for(request.user, meeting)
    form = ItemForm()
    if request.method == "POST":
        voice = voice_of(found, request.user)
        if request.POST.get("do") != "propose":
            _press(request, found)
            return redirect("meeting-agenda", found.pk)
        form = ItemForm(request.POST)
        if form.is_valid():
            with refusals_in(form):
                joint.propose(found, voice, form.cleaned_data)
                tell_done(request, _("Proposed. The other side accepts it, or not."))
                return redirect("meeting-agenda", found.pk)
    context = {
        "meeting": found,
        "agenda": joint.agenda_of(found, Side.REGION),
        "agenda_address": reverse("meeting-agenda", args=[found.pk]),
        "may_speak": may_keep_meeting(request.user, found),
        "may_take_steps": found.kind == MeetingKind.ISSUE and may_take_steps(found),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/agenda.html", context, status=status)


def _press(request: SignedInRequest, found: Meeting) -> None:
    """Do what a button says, and tell what came of it or what stood in the way."""
    voice = voice_of(found, request.user)
    try:
        if request.POST.get("do") == "approve":
            final = joint.approve(found, voice, request.POST.get("mark", ""))
            tell_done(request, joint_words(is_final=final))
        elif request.POST.get("do") == "steps":
            propose_steps(found, voice=voice)
            tell_done(request, _("The four steps are proposed. Change what you like."))
        elif joint.press(found, voice, request.POST.dict()):
            tell_done(request, _("Saved."))
    except Stale:
        tell_error(request, changed_words())
    except NotYet as refused:
        for phrase in refused.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})


def joint_words(*, is_final: bool) -> str:
    """Say what an approval led to."""
    if is_final:
        return _("Both sides have approved. The agenda is final.")
    return _("Approved for your side. The other side has not approved it yet.")


def changed_words() -> str:
    """Say that somebody was first."""
    return _("Somebody changed it meanwhile. Read it again first.")


@signed_in
def item(request: SignedInRequest, meeting: int, item: int) -> HttpResponse:
    """Change an item, move it to another meeting, or put it aside."""
    found = meeting_for(request.user, meeting)
    if not may_keep_meeting(request.user, found):
        raise PermissionDenied
    one = joint.item_of(found, item)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    names = ("version", *ItemForm.base_fields)
    start = {name: getattr(one, name) for name in names}
    change = ChangeItemForm(sent.get("change"), initial=start, prefix="change")
    park = ParkForm(sent.get("park"), prefix="park")
    concerns = ConcernsForm(sent.get("concerns"), item=one, prefix="concerns")
    elsewhere = joint.meetings_to_move_to(found)
    move = MoveForm(sent.get("move"), meetings=elsewhere, prefix="move")
    others: list[Other] = []
    if sent:
        try:
            if _concerns(request, one, concerns) or _done(
                request, found, item, change, park, move
            ):
                return redirect("meeting-agenda", found.pk)
        except Stale:
            others = change.what_others_saved(one)
    context = {
        "meeting": found,
        "item": one,
        "change": change,
        "park": park,
        "concerns": concerns,
        "move": move if elsewhere else None,
        "others": others,
        "back": reverse("meeting-agenda", args=[found.pk]),
    }
    return render(
        request, "meetings/agenda_item.html", context, status=422 if sent else 200
    )


def _concerns(request: SignedInRequest, one: AgendaItem, form: ConcernsForm) -> bool:
    """Keep whom an item concerns and what came of it, if that was sent."""
    if not form.is_valid():
        return False
    said = form.cleaned_data
    say_what_it_concerns(one, said["bodies"], said["result"], by=request.user)
    tell_done(request, _("Saved."))
    return True


def _done(
    request: SignedInRequest,
    found: Meeting,
    number: int,
    change: ChangeItemForm,
    park: ParkForm,
    move: MoveForm,
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    voice, one = voice_of(found, request.user), joint.item_of(found, number)
    undo = reverse("agenda-item-back", args=[found.pk, number])
    if change.is_valid():
        with refusals_in(change):
            facts = {k: v for k, v in change.cleaned_data.items() if k != "version"}
            joint.change(one, change.cleaned_data["version"], voice, facts)
            tell_done(request, _("Saved. The other side accepts it anew."))
            return True
    if park.is_valid():
        with refusals_in(park):
            joint.park(one, voice, park.cleaned_data["reason"])
            tell_done(request, _("Put aside. The other side sees why."), undo)
            return True
    if move.is_valid():
        with refusals_in(move):
            joint.move(one, voice, move.chosen(), move.cleaned_data["reason"])
            tell_done(request, _("Moved to the other meeting."), undo)
            return True
    return False


@require_POST
@signed_in
def back(request: SignedInRequest, meeting: int, item: int) -> HttpResponse:
    """Undo moving an item or putting it aside."""
    found = meeting_for(request.user, meeting)
    voice = voice_of(found, request.user)
    try:
        bring_back_item(joint.item_of(found, item), voice=voice)
        tell_done(request, _("It is back."))
    except (NotYet, Invalid) as refused:
        tell_error(request, str(refused))
    return redirect("meeting-agenda", found.pk)
