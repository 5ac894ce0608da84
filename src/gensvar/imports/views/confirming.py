"""The last look before the notes become contributions."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.actions.batches import OPEN_FOR_NOTES
from gensvar.contributions.models import Batch
from gensvar.imports.actions import AlreadyImported, confirm
from gensvar.imports.filing import summarise
from gensvar.imports.queries import notes_of
from gensvar.imports.shown import beside
from gensvar.imports.views.loading import (
    imports_entry,
    loaded,
    questions_of,
    seen_version,
    shared,
    stale,
)
from gensvar.jobs.models import Job
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done


@signed_in
def confirming(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Show how many contributions go where, and store them when it is confirmed."""
    dialogue, draft = loaded(request, number, pk)
    if isinstance(draft, HttpResponse):
        return draft
    problems, first = [], None
    if request.method == "POST":
        try:
            made = confirm(draft, seen_version(request), by=request.user)
            return _stored(request, number, made)
        except Stale:
            return stale(request, draft, _("You wanted to import the notes."))
        except AlreadyImported as same:
            problems, first = [str(same.sentence)], same.batch
        except Invalid as wrong:
            problems = [str(wrong.sentence)]
        except NotYet as early:
            problems = [str(phrase) for phrase in early.missing]
    notes = notes_of(draft)
    back = Entry(draft.file_name, reverse("import-draft", args=[number, pk]))
    context = shared(dialogue, imports_entry(dialogue), back, Entry(_("Import")))
    context |= {
        "draft": draft,
        "summary": summarise(notes, draft.choices, questions_of(dialogue)),
        "beside": beside(notes),
        "problems": problems,
        "first": first,
        "is_open": dialogue.stage in OPEN_FOR_NOTES,
    }
    status = 422 if problems else 200
    return render(request, "imports/confirm.html", context, status=status)


def _stored(request: SignedInRequest, number: str, made: Batch | Job) -> HttpResponse:
    if not isinstance(made, Batch):
        return redirect("job", made.pk)
    count = made.report["counted"]["contributions"]
    text = ngettext(
        "%(count)s contribution is imported.",
        "%(count)s contributions are imported.",
        count,
    ) % {"count": count}
    tell_done(request, text)
    return redirect("import-batch", number, made.pk)
