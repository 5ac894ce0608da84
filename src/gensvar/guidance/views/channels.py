"""The channels: what is in use, what is proposed, and what has ended."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.guidance.actions.channels import (
    end_channel,
    propose_channel,
    take_into_use,
)
from gensvar.guidance.forms.outreach import DecidedForm, EndForm, ProposeForm
from gensvar.guidance.models import Channel, ChannelStatus
from gensvar.guidance.policies import bodies_to_propose_for, may_decide_channel
from gensvar.guidance.views.opening import readers_only
from gensvar.kernel.days import today
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done


@readers_only
def channels(request: SignedInRequest) -> HttpResponse:
    """List the channels by where they stand; propose one."""
    bodies = bodies_to_propose_for(request.user)
    if request.method == "POST" and not bodies:
        raise PermissionDenied
    form = ProposeForm(request.POST or None, bodies=bodies)
    if form.is_valid():
        with refusals_in(form):
            propose_channel(by=request.user, **form.cleaned_data)
            tell_done(request, _("The channel is proposed."))
            return redirect("channels")
    rows = list(Channel.objects.select_related("body"))
    kinds = (ChannelStatus.IN_USE, ChannelStatus.PROPOSED, ChannelStatus.ENDED)
    context = {
        "groups": [
            (kind.label, found)
            for kind in kinds
            if (found := [row for row in rows if row.status == kind])
        ],
        "form": form,
        "may_propose": bool(bodies),
    }
    status = 422 if form.is_bound else 200
    return render(request, "guidance/channels.html", context, status=status)


@readers_only
def channel(request: SignedInRequest, channel: int) -> HttpResponse:
    """Show one channel; enter that it is taken into use, or has ended."""
    row = get_object_or_404(Channel.objects.select_related("body"), pk=channel)
    may_decide = may_decide_channel(request.user, row)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    if sent and not may_decide:
        raise PermissionDenied
    use = DecidedForm(sent.get("use"), prefix="use", initial={"decided_on": today()})
    end = EndForm(sent.get("end"), prefix="end")
    if sent and _done(request, row, use, end):
        tell_done(request, _("Saved."))
        return redirect("channel", row.pk)
    context = {"channel": row, "use": use, "end": end, "may_decide": may_decide}
    status = 422 if sent else 200
    return render(request, "guidance/channel.html", context, status=status)


def _done(
    request: SignedInRequest, row: Channel, use: forms.Form, end: forms.Form
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    if use.is_valid():
        with refusals_in(use):
            take_into_use(row, by=request.user, **use.cleaned_data)
            return True
    if end.is_valid():
        with refusals_in(end):
            end_channel(row, end.cleaned_data["why"], by=request.user)
            return True
    return False
