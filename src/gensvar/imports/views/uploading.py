"""Uploading notes and looking at what was found in them."""

from typing import IO

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.imports import reading
from gensvar.imports.actions import (
    LARGEST,
    ImportedBefore,
    choose,
    throw_away,
    upload,
)
from gensvar.imports.forms import ChooseForm, UploadForm
from gensvar.imports.models import ImportDraft
from gensvar.imports.queries import batches, draft_of, drafts
from gensvar.imports.views import showing
from gensvar.imports.views.trail import led, trail
from gensvar.jobs.models import Job
from gensvar.kernel.errors import Invalid, Stale
from gensvar.notes.tree import Notes
from gensvar.ui.notices import tell, tell_done


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: SignedInRequest, number: str) -> HttpResponse:
    """Take a document, and list what is worked on and what was taken in."""
    dialogue = led(request, number)
    form = UploadForm(request.POST or None, request.FILES or None)
    before = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = upload(dialogue, file.name, _content(file), by=request.user)
        except ImportedBefore as known:
            before = known.batch
            form.add_error("file", _("This document has already been imported."))
        except Invalid as refused:
            form.add_error("file", str(refused.sentence))
        else:
            return redirect("import", number, made.pk)
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue),
        "form": form,
        "before": before,
        "drafts": drafts(dialogue),
        "batches": batches(dialogue),
    }
    status = 422 if form.is_bound else 200
    return render(request, "imports/imports.html", context, status=status)


def _content(file: IO[bytes]) -> bytes:
    """Return a file's content, and never more of it than is needed to refuse it."""
    return file.read(LARGEST + 1)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Show all that was found in the notes, and let each section be given its place."""
    dialogue = led(request, number)
    one = draft_of(dialogue, pk)
    if one.batch_id is not None:
        return redirect("batch", number, one.batch_id)
    notes = reading.current(one)
    form = ChooseForm(one, notes, request.POST or None)
    if form.is_valid():
        try:
            choose(
                one,
                form.targets,
                form.cleaned_data["language"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
            )
        except Stale:
            tell(request, _("Somebody else changed the import meanwhile. Look again."))
        else:
            tell_done(request, _("Saved. Nothing is taken in before you confirm."))
        return redirect("import", number, pk)
    return _page(request, one, notes, form)


def _page(
    request: SignedInRequest, one: ImportDraft, notes: Notes, form: ChooseForm
) -> HttpResponse:
    number = one.dialogue.number
    context = {
        "dialogue": one.dialogue,
        "trail": trail(one.dialogue, one.name),
        "draft": one,
        "form": form,
        "tally": reading.tally(one, notes),
        "shown": showing.of(notes),
        "sections": [
            (showing.section(section), form[f"section_{section.id}"])
            for section in reading.with_words(notes)
        ],
        "job": Job.objects.filter(pk=one.job_id).first() if one.job_id else None,
        "back": reverse("import", args=[number, one.pk]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "imports/draft.html", context, status=status)


@signed_in
@require_POST
def throw_one_away(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Throw away an import that was never confirmed."""
    dialogue = led(request, number)
    throw_away(draft_of(dialogue, pk), by=request.user)
    tell_done(request, _("The working material is gone. Nothing was taken in."))
    return redirect("imports", number)
