"""Screening a matter, a request that flips it, and grounds for no duty."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.queries import dialogue_for
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.access import workspace_only
from gensvar.sami_consultations import law, steps
from gensvar.sami_consultations.forms.screening import (
    NoDutyForm,
    RequestForm,
    ScreeningForm,
)
from gensvar.sami_consultations.models import SamiConsultation, Screening
from gensvar.sami_consultations.policies import may_read_consultations, may_screen
from gensvar.sami_consultations.queries import current_in, matter_for
from gensvar.sami_consultations.views.loading import form_page, kept_by
from gensvar.ui.notices import tell_done


@workspace_only
def of_dialogue(request: SignedInRequest, number: str) -> HttpResponse:
    """Lead from a dialogue to the screening of its matter."""
    dialogue = dialogue_for(request.user, number)
    return redirect("sami-screening", dialogue.matter_id)


@signed_in
def screening(request: SignedInRequest, matter: int) -> HttpResponse:
    """Show how a matter was screened, and screen it."""
    found = matter_for(request.user, matter)
    keeps = may_screen(request.user, found)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    current = current_in(found)
    form = ScreeningForm(request.POST or None)
    if form.is_valid():
        yes = form.cleaned_data["may_be_significant"] == "yes"
        with refusals_in(form):
            one = steps.screen(found, yes, form.decided(), by=request.user)
            tell_done(request, _("The screening is written down."))
            return redirect("sami-consultation", one.pk)
    context = {
        "matter": found,
        "form": form,
        "current": current,
        "is_open_question": current is None or current.stage in steps.UNDECIDED,
        "has_ended": current is not None and current.stage in steps.OVER,
        "reads": may_read_consultations(request.user, found),
        "history": _history(current),
        "keeps": keeps,
        "began_before": law.began_before(found.opened_on),
    }
    status = 422 if form.is_bound else 200
    return render(request, "sami_consultations/screening.html", context, status=status)


def _history(current: SamiConsultation | None) -> list[Screening]:
    return list(current.screenings.order_by("-pk")) if current else []


@signed_in
def request_(request: SignedInRequest, matter: int) -> HttpResponse:
    """Register that a representative asks for consultation (6 §)."""
    found = matter_for(request.user, matter)
    if not may_screen(request.user, found):
        raise PermissionDenied
    form = RequestForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            one = steps.request_consultation(
                found,
                said["representative"],
                said["received_on"],
                said["words"],
                by=request.user,
            )
            tell_done(
                request,
                _("The matter is now regarded as of particular significance (6 §)."),
            )
            return redirect("sami-consultation", one.pk)
    return form_page(
        request,
        form,
        title=_("Register a request for consultation"),
        lead=_(
            "A representative considers that the matter can be of particular "
            "significance to the Sámi, and asks for consultation. The matter is then "
            "regarded so, whatever the screening said (6 §)."
        ),
        save=_("Register the request"),
        back=(_("Back to the screening"), reverse("sami-screening", args=[found.pk])),
        draft=f"sami-request-{found.pk}",
        under=found,
    )


@signed_in
def no_duty(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Decide that the act asks for no consultation here (3–5 §§)."""
    found = kept_by(request, consultation)
    form = NoDutyForm(request.POST or None, matter=found.matter)
    if form.is_valid():
        with refusals_in(form):
            ground = form.cleaned_data["ground"]
            steps.decide_no_duty(found, ground, form.decided(), by=request.user)
            tell_done(request, _("The decision is written down."))
            return redirect("sami-consultation", found.pk)
    return form_page(
        request,
        form,
        title=_("Decide that there is no duty to consult"),
        lead=_(
            "Choose the ground and say why. You decide: Gensvar does not judge whether "
            "the ground holds. The grounds are paraphrases of SFS 2022:66."
        ),
        save=_("Write down the decision"),
        back=(
            _("Back to the consultation"),
            reverse("sami-consultation", args=[found.pk]),
        ),
        draft=f"sami-no-duty-{found.pk}",
        under=found.matter,
    )
