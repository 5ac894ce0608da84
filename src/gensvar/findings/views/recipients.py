"""Who gets the decision basis, and what they report back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.findings import actions
from gensvar.findings.forms import RecipientForm, ReportForm
from gensvar.findings.models import HandOver
from gensvar.findings.queries import bodies_to_choose, hand_over_for, hand_overs_of
from gensvar.findings.views.loading import attempt, fits, shared, shown, to_compile
from gensvar.kernel.days import today
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done


def _trail(dialogue: Dialogue) -> Entry:
    return Entry(_("Decision basis"), reverse("basis", args=[dialogue.number]))


@signed_in
def recipients(request: SignedInRequest, number: str) -> HttpResponse:
    """Name the bodies that get the basis, and the day they report back."""
    dialogue = to_compile(request, number)
    form = RecipientForm(request.POST or None, bodies_to_choose())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if fits(
            form,
            lambda: actions.add_recipient(
                dialogue, given["body"], given["due_on"], by=request.user
            ),
        ):
            tell_done(request, _("The recipient is saved."))
            return redirect("recipients", number)
    context = shared(request, dialogue, _trail(dialogue), Entry(_("Recipients")))
    context["hand_overs"] = hand_overs_of(dialogue)
    return shown(request, "findings/recipients.html", context, form)


@require_POST
@signed_in
def remove_recipient(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Take a body off the list."""
    dialogue = to_compile(request, number)
    found = get_object_or_404(hand_overs_of(dialogue), pk=pk)
    if attempt(request, lambda: [actions.remove_recipient(found, by=request.user)]):
        tell_done(request, _("The recipient is removed."))
    return redirect("recipients", number)


@signed_in
def report_back(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Let a body tell what it did with the basis."""
    found = hand_over_for(request.user, number, pk)
    form = ReportForm(request.POST or None, initial={"reported_on": today()})
    if request.method == "POST" and form.is_valid() and _report(request, found, form):
        tell_done(request, _("The report is saved."))
        return redirect("basis", number)
    dialogue = found.basis.dialogue
    context = shared(request, dialogue, _trail(dialogue), Entry(_("Report back")))
    return shown(
        request, "findings/report_back.html", context | {"hand_over": found}, form
    )


def _report(request: SignedInRequest, found: HandOver, form: ReportForm) -> bool:
    given = form.cleaned_data
    return fits(
        form,
        lambda: actions.report_back(
            found, given["report"], given["reported_on"], by=request.user
        ),
    )
