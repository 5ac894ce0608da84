"""A meeting that is shared with other authorities, and what each of them decided."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations.actions import joint as actions
from gensvar.consultations.forms.joint import OwnDecisionForm, ShareForm
from gensvar.consultations.policies import may_share_meeting
from gensvar.consultations.queries.joint import (
    decisions_at,
    shared_with,
    side_by_side,
)
from gensvar.kernel.errors import Invalid
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.models import Meeting
from gensvar.meetings.queries import meeting_for
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def joint(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show who shares a meeting; add an authority, and write down what it decided."""
    found = meeting_for(request.user, meeting)
    may_change = may_share_meeting(request.user, found)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    if sent and not may_change:
        raise PermissionDenied
    share = ShareForm(sent.get("share"), prefix="share")
    decide = OwnDecisionForm(sent.get("decide"), prefix="decide", meeting=found)
    if sent and (_removed(request, found) or _done(request, found, share, decide)):
        return redirect("joint-meeting", found.pk)
    decisions = decisions_at(found)
    shared = list(shared_with(found))
    context = {
        "meeting": found,
        "shared": shared,
        "decided": {one.joint_id for one in decisions},
        "rows": side_by_side(found, decisions) if shared else [],
        "of_all": [one for one in decisions if one.item_id is None],
        "share": share,
        "decide": decide,
        "may_change": may_change,
    }
    status = 422 if sent else 200
    return render(request, "consultations/joint.html", context, status=status)


def _removed(request: SignedInRequest, found: Meeting) -> bool:
    """Take an authority away, if that was asked for."""
    if request.POST.get("do") != "remove":
        return False
    number = whole(request.POST.get("joint", ""))
    row = shared_with(found).filter(pk=number).first()
    if row is None:
        return True
    try:
        actions.stop_sharing_meeting(row, by=request.user)
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    else:
        tell_done(request, _("Saved."))
    return True


def _done(
    request: SignedInRequest, found: Meeting, share: ShareForm, decide: OwnDecisionForm
) -> bool:
    """Do what was filled in; what stands in the way is shown in that form."""
    if share.is_bound and share.is_valid():
        said = share.cleaned_data
        with refusals_in(share):
            actions.share_meeting(
                found, said["name"], said["role"], by=request.user, note=said["note"]
            )
            tell_done(request, _("Saved."))
            return True
    if decide.is_bound and decide.is_valid():
        facts = dict(decide.cleaned_data)
        row = facts.pop("joint")
        with refusals_in(decide):
            actions.enter_own_decision(row, facts, by=request.user)
            tell_done(request, _("Saved."))
            return True
    return False
