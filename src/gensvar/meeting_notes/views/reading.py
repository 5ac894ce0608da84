"""Reading notes: page, files, versions side by side; and moving them on."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.documents.content import Document
from gensvar.documents.html import as_html
from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.meeting_notes.actions.agreeing import judge
from gensvar.meeting_notes.actions.writing import (
    begin_notes,
    renew_notes,
    set_comments_by,
)
from gensvar.meeting_notes.document import as_document, as_plain_text
from gensvar.meeting_notes.forms import CommentsByForm, JudgeForm
from gensvar.meeting_notes.models import Notes, NotesVersion
from gensvar.meeting_notes.policies import (
    may_approve_for_region,
    may_keep_notes,
    may_see_disposal_of,
)
from gensvar.meeting_notes.queries import notes as queries
from gensvar.meeting_notes.queries.differences import differences
from gensvar.meeting_notes.views.loading import (
    WORD,
    as_file,
    meeting_for,
    meeting_to_keep,
    notes_for,
)
from gensvar.meeting_notes.workflow import WAY_OF_NOTES
from gensvar.ui.notices import tell_done, tell_error

SAVED_MEANWHILE = gettext_lazy(
    "Somebody else wrote in the notes meanwhile. Read them again first."
)


@signed_in
def notes(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show the notes as others read them, and what is needed before the next step."""
    found = meeting_for(request, meeting)
    row = queries.notes_of(found)
    if request.method == "POST":
        meeting_to_keep(request, meeting)
        if row is None:
            begin_notes(found, by=request.user)
            tell_done(request, _("The notes are begun with what the meeting tells."))
        else:
            _press(request, row)
        return redirect("meeting-notes", meeting)
    keeps = may_keep_notes(request.user, found)
    context: dict[str, object] = {
        "meeting": found,
        "notes": row,
        "may_keep": keeps,
        "may_dispose": found.dialogue_id is None
        and may_see_disposal_of(request.user, found),
    }
    if row is not None:
        context |= _shown(request, row)
    return render(request, "meeting_notes/notes.html", context)


def _shown(request: SignedInRequest, row: Notes) -> dict[str, object]:
    version = queries.version_of(row)
    assert version is not None  # noqa: S101 -- notes begin with a version
    steps = WAY_OF_NOTES.next_steps(row)
    judging = row.stage == "adjusted" and may_approve_for_region(
        request.user, row.meeting
    )
    return {
        "article": as_html(drawn(row, version), with_head=False),
        "version": version,
        "steps": [(arrow, arrow.missing(row)) for arrow in steps],
        "versions": queries.versions_of(row)[:20],
        "approvals": queries.approvals_of(row),
        "judge": JudgeForm(initial={"seen": row.number}) if judging else None,
        "comments_by": CommentsByForm(initial={"comments_by": row.comments_by}),
    }


def _press(request: SignedInRequest, row: Notes) -> None:  # noqa: C901 -- one button each
    """Do what a button says, and tell what came of it."""
    pressed = request.POST.get("do", "")
    try:
        if pressed in WAY_OF_NOTES.transitions:
            WAY_OF_NOTES.advance(row, pressed, by=request.user)
            tell_done(request, _("Done."))
        elif pressed == "renew":
            _renew(request, row)
        elif pressed == "comments":
            form = CommentsByForm(request.POST)
            if form.is_valid():
                day = form.cleaned_data["comments_by"]
                set_comments_by(row, day, by=request.user)
                tell_done(request, _("Saved."))
        elif pressed == "judge":
            _judge(request, row)
    except NotYet as error:
        for phrase in error.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
    except Invalid as error:
        tell_error(request, str(error.sentence))
    except Stale:
        tell_error(request, SAVED_MEANWHILE)


def _renew(request: SignedInRequest, row: Notes) -> None:
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    if renew_notes(row, number, by=request.user):
        tell_done(request, _("The notes now tell what the meeting tells."))
    else:
        tell_done(request, _("Nothing has changed since the notes were made."))


def _judge(request: SignedInRequest, row: Notes) -> None:
    form = JudgeForm(request.POST)
    if not form.is_valid():
        tell_error(request, _("Choose whether you approve."))
        return
    said = form.cleaned_data
    judge(row, said["seen"], said["verdict"], said["words"], by=request.user)
    tell_done(request, _("What you say is noted."))


def drawn(row: Notes, version: NotesVersion) -> Document:
    """Return one version as a document in the language of the reader."""
    return as_document(queries.content_in(version), queries.frame_of(row, version))


@signed_in
def as_one_file(request: SignedInRequest, meeting: int, form: str) -> HttpResponse:
    """Send the notes as a Word file, a PDF or plain text."""
    row = notes_for(meeting_for(request, meeting))
    version = queries.version_of(row)
    assert version is not None  # noqa: S101 -- notes begin with a version
    return file_of(drawn(row, version), form, row, version)


def file_of(
    document: Document, form: str, row: Notes, version: NotesVersion
) -> HttpResponse:
    """Return a document as a file; the same version is the same file."""
    name = f"anteckningar-{row.meeting.public_id}-{version.number}"
    if form == "word":
        return as_file(as_word(document, at=version.made_at), WORD, f"{name}.docx")
    if form == "pdf":
        made = as_pdf(document, at=version.made_at)
        return as_file(made, "application/pdf", f"{name}.pdf")
    if form == "text":
        text = as_plain_text(document).encode()
        return as_file(text, "text/plain; charset=utf-8", f"{name}.txt")
    raise Http404


@signed_in
def compare(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show two versions side by side, the words that differ marked."""
    row = notes_for(meeting_for(request, meeting))
    newer = queries.version_of(row, _number(request, "till", row.number))
    older = queries.version_of(row, _number(request, "fran", max(row.number - 1, 1)))
    if newer is None or older is None:
        raise Http404
    context = {
        "meeting": row.meeting,
        "notes": row,
        "older": older,
        "newer": newer,
        "rows": differences(queries.content_in(older), queries.content_in(newer)),
        "versions": queries.versions_of(row),
    }
    return render(request, "meeting_notes/compare.html", context)


def _number(request: SignedInRequest, name: str, otherwise: int) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 7 else otherwise
