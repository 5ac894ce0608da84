"""Correcting where contributions begin, end and belong; the words stay as they are."""

import re

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.imports import reading
from gensvar.imports.actions import correct, undo
from gensvar.imports.forms import StepForm, VersionForm
from gensvar.imports.models import ImportDraft
from gensvar.imports.queries import draft_of
from gensvar.imports.views import showing
from gensvar.imports.views.trail import led, trail
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.notes.corrections import find
from gensvar.notes.errors import NotesError
from gensvar.notes.tree import Notes, Section
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell, tell_done, tell_error

ON_A_PAGE = 50
WORD = re.compile(r"\S+")


@signed_in
@require_safe
def section(
    request: SignedInRequest, number: str, pk: int, section: int
) -> HttpResponse:
    """Show one section's contributions, each with what can be corrected."""
    one, notes = _open(request, number, pk)
    here = _section(notes, section)
    said = here.contributions
    items = [
        showing.item(part, is_last=place == len(said))
        for place, part in enumerate(said, 1)
    ]
    context = {
        "dialogue": one.dialogue,
        "trail": trail(one.dialogue, _back(one), here.title or _("Without heading")),
        "draft": one,
        "section": here,
        "page_of": Paginator(items, ON_A_PAGE).get_page(request.GET.get("page")),
        "others": [other for other in notes.sections if other.id != here.id],
        "warnings": showing.cautions(here.warnings),
    }
    return render(request, "imports/section.html", context)


@signed_in
@require_safe
def split(request: SignedInRequest, number: str, pk: int, part: int) -> HttpResponse:
    """Let the reviewer press the word with which the second contribution begins."""
    one, notes = _open(request, number, pk)
    try:
        here, item = find(notes, part)
    except NotesError:
        raise Http404 from None
    words = [(found.start(), found[0]) for found in WORD.finditer(item.text)]
    context = {
        "dialogue": one.dialogue,
        "trail": trail(one.dialogue, _back(one), _("Part in two")),
        "draft": one,
        "section": here,
        "item": item,
        "first": words[:1],
        "words": words[1:],
    }
    return render(request, "imports/split.html", context)


@signed_in
@require_POST
def correct_one(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Make one correction and go back to where it was made."""
    one = draft_of(led(request, number), pk)
    form = StepForm(request.POST)
    if not form.is_valid():
        tell_error(request, _("The correction cannot be made."))
        return redirect("import", number, pk)
    step, seen = form.correction, form.cleaned_data["version"]
    where = _where(request, one)
    try:
        correct(one, step, seen_version=seen, by=request.user)
    except Stale:
        tell(request, _("Somebody else changed the import meanwhile. Look again."))
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    else:
        tell_done(request, _("Corrected. The words are as they were."))
    return redirect(where)


@signed_in
@require_POST
def undo_last(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Take back the last correction."""
    one = draft_of(led(request, number), pk)
    form = VersionForm(request.POST)
    try:
        seen = form.cleaned_data["version"] if form.is_valid() else 0
        undo(one, seen_version=seen, by=request.user)
    except Stale:
        tell(request, _("Somebody else changed the import meanwhile. Look again."))
    except NotYet:
        tell(request, _("There is no correction to take back."))
    else:
        tell_done(request, _("The last correction is taken back."))
    return redirect(_where(request, one))


def _open(request: SignedInRequest, number: str, pk: int) -> tuple[ImportDraft, Notes]:
    one = draft_of(led(request, number), pk)
    if one.batch_id is not None:
        raise Http404
    return one, reading.current(one)


def _section(notes: Notes, number: int) -> Section:
    for section in notes.sections:
        if section.id == number:
            return section
    raise Http404


def _back(one: ImportDraft) -> Entry:
    return Entry(one.name, reverse("import", args=[one.dialogue.number, one.pk]))


def _where(request: SignedInRequest, one: ImportDraft) -> str:
    """Return the page the button stood on: a section of this import, or all of it."""
    number, asked = one.dialogue.number, request.POST.get("section", "")
    if not (asked.isdecimal() and len(asked) < 10):
        return reverse("import", args=[number, one.pk])
    page = request.POST.get("page", "")
    query = f"?page={page}" if page.isdecimal() and len(page) < 6 else ""
    return reverse("import-section", args=[number, one.pk, asked]) + query
