"""The result of a dialogue: to read, to take along, to show the committee."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.queries import dialogue_for
from gensvar.documents.html import as_html
from gensvar.documents.word import as_word
from gensvar.reporting.results.document import result_of
from gensvar.reporting.results.slides import as_slides

OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{OFFICE}.wordprocessingml.document"
SLIDES = f"{OFFICE}.presentationml.presentation"


@signed_in
@require_safe
def results(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the result of a dialogue on one page."""
    dialogue = dialogue_for(request.user, number)
    document, _sections = result_of(dialogue)
    context = {
        "dialogue": dialogue,
        "document": document,
        "article": as_html(document, with_head=False),
    }
    return render(request, "reporting/results.html", context)


@signed_in
@require_safe
def word(request: SignedInRequest, number: str) -> HttpResponse:
    """Send the same words as a Word file."""
    document, _sections = result_of(dialogue_for(request.user, number))
    return _file(as_word(document, at=timezone.now()), WORD, f"resultat-{number}.docx")


@signed_in
@require_safe
def slides(request: SignedInRequest, number: str) -> HttpResponse:
    """Send the same words as slides."""
    made = as_slides(*result_of(dialogue_for(request.user, number)))
    return _file(made, SLIDES, f"resultat-{number}.pptx")


def _file(made: bytes, kind: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(made, content_type=kind, headers=headers)
