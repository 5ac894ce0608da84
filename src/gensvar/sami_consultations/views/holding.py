"""How one consults: the written account, occasions, and others who may take part."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.sami_consultations.actions import holding as actions
from gensvar.sami_consultations.forms.holding import (
    AccountForm,
    AttitudeForm,
    DecideOtherForm,
    OtherForm,
    PlanForm,
)
from gensvar.sami_consultations.models import (
    OtherParticipant,
    SamiConsultation,
    Stage,
)
from gensvar.sami_consultations.policies import may_consult
from gensvar.sami_consultations.queries import (
    consultation_for,
    consulting,
    occasions_of,
)
from gensvar.sami_consultations.views.loading import form_page, kept_by
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def holding(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Show accounts, occasions and others; take back a day that does not hold."""
    found = consultation_for(request.user, consultation)
    if request.method == "POST":
        return _take_back(request, found)
    is_under_way = found.stage == Stage.CONSULTING
    context = {
        "consultation": found,
        "keeps": is_under_way and may_consult(request.user, found),
        "wishes": consulting(found),
        "accounts": found.accounts.order_by("-pk"),
        "occasions": occasions_of(found),
        "others": found.others.select_related("organisation"),
    }
    return render(request, "sami_consultations/holding.html", context)


def _take_back(request: SignedInRequest, found: SamiConsultation) -> HttpResponse:
    if not may_consult(request.user, found):
        raise PermissionDenied
    number = request.POST.get("occasion", "")
    rows = found.occasions.filter(pk=number[:18] if number.isdecimal() else 0)
    if (one := rows.first()) is not None:
        one.consultation = found
        try:
            actions.take_back_occasion(one, by=request.user)
            tell_done(request, _("The day is taken back."))
        except NotYet as refusal:
            missing = "; ".join(str(phrase) for phrase in refusal.missing)
            tell_error(request, _("Missing: %(what)s.") % {"what": missing})
    return redirect("sami-holding", found.pk)


@signed_in
def account(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Send the written account of the questions (9 §)."""
    found = kept_by(request, consultation)
    form = AccountForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            actions.send_account(found, **form.cleaned_data, by=request.user)
            tell_done(request, _("The account is sent."))
            return redirect("sami-holding", found.pk)
    return form_page(
        request,
        form,
        title=_("Send the written account"),
        lead=_(
            "Before you meet, those you consult have a right to a written account of "
            "the questions, and to reasonable time to prepare (9 §)."
        ),
        save=_("Send the account"),
        back=_back(found),
        draft=f"sami-account-{found.pk}",
        under=found.matter,
    )


@signed_in
def occasion(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Set a day on which one consults, perhaps at a meeting that is a samråd too."""
    found = kept_by(request, consultation)
    form = PlanForm(request.POST or None, user=request.user, consultation=found)
    if form.is_valid():
        with refusals_in(form):
            parties = list(form.cleaned_data["parties"])
            actions.set_occasion(found, form.plan(), parties, by=request.user)
            tell_done(request, _("The day is set."))
            return redirect("sami-holding", found.pk)
    return form_page(
        request,
        form,
        title=_("Set a day to consult"),
        lead=_("Follow their wish about the form where you can (9 §)."),
        save=_("Set the day"),
        back=_back(found),
        draft=f"sami-occasion-{found.pk}",
        under=found.matter,
    )


@signed_in
def name_other(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Name an organisation that may take part too (10 §)."""
    found = kept_by(request, consultation)
    form = OtherForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            made = actions.name_other(found, **form.cleaned_data, by=request.user)
            return redirect("sami-other", found.pk, made.pk)
    return form_page(
        request,
        form,
        title=_("Name somebody else who may take part"),
        lead=_(
            "Others may take part where it is suitable. Ask what those you consult "
            "think of it first (10 §)."
        ),
        save=_("Go on to ask"),
        back=_back(found),
        draft=f"sami-other-{found.pk}",
        under=found.matter,
    )


@signed_in
def other(request: SignedInRequest, consultation: int, other: int) -> HttpResponse:
    """Note what each representative thinks of another participant, and decide."""
    found = consultation_for(request.user, consultation)
    rows = OtherParticipant.objects.filter(consultation=found)
    one = get_object_or_404(rows.select_related("organisation"), pk=other)
    one.consultation = found
    keeps = may_consult(request.user, found)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    sent = request.POST.get("do", "")
    data = {sent: request.POST} if request.method == "POST" else {}
    shown: dict[str, forms.Form] = {
        "view": AttitudeForm(data.get("view"), prefix="view", other=one),
        "decide": DecideOtherForm(data.get("decide"), prefix="decide"),
    }
    if sent in shown and _done(request, one, shown[sent]):
        tell_done(request, _("Saved."))
        return redirect("sami-other", found.pk, one.pk)
    context = {
        "consultation": found,
        "other": one,
        "keeps": keeps and found.stage == Stage.CONSULTING,
        "forms": shown,
        "attitudes": one.attitudes.select_related(
            "party__representative__organisation"
        ),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "sami_consultations/other.html", context, status=status)


def _done(request: SignedInRequest, one: OtherParticipant, form: forms.Form) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    with refusals_in(form):
        if isinstance(form, AttitudeForm):
            actions.note_attitude(
                one, said["party"], said["view"], said["words"], by=request.user
            )
        else:
            takes_part = said["takes_part"] == "yes"
            actions.decide_other(one, takes_part, said["reason"], by=request.user)
        return True
    return False


def _back(found: SamiConsultation) -> tuple[str, str]:
    return _("Back to the preparation"), reverse("sami-holding", args=[found.pk])
