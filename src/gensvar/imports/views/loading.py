"""What every page of this app begins with."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue, Question
from gensvar.dialogues.queries import dialogue_for
from gensvar.imports.actions import is_being_stored
from gensvar.imports.models import ImportDraft
from gensvar.imports.policies import may_import
from gensvar.imports.queries import batch_of_draft, draft_in
from gensvar.kernel.errors import NotAllowed
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell, tell_error


def to_import(request: SignedInRequest, number: str) -> Dialogue:
    """Return a dialogue to somebody who leads it; others who read it get 403."""
    dialogue = dialogue_for(request.user, number)
    if not may_import(request.user, dialogue):
        raise NotAllowed
    return dialogue


def loaded(
    request: SignedInRequest, number: str, pk: int
) -> tuple[Dialogue, ImportDraft | HttpResponse]:
    """Return the draft, or the answer to give where it is no longer there."""
    dialogue = to_import(request, number)
    draft = draft_in(dialogue, pk)
    if draft is not None:
        draft.dialogue = dialogue
        if is_being_stored(draft) and draft.job:
            tell(request, _("The notes are being imported. Here you see how far."))
            return dialogue, redirect("job", draft.job.pk)
        return dialogue, draft
    if batch := batch_of_draft(dialogue, pk):
        tell(request, _("The notes are already imported. This is what came in."))
        return dialogue, redirect("import-batch", number, batch.pk)
    tell_error(request, _("That draft is not there any more."))
    return dialogue, redirect("import", number)


def shared(dialogue: Dialogue, *trail: Entry) -> dict[str, object]:
    """Return what all templates need; the last entry of the trail is this page."""
    home = reverse("import", args=[dialogue.number]).removesuffix("import/")
    return {
        "dialogue": dialogue,
        "trail": [Entry(dialogue.title, home), *trail],
    }


def imports_entry(dialogue: Dialogue) -> Entry:
    """Return the way back to the list of imports."""
    return Entry(_("Bring in notes"), reverse("import", args=[dialogue.number]))


def questions_of(dialogue: Dialogue) -> list[Question]:
    """Return the questions and areas of a dialogue, in order."""
    return list(Question.objects.filter(dialogue=dialogue))


def seen_version(request: SignedInRequest) -> int:
    """Return the version that the form was made for; nought fits none."""
    try:
        return int(request.POST.get("version") or request.GET.get("version", ""))
    except ValueError:
        return 0


def stale(
    request: SignedInRequest,
    draft: ImportDraft,
    wanted: str,
    again: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    """Say that the draft has changed since the page was opened; nothing was done.

    `again` are the fields to send once more, where that is still the same wish.
    """
    dialogue = draft.dialogue
    context = shared(dialogue, imports_entry(dialogue), Entry(draft.file_name))
    context |= {
        "draft": draft_in(dialogue, draft.pk) or draft,
        "wanted": wanted,
        "again": again or [],
    }
    return render(request, "imports/stale.html", context, status=409)
