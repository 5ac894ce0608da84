"""What came in with one document, and withdrawing it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.actions import withdraw_batch
from gensvar.contributions.models import Batch
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.imports.filing import heading_of
from gensvar.imports.forms import WithdrawForm
from gensvar.imports.parts import A_PAGE
from gensvar.imports.policies import may_import
from gensvar.imports.queries import rows_of
from gensvar.imports.shown import beside
from gensvar.imports.views.loading import imports_entry, shared, to_import
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.notes.plain import from_json
from gensvar.notes.tree import Notes, Section
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done


def _batch_in(dialogue: Dialogue, pk: int) -> Batch:
    rows = Batch.objects.select_related("confirmed_by", "withdrawn_by")
    found = rows.filter(dialogue=dialogue, pk=pk).first()
    if found is None:
        raise Http404
    return found


@signed_in
def batch(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Show what came in, what the notes report, and whether it still counts."""
    dialogue = dialogue_for(request.user, number)
    found = _batch_in(dialogue, pk)
    rows = Paginator(rows_of(found), A_PAGE).get_page(request.GET.get("page"))
    notes = from_json(found.report) if "sections" in found.report else None
    context = shared(dialogue, imports_entry(dialogue), Entry(found.file_name))
    context |= {
        "batch": found,
        "rows": rows,
        "beside": beside(notes) if notes else None,
        "left_out": _left_out(found, notes) if notes else [],
        "may_withdraw": may_import(request.user, dialogue)
        and found.withdrawn_at is None,
    }
    return render(request, "imports/batch.html", context)


def _left_out(found: Batch, notes: Notes) -> list[tuple[str, Section]]:
    ids = set(found.report.get("left_out", []))
    return [
        (heading_of(section) or "–", section)
        for section in notes.sections
        if section.id in ids and section.contributions
    ]


@signed_in
def withdraw(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Ask why, and take the batch out of the count."""
    dialogue = to_import(request, number)
    found = _batch_in(dialogue, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_batch(found, reason=form.cleaned_data["reason"], by=request.user)
        except Invalid as wrong:
            form.add_error(wrong.field or None, str(wrong.sentence))
        except NotYet as early:
            for phrase in early.missing:
                form.add_error(None, str(phrase))
        else:
            tell_done(
                request,
                _("The import is withdrawn. Its contributions are no longer counted."),
            )
            return redirect("import-batch", number, pk)
    context = shared(dialogue, imports_entry(dialogue), Entry(found.file_name))
    context |= {"batch": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "imports/withdraw.html", context, status=status)
