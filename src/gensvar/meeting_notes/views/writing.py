"""Writing around what the meeting tells, and settling comments."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Invalid, Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.meeting_notes.actions import agreeing, writing
from gensvar.meeting_notes.document.drawing import heading_of
from gensvar.meeting_notes.forms import (
    IntroductionForm,
    SettleForm,
    SpeechForm,
    TextForm,
)
from gensvar.meeting_notes.models import Notes, NotesComment
from gensvar.meeting_notes.queries.making import WRITTEN
from gensvar.meeting_notes.queries.notes import comments_on, current
from gensvar.meeting_notes.views.loading import (
    meeting_for,
    meeting_to_keep,
    notes_for,
    parts_in,
)
from gensvar.meeting_notes.views.reading import SAVED_MEANWHILE
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def write(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Write introductions, texts and speeches; the words of tables stay as they are."""
    row = notes_for(meeting_to_keep(request, meeting))
    content = current(row)
    made = _forms(request, row, parts_in(content), request.POST.get("part"))
    sent = request.POST.get("do", "")
    if request.method == "POST" and _written(request, row, sent, made.get(sent)):
        tell_done(request, _("Saved."))
        return redirect("meeting-notes-write", meeting)
    context = {
        "meeting": row.meeting,
        "notes": row,
        "forms": made,
        "added": [(p.key, heading_of(p)) for p in content.parts if p.kind in WRITTEN],
        "introductions": [
            (heading_of(p), p.introduction) for p in content.parts if p.introduction
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "meeting_notes/write.html", context, status=status)


def _forms(
    request: SignedInRequest,
    row: Notes,
    parts: list[tuple[str, str]],
    part: str | None,
) -> dict[str, forms.Form]:
    sent = request.POST.get("do", "")
    start = {"seen": row.number, "part": part}

    def form(kind: Callable[..., forms.Form], name: str) -> forms.Form:
        data = request.POST if sent == name else None
        return kind(data, prefix=name, initial=start, parts=parts)

    return {
        "introduce": form(IntroductionForm, "introduce"),
        "text": form(TextForm, "text"),
        "speech": form(SpeechForm, "speech"),
    }


def _written(
    request: SignedInRequest, row: Notes, sent: str, form: forms.Form | None
) -> bool:
    """Write what was sent; what stands in the way is shown in its form."""
    by = request.user
    if sent == "remove":
        return _removed(request, row)
    if form is None or not form.is_valid():
        return False
    said = form.cleaned_data
    verbs: dict[str, Callable[[], object]] = {
        "introduce": lambda: writing.introduce(
            row, said["seen"], said["part"], said["words"], by=by
        ),
        "text": lambda: writing.add_text(
            row, said["seen"], said["title"], said["words"], after=said["after"], by=by
        ),
        "speech": lambda: writing.add_speech(
            row,
            said["seen"],
            said["title"],
            said["speaker"],
            said["words"],
            after=said["after"],
            by=by,
        ),
    }
    with refusals_in(form):
        try:
            verbs[sent]()
        except Stale:
            form.add_error(None, str(SAVED_MEANWHILE))
            data = request.POST.copy()
            data[form.add_prefix("seen")] = str(row.number)
            form.data = data
            return False
        return True
    return False


def _removed(request: SignedInRequest, row: Notes) -> bool:
    """Take out a part; what stands in the way is told on the page."""
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    key = request.POST.get("key", "")
    try:
        writing.remove_part(row, number, key, by=request.user)
    except Stale:
        tell_error(request, str(SAVED_MEANWHILE))
        return False
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
        return False
    return True


@signed_in
def comments(request: SignedInRequest, meeting: int) -> HttpResponse:
    """List what was said of the notes, those that wait first; settle them."""
    found = meeting_for(request, meeting)
    row = notes_for(found)
    sent = request.POST.get("comment", "")
    form = SettleForm(request.POST or None, prefix=f"comment-{sent}")
    if request.method == "POST":
        meeting_to_keep(request, meeting)
        number = int(sent) if sent.isdecimal() and len(sent) < 18 else 0
        said_of = get_object_or_404(NotesComment, notes=row, pk=number)
        said_of.notes = row
        if _settled(request, said_of, form):
            tell_done(request, _("Saved. Who commented sees what became of it."))
            return redirect("meeting-notes-comments", meeting)
    headings = {p.key: heading_of(p) for p in current(row).parts}
    may_settle = row.stage == "out"
    context = {
        "meeting": found,
        "notes": row,
        "may_settle": may_settle,
        "rows": [
            (
                one,
                headings.get(one.part, ""),
                form if str(one.pk) == sent else _fresh(one),
            )
            for one in comments_on(row)
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "meeting_notes/comments.html", context, status=status)


def _fresh(comment: NotesComment) -> SettleForm:
    start = {"outcome": comment.outcome, "reason": comment.reason}
    return SettleForm(prefix=f"comment-{comment.pk}", initial=start)


def _settled(request: SignedInRequest, comment: NotesComment, form: SettleForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    with refusals_in(form):
        agreeing.settle_comment(
            comment, said["outcome"], said["reason"], by=request.user
        )
        return True
    return False
