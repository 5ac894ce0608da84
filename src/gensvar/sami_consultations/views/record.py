"""The record of one consultation: on one page, printed, or as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.documents.html import as_html
from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.sami_consultations.queries import record_for
from gensvar.sami_consultations.record_document import record_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
def record(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Show the whole record on one page."""
    found = record_for(request.user, consultation)
    context = {
        "consultation": found,
        "article": as_html(record_of(found), with_head=False),
    }
    return render(request, "sami_consultations/record.html", context)


@signed_in
def as_one_file(request: SignedInRequest, consultation: int, form: str) -> HttpResponse:
    """Send the record as a Word file or a PDF."""
    found = record_for(request.user, consultation)
    name, now = f"konsultation-{found.pk}", timezone.now()
    if form == "word":
        return _file(as_word(record_of(found), at=now), WORD, f"{name}.docx")
    if form == "pdf":
        made = as_pdf(record_of(found), at=now)
        return _file(made, "application/pdf", f"{name}.pdf")
    raise Http404


def _file(made: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=kind, headers=headers)
