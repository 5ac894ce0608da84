"""Asking whether consultation is wanted, and what each representative answers."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.sami_consultations import steps
from gensvar.sami_consultations.actions.asking import Answered, note_sametinget_told
from gensvar.sami_consultations.actions.positions import DOCUMENTED_IN
from gensvar.sami_consultations.forms.asking import (
    AnswerForm,
    InquiryForm,
    SilenceForm,
    TakeBackForm,
    ToldForm,
)
from gensvar.sami_consultations.models import Party, PartyState, RepresentativeKind
from gensvar.sami_consultations.policies import may_consult
from gensvar.sami_consultations.queries import consultation_for, party_for, register
from gensvar.sami_consultations.record_document import end_of
from gensvar.sami_consultations.views.loading import form_page, kept_by
from gensvar.ui.notices import tell_done


@signed_in
def inquiry(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Ask representatives whether they want consultation (8 §)."""
    found = kept_by(request, consultation)
    form = InquiryForm(request.POST or None, consultation=found)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            steps.send_inquiry(
                found, said["to"], said["words"], said["answer_by"], by=request.user
            )
            tell_done(request, _("They have been asked."))
            return redirect("sami-consultation", found.pk)
    return form_page(
        request,
        form,
        title=_("Ask whether they want consultation"),
        lead=_(
            "Ask early. Those with an e-mail address in the register get a letter; the "
            "others you ask by post."
        ),
        save=_("Send the inquiry"),
        back=(
            _("Back to the consultation"),
            reverse("sami-consultation", args=[found.pk]),
        ),
        draft=f"sami-inquiry-{found.pk}",
        under=found.matter,
        without_address=register().filter(email=""),
    )


@signed_in
def party(request: SignedInRequest, consultation: int, party: int) -> HttpResponse:
    """Show one representative; write down its answer, or decide about its silence."""
    found = consultation_for(request.user, consultation)
    one = party_for(found, party)
    one.consultation = found
    keeps = may_consult(request.user, found)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    sent = request.POST.get("do", "")
    shown = _forms(request, one, sent)
    others: list[Other] = []
    if request.method == "POST":
        form = shown.get(sent)
        try:
            if form is not None and _done(request, one, sent, form):
                tell_done(request, _("Saved."))
                return redirect("sami-consultation", found.pk)
        except Stale:
            assert isinstance(form, AnswerForm)  # noqa: S101 -- the only one with it
            others = form.what_others_saved(one)
    context = {
        "consultation": found,
        "party": one,
        "representative": one.representative,
        "keeps": keeps,
        "forms": shown,
        "others": others,
        "silence": one.silence.all(),
        "is_silent": _is_silent(one),
        "end": end_of(one),
        "can_take_back": found.stage in DOCUMENTED_IN,
        "is_apart": one.representative.kind != RepresentativeKind.SAMETINGET,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "sami_consultations/party.html", context, status=status)


def _is_silent(one: Party) -> bool:
    waits = one.state == PartyState.ASKED
    return waits and one.answer_by is not None and one.answer_by < today()


def _forms(request: SignedInRequest, one: Party, sent: str) -> dict[str, forms.Form]:
    """Return the forms of the page; the one that was sent holds what was written."""
    data = {sent: request.POST} if request.method == "POST" else {}
    start = {
        "state": one.state,
        "answered_on": one.answered_on or today(),
        "wanted_form": one.wanted_form,
        "form_words": one.form_words,
        "version": one.version,
    }
    return {
        "answer": AnswerForm(data.get("answer"), prefix="answer", initial=start),
        "silence": SilenceForm(data.get("silence"), prefix="silence"),
        "told": ToldForm(data.get("told"), prefix="told"),
        "back": TakeBackForm(data.get("back"), prefix="back"),
    }


def _done(request: SignedInRequest, one: Party, sent: str, form: forms.Form) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    if not form.is_valid():
        return False
    said, by = form.cleaned_data, request.user
    with refusals_in(form):
        if sent == "answer":
            version = said.pop("version")
            steps.answer(one, version, Answered(**said), by=by)
        elif isinstance(form, SilenceForm):
            steps.decide_silence(
                one,
                form.decided(),
                is_abstention=said["is_abstention"] == "abstains",
                answer_by=said["answer_by"],
                by=by,
            )
        elif isinstance(form, TakeBackForm):
            steps.take_back_end(one, said["reason"], by=by)
        else:
            note_sametinget_told(one, said["told_on"], by=by)
        return True
    return False
