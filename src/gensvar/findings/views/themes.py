"""The page of themes: proposed and confirmed apart, merged and removed with undo."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.findings import actions
from gensvar.findings.forms import ThemeForm
from gensvar.findings.models import Theme, ThemeState
from gensvar.findings.queries import (
    last_step,
    progress,
    standing_themes,
    theme_in,
    themes_with_counts,
)
from gensvar.findings.views.loading import attempt, fits, shared, shown, to_compile
from gensvar.kernel.errors import Stale
from gensvar.kernel.numbers import whole
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done


@signed_in
def themes(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the themes of a dialogue, and take proposals."""
    dialogue = dialogue_for(request.user, number)
    form = ThemeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, words = form.cleaned_data["name"], form.cleaned_data["description"]
        if fits(
            form,
            lambda: actions.propose_theme(
                dialogue, name, by=request.user, description=words
            ),
        ):
            tell_done(request, _("The theme is proposed."), undo=_undo(dialogue))
            return redirect("themes", number)
    found = list(themes_with_counts(dialogue))
    context = shared(request, dialogue, Entry(_("Themes")))
    context |= {
        "confirmed": [row for row in found if row.state == ThemeState.CONFIRMED],
        "proposed": [row for row in found if row.state == ThemeState.PROPOSED],
        "progress": progress(dialogue),
        "may_undo": last_step(dialogue, request.user) is not None,
    }
    return shown(request, "findings/themes.html", context, form)


def _undo(dialogue: Dialogue) -> str:
    return reverse("theme-undo", args=[dialogue.number])


@signed_in
def theme(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Let an officer rename a theme; a second one sees both texts."""
    dialogue = to_compile(request, number)
    found = theme_in(dialogue, pk)
    before = {
        "name": found.name,
        "description": found.description,
        "version": found.version,
    }
    form = ThemeForm(request.POST or None, initial=before)
    other = None
    if request.method == "POST" and form.is_valid():
        try:
            if _change(request, found, form):
                tell_done(request, _("The theme is changed."))
                return redirect("themes", number)
        except Stale:
            other = theme_in(dialogue, pk)
            form = ThemeForm({**form.cleaned_data, "version": other.version})
    context = shared(
        request,
        dialogue,
        Entry(_("Themes"), reverse("themes", args=[number])),
        Entry(found.name),
    )
    others = standing_themes(dialogue).exclude(pk=pk)
    context |= {"theme": found, "other": other, "others": others}
    return shown(request, "findings/theme.html", context, form)


def _change(request: SignedInRequest, found: Theme, form: ThemeForm) -> bool:
    given = form.cleaned_data
    return fits(
        form,
        lambda: actions.change_theme(
            found,
            seen_version=given["version"] or 0,
            name=given["name"],
            description=given["description"],
            by=request.user,
        ),
    )


@require_POST
@signed_in
def confirm(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Confirm a proposed theme."""
    dialogue = to_compile(request, number)
    found = theme_in(dialogue, pk)
    attempt(request, lambda: actions.confirm_theme(found, by=request.user))
    return redirect("themes", number)


@require_POST
@signed_in
def remove(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Remove a theme; the next page offers to undo it."""
    dialogue = to_compile(request, number)
    found = theme_in(dialogue, pk)
    if attempt(request, lambda: actions.remove_theme(found, by=request.user)):
        told = _("The theme “%(name)s” is removed.") % {"name": found.name}
        tell_done(request, told, undo=_undo(dialogue))
    return redirect("themes", number)


@require_POST
@signed_in
def merge(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Let a theme go up in another; the next page offers to undo it."""
    dialogue = to_compile(request, number)
    found = theme_in(dialogue, pk)
    into = theme_in(dialogue, whole(request.POST.get("into", "")))
    if attempt(request, lambda: actions.merge_themes(found, into, by=request.user)):
        told = _("“%(name)s” is now part of “%(into)s”.") % {
            "name": found.name,
            "into": into.name,
        }
        tell_done(request, told, undo=_undo(dialogue))
    return redirect("themes", number)


@require_POST
@signed_in
def move(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Move a theme one place up or down."""
    dialogue = to_compile(request, number)
    found = theme_in(dialogue, pk)
    places = -1 if request.POST.get("way") == "up" else 1
    attempt(request, lambda: actions.move_theme(found, places, by=request.user))
    return redirect("themes", number)


@require_POST
@signed_in
def undo(request: SignedInRequest, number: str) -> HttpResponse:
    """Take back the person's own latest step."""
    dialogue = to_compile(request, number)
    if attempt(request, lambda: actions.undo(dialogue, by=request.user)):
        tell_done(request, _("The latest step is undone."))
    return redirect("themes", number)
