"""Giving a document, and the lists of drafts and imports."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.actions.batches import OPEN_FOR_NOTES
from gensvar.dialogues.models import Dialogue
from gensvar.imports.actions import AlreadyImported, begin_import, throw_away
from gensvar.imports.forms import ImportForm
from gensvar.imports.models import ImportDraft
from gensvar.imports.queries import batches_of, drafts_of
from gensvar.imports.views.loading import loaded, shared, to_import
from gensvar.imports.wording import reading_language
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotYet
from gensvar.notes.errors import NotesError
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def start(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the form, the drafts and what has come in; read what is given."""
    dialogue = to_import(request, number)
    form = ImportForm(request.POST or None, request.FILES or None)
    first = None
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("import-draft", number, _begin(request, dialogue, form).pk)
        except NotesError as refused:
            _put_at_field(form, refused.message(reading_language()))
        except AlreadyImported as same:
            first = same.batch
            _put_at_field(form, str(same.sentence))
        except NotYet as early:
            _tell_what_is_missing(form, early)
    context = shared(dialogue, Entry(_("Bring in notes"))) | {
        "form": form,
        "first": first,
        "is_open": dialogue.stage in OPEN_FOR_NOTES,
        "drafts": list(drafts_of(dialogue)),
        "batches": batches_of(dialogue),
    }
    status = 422 if form.is_bound else 200
    return render(request, "imports/start.html", context, status=status)


def _begin(
    request: SignedInRequest, dialogue: Dialogue, form: ImportForm
) -> ImportDraft:
    given: UploadedFile[bytes] | None = form.cleaned_data["file"]
    language = form.cleaned_data["language"]
    if given is not None:
        name, data = given.name or "", given.read()
    else:
        name = _("Pasted text %(day)s") % {"day": today().isoformat()} + ".txt"
        data = form.cleaned_data["text"].encode("utf-8", "replace")
    return begin_import(dialogue, name, data, language=language, by=request.user)


def _tell_what_is_missing(form: ImportForm, early: NotYet) -> None:
    for phrase in early.missing:
        sentence = _("Notes can be brought in later. It takes: %(what)s.")
        form.add_error(None, sentence % {"what": phrase})


def _put_at_field(form: ImportForm, sentence: str) -> None:
    form.add_error(
        "file" if form.cleaned_data["file"] is not None else "text", sentence
    )


@require_POST
@signed_in
def throw(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Delete a draft."""
    _dialogue, draft = loaded(request, number, pk)
    if isinstance(draft, HttpResponse):
        return draft
    try:
        throw_away(draft, by=request.user)
    except NotYet as early:
        tell_error(request, "; ".join(str(phrase) for phrase in early.missing))
    else:
        tell_done(request, _("The draft is thrown away. Nothing of it is kept."))
    return redirect(reverse("import", args=[number]))
