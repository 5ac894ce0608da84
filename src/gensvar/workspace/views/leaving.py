"""Handing over the work of someone who leaves."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.actions import hand_over_dialogues
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.followups.actions import hand_over_measures
from gensvar.followups.actions.handing_over import hand_over_questions
from gensvar.followups.queries import open_measures_of, open_questions_of
from gensvar.kernel.errors import NotAllowed
from gensvar.meetings.actions.handing_over import hand_over_material
from gensvar.meetings.waiting import material_waits_for
from gensvar.organisations.access import workspace_only
from gensvar.organisations.policies import may_administer
from gensvar.programmes.actions.handing_over import hand_over_programmes
from gensvar.programmes.queries import coordinated_by
from gensvar.ui.notices import tell_done
from gensvar.workspace.forms import SuccessorForm


@workspace_only
def hand_over(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move what one person leads and owns to another."""
    if not may_administer(request.user):
        raise NotAllowed
    leaving = get_object_or_404(User, pk=pk)
    form = SuccessorForm(request.POST or None, leaving=leaving)
    if form.is_valid():
        to = form.cleaned_data["to"]
        with transaction.atomic():
            hand_over_dialogues(leaving, to, by=request.user)
            hand_over_measures(leaving, to, by=request.user)
            hand_over_questions(leaving, to, by=request.user)
            hand_over_material(leaving, to, by=request.user)
            hand_over_programmes(leaving, to, by=request.user)
        tell_done(request, _("%(name)s has taken over.") % {"name": to.name})
        return redirect("hand-over-work", pk)
    return render(
        request,
        "workspace/hand_over.html",
        {
            "leaving": leaving,
            "form": form,
            "dialogues": Dialogue.objects.filter(leader=leaving).exclude(
                stage=Stage.CLOSED
            ),
            "measures": open_measures_of(leaving),
            "questions": open_questions_of(leaving),
            "materials": material_waits_for(leaving),
            "programmes": coordinated_by(leaving),
        },
        status=422 if form.is_bound else 200,
    )
