"""Guests read the notes of their meeting, comment, see what came of it, and approve."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.consultations.public.items import considered_at
from gensvar.documents.content import Document
from gensvar.documents.html import as_html
from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.kernel.errors import NotAllowed, Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.meeting_notes import public
from gensvar.meetings.public.guests import GuestPage
from gensvar.portal.notes_forms import CommentForm, VerdictForm
from gensvar.portal.views.guests import with_guest
from gensvar.publishing.queries import notes_shown
from gensvar.ui.notices import tell_done, tell_error

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@with_guest
def notes(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Show the notes to a guest, who can comment or approve, and what was asked."""
    seen = public.notes_seen(page.guest)
    sent = request.POST.get("do", "")
    if request.method == "POST" and seen is None:
        raise Http404
    parts = seen.parts if seen else ()
    comment = CommentForm(
        request.POST if sent == "comment" else None,
        parts=parts,
        initial={"key": public.fresh_key()},
    )
    verdict = VerdictForm(
        request.POST if sent == "judge" else None,
        initial={"seen": seen.number if seen else 0},
    )
    if request.method == "POST" and _done(request, page, sent, comment, verdict):
        return redirect("guest-notes", page.token)
    context = {
        "mine": page,
        "meeting": page.meeting,
        "seen": seen,
        "article": as_html(seen.document, with_head=False) if seen else "",
        "questions": public.my_questions(page.guest),
        "considered": considered_at(page.guest.meeting.public_id),
        "comment": comment,
        "verdict": verdict,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "portal/guest_notes.html", context, status=status)


def _done(
    request: HttpRequest,
    page: GuestPage,
    sent: str,
    comment: CommentForm,
    verdict: VerdictForm,
) -> bool:
    """Do what was sent; what stands in the way is shown in its form."""
    if sent == "comment" and comment.is_valid():
        said = comment.cleaned_data
        with refusals_in(comment):
            public.comment(page.guest, said["part"], said["words"], said["key"])
            tell_done(request, _("Thank you. What becomes of it is shown here."))
            return True
    if sent == "judge" and verdict.is_valid():
        said = verdict.cleaned_data
        try:
            with refusals_in(verdict):
                public.judge(page.guest, said["seen"], said["verdict"], said["words"])
                tell_done(request, _("Thank you. What you say is noted in the notes."))
                return True
        except Stale:
            tell_error(
                request,
                _("The notes have been changed since you read them. Read again."),
            )
            return True
        except NotAllowed:
            raise Http404 from None
    return False


@with_guest
def tell_members(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Give a guest words to pass on, and note that the members know."""
    if not public.can_tell_members(page.guest):
        raise Http404
    if request.method == "POST":
        public.tell_members(page.guest)
        tell_done(request, _("Thank you. The region sees that your members know."))
        return redirect("guest-tell", page.token)
    context = {
        "mine": page,
        "words": public.to_pass_on(page.guest),
        "is_told": public.has_told_members(page.guest),
        "has_notes": public.has_notes(page.guest),
    }
    return render(request, "portal/tell_members.html", context)


@with_guest
def notes_file(request: HttpRequest, page: GuestPage, form: str) -> HttpResponse:
    """Send the notes to a guest as a file."""
    found = public.as_file_of(page.guest)
    if found is None:
        raise Http404
    document, version = found
    return _file(document, form, version.made_at)


def public_notes(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show approved notes to everyone, after a recorded decision."""
    found = notes_shown(public_id)
    if found is None:
        raise Http404
    article = as_html(found.document, with_head=False)
    context = {
        "found": found,
        "article": article,
        "public_id": public_id,
        "considered": considered_at(public_id),
    }
    return render(request, "portal/public_notes.html", context)


def public_notes_file(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """Send approved notes to anybody as a file."""
    found = notes_shown(public_id)
    if found is None:
        raise Http404
    return _file(found.document, form, found.made_at)


def _file(document: Document, form: str, at: datetime) -> HttpResponse:
    if form == "word":
        return _sent(as_word(document, at=at), WORD, "anteckningar.docx")
    if form == "pdf":
        return _sent(as_pdf(document, at=at), "application/pdf", "anteckningar.pdf")
    raise Http404


def _sent(made: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=kind, headers=headers)
