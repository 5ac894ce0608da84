"""Events that groups invite to: entering one, answering, and what came of it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations.actions import events as actions
from gensvar.consultations.forms.engagements import (
    EventAnswerForm,
    EventForm,
    OutcomeForm,
)
from gensvar.consultations.models import EventInvitation
from gensvar.consultations.policies import may_follow_items
from gensvar.consultations.queries.engagements import event_in
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.programmes.queries import programme_for
from gensvar.ui.notices import tell_done


@signed_in
def enter(request: SignedInRequest, programme: int) -> HttpResponse:
    """Write down that a group invites to something."""
    found = programme_for(request.user, programme)
    if not may_follow_items(request.user, found):
        raise PermissionDenied
    form = EventForm(request.POST or None, programme=found)
    if form.is_valid():
        with refusals_in(form):
            made = actions.enter_event(found, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("programme-event", found.pk, made.pk)
    status = 422 if form.is_bound else 200
    context = {"programme": found, "form": form, "title": _("Enter an invitation")}
    return render(request, "consultations/engage.html", context, status=status)


@signed_in
def event(request: SignedInRequest, programme: int, pk: int) -> HttpResponse:
    """Show an event; answer the invitation, and say what came of it."""
    found = programme_for(request.user, programme)
    one = event_in(found, pk)
    may_change = may_follow_items(request.user, found)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    start = {"version": one.version, "outcome": one.outcome, "who_goes": one.who_goes}
    more = {"state": one.state, "body": one.body_id, "reason": one.reason}
    answer = EventAnswerForm(
        sent.get("answer"), prefix="answer", initial=start | more, programme=found
    )
    tell = OutcomeForm(sent.get("tell"), prefix="tell", initial=start)
    others: list[Other] = []
    if sent:
        try:
            if _done(request, one, answer, tell):
                tell_done(request, _("Saved."))
                return redirect("programme-event", found.pk, one.pk)
        except Stale:
            form = answer if answer.is_bound else tell
            others = form.what_others_saved(one)
    context = {
        "programme": found,
        "event": one,
        "answer": answer,
        "tell": tell,
        "has_been": one.day <= today() and one.state in ("accepted", "done"),
        "may_change": may_change,
        "others": others,
    }
    status = 422 if sent else 200
    return render(request, "consultations/event.html", context, status=status)


def _done(
    request: SignedInRequest,
    one: EventInvitation,
    answer: EventAnswerForm,
    tell: OutcomeForm,
) -> bool:
    """Do what was filled in; what stands in the way is shown in that form."""
    if answer.is_bound and answer.is_valid():
        said = dict(answer.cleaned_data)
        version = said.pop("version")
        with refusals_in(answer):
            actions.answer_event(one, said, by=request.user, seen_version=version)
            return True
    if tell.is_bound and tell.is_valid():
        said = tell.cleaned_data
        with refusals_in(tell):
            actions.tell_event(
                one, said["outcome"], by=request.user, seen_version=said["version"]
            )
            return True
    return False
