"""Confirming an import, and taking it out of the count again."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.actions import withdraw_batch
from gensvar.contributions.models import Batch, Contribution
from gensvar.imports.actions import confirm
from gensvar.imports.forms import VersionForm, WithdrawForm
from gensvar.imports.queries import draft_of
from gensvar.imports.views import showing
from gensvar.imports.views.trail import led, trail
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.notes.errors import NotesError
from gensvar.notes.plain import from_json
from gensvar.ui.notices import tell, tell_done, tell_error


@signed_in
@require_POST
def confirm_one(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Store what was said in the notes, as the reviewer has it before their eyes."""
    one = draft_of(led(request, number), pk)
    form = VersionForm(request.POST)
    if one.batch_id is None and (
        not form.is_valid() or form.cleaned_data["version"] != one.version
    ):
        tell(request, _("Somebody else changed the import meanwhile. Look again."))
        return redirect("import", number, pk)
    try:
        made = confirm(one, by=request.user)
    except NotYet as missing:
        tell_error(request, _("Missing: %(what)s.") % {"what": missing})
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    else:
        if isinstance(made, Batch):
            tell_done(request, _("The notes are taken in."))
            return redirect("batch", number, made.pk)
        tell(
            request,
            _("The notes are many. They are taken in while you do other things."),
        )
    return redirect("import", number, pk)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Show what came in with a document, and let it be withdrawn with a reason."""
    dialogue = led(request, number)
    one = get_object_or_404(
        Batch.objects.select_related("confirmed_by", "withdrawn_by", "dialogue__body"),
        dialogue=dialogue,
        pk=pk,
    )
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            withdraw_batch(one, reason=form.cleaned_data["reason"], by=request.user)
        except NotYet as missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": missing})
        except Invalid as refused:
            form.add_error("reason", str(refused.sentence))
        else:
            tell_done(
                request, _("The import is withdrawn. Its rows stay but do not count.")
            )
            return redirect("batch", number, pk)
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue, one.file_name),
        "batch": one,
        "number": Contribution.objects.filter(batch=one).count(),
        "shown": _shown(one),
        "form": form,
    }
    return render(request, "imports/batch.html", context)


def _shown(one: Batch) -> showing.Shown | None:
    """Return the rest of the notes, unless they have been disposed of."""
    try:
        return showing.of(from_json(one.report)) if one.report else None
    except NotesError:
        return None
