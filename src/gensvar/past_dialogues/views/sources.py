"""Who took part as reported, the documents, and how it stands against the rules."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.past_dialogues.actions.judging import judge
from gensvar.past_dialogues.actions.sources import (
    add_document,
    note_count,
    remove_count,
    remove_document,
)
from gensvar.past_dialogues.forms.judging import JudgeForm
from gensvar.past_dialogues.forms.past import CountForm, DocumentForm
from gensvar.past_dialogues.models import PastDialogue
from gensvar.past_dialogues.policies import may_keep_past
from gensvar.past_dialogues.queries import judgements_of, past_for, rules_today
from gensvar.past_dialogues.yardstick import rules_to_judge
from gensvar.ui.notices import tell_done


def _kept(request: SignedInRequest, pk: int) -> PastDialogue:
    past = past_for(request.user, pk)
    if not may_keep_past(request.user, past):
        raise NotAllowed
    return past


@signed_in
def counts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note how many took part, as somebody reported it."""
    past = _kept(request, pk)
    if gone := whole(request.POST.get("remove", "")):
        remove_count(get_object_or_404(past.counts, pk=gone), by=request.user)
        tell_done(request, _("Removed."))
        return redirect("past-counts", pk)
    form = CountForm(request.POST or None)
    return _adding(request, past, form, note_count, "past-counts")


@signed_in
def documents(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add documents, and say how one gets to read them."""
    past = _kept(request, pk)
    if gone := whole(request.POST.get("remove", "")):
        remove_document(get_object_or_404(past.documents, pk=gone), by=request.user)
        tell_done(request, _("Removed."))
        return redirect("past-documents", pk)
    form = DocumentForm(request.POST or None)
    return _adding(request, past, form, add_document, "past-documents")


def _adding(
    request: SignedInRequest,
    past: PastDialogue,
    form: forms.Form,
    add: Callable[..., Any],
    name: str,
) -> HttpResponse:
    """Add one of several, and show those that are there."""
    # Any: what the action makes.
    if form.is_valid():
        with refusals_in(form):
            add(past, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect(name, past.pk)
    rows = past.counts if name == "past-counts" else past.documents
    context = {"past": past, "form": form, "rows": rows.all()}
    template = f"past_dialogues/{name.removeprefix('past-')}.html"
    status = 422 if form.is_bound else 200
    return render(request, template, context, status=status)


@signed_in
def judging(request: SignedInRequest, pk: int) -> HttpResponse:
    """Compare it with the rules of today."""
    past = _kept(request, pk)
    rules = rules_today()
    if rules is None:
        return render(request, "past_dialogues/judge.html", {"past": past})
    form = JudgeForm(
        request.POST or None,
        rules=rules_to_judge(rules, past.body),
        before=next(iter(judgements_of(past)), None),
    )
    if form.is_valid():
        with refusals_in(form):
            judge(past, form.answers(), by=request.user)
            tell_done(request, _("Saved."))
            return redirect("past-dialogue", past.pk)
    context = {"past": past, "form": form, "rules": rules}
    status = 422 if form.is_bound else 200
    return render(request, "past_dialogues/judge.html", context, status=status)
