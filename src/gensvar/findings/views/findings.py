"""Findings: the list, one of them, and writing them."""

from dataclasses import fields

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.queries import dialogue_for
from gensvar.findings import actions
from gensvar.findings.forms import FindingForm
from gensvar.findings.models import Finding
from gensvar.findings.queries import (
    count,
    finding_in,
    findings_in,
    standing_themes,
)
from gensvar.findings.views.loading import attempt, fits, shared, shown, to_compile
from gensvar.kernel.errors import Stale
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done


@signed_in
def findings(request: SignedInRequest, number: str) -> HttpResponse:
    """List the findings with their numbers."""
    dialogue = dialogue_for(request.user, number)
    found = list(findings_in(dialogue))
    numbers = count(dialogue, found)
    context = shared(request, dialogue, Entry(_("The findings")))
    context |= {
        "rows": [(row, numbers.of(row)) for row in found],
        "numbers": numbers,
        "has_themes": bool(found) or standing_themes(dialogue).exists(),
    }
    return render(request, "findings/findings.html", context)


def _trail(number: str) -> Entry:
    return Entry(_("The findings"), reverse("findings", args=[number]))


@signed_in
def finding(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Show one finding as those who decide will read it, with the way back."""
    dialogue = dialogue_for(request.user, number)
    found = finding_in(dialogue, pk)
    context = shared(request, dialogue, _trail(number), Entry(found.title))
    context |= {
        "finding": found,
        "numbers": count(dialogue, [found]).of(found),
    }
    return render(request, "findings/finding.html", context)


@signed_in
def new_finding(request: SignedInRequest, number: str) -> HttpResponse:
    """Write a finding."""
    dialogue = to_compile(request, number)
    form = FindingForm(
        request.POST or None,
        standing_themes(dialogue),
        initial={"themes": request.GET.getlist("theme")},
    )
    if request.method == "POST" and form.is_valid():
        made: list[Finding] = []
        if fits(
            form,
            lambda: made.append(
                actions.write_finding(
                    dialogue, form.words(), form.cleaned_data["themes"], by=request.user
                )
            ),
        ):
            tell_done(request, _("The finding is saved. Now choose what to quote."))
            return redirect("quotations", number, made[0].pk)
    context = shared(request, dialogue, _trail(number), Entry(_("Write a finding")))
    return shown(request, "findings/finding_form.html", context, form)


@signed_in
def change_finding(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Change a finding; the second of two officers sees both texts."""
    dialogue = to_compile(request, number)
    found = finding_in(dialogue, pk)
    themes = standing_themes(dialogue)
    form = FindingForm(request.POST or None, themes, initial=_as_read(found))
    other = None
    if request.method == "POST" and form.is_valid():
        try:
            if _change(request, found, form):
                tell_done(request, _("The finding is changed."))
                return redirect("finding", number, pk)
        except Stale:
            other = finding_in(dialogue, pk)
            form = FindingForm(
                {
                    **request.POST.dict(),
                    "version": other.version,
                    "themes": request.POST.getlist("themes"),
                },
                themes,
            )
    address = reverse("finding", args=[number, pk])
    context = shared(
        request,
        dialogue,
        _trail(number),
        Entry(found.title, address),
        Entry(_("Change")),
    )
    context |= {"finding": found, "other": other}
    return shown(request, "findings/finding_form.html", context, form)


def _as_read(found: Finding) -> dict[str, object]:
    """Return a finding as the form shows it."""
    words = {field.name: getattr(found, field.name) for field in fields(actions.Words)}
    return {**words, "themes": list(found.themes.all()), "version": found.version}


def _change(request: SignedInRequest, found: Finding, form: FindingForm) -> bool:
    return fits(
        form,
        lambda: actions.change_finding(
            found,
            form.words(),
            form.cleaned_data["themes"],
            seen_version=form.cleaned_data["version"] or 0,
            by=request.user,
        ),
    )


@require_POST
@signed_in
def remove_finding(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Take a finding away."""
    dialogue = to_compile(request, number)
    found = finding_in(dialogue, pk)
    if attempt(request, lambda: [actions.remove_finding(found, by=request.user)]):
        tell_done(request, _("The finding is removed."))
    return redirect("findings", number)


@require_POST
@signed_in
def move_finding(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Move a finding one place up or down."""
    dialogue = to_compile(request, number)
    found = finding_in(dialogue, pk)
    places = -1 if request.POST.get("way") == "up" else 1
    attempt(request, lambda: actions.move_finding(found, places, by=request.user))
    return redirect("findings", number)
