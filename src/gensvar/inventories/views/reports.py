"""The matrix, the findings and the report of an inventory."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.documents.html import as_html
from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.inventories import actions
from gensvar.inventories.document import report_of, wish_rows
from gensvar.inventories.forms.keeping import FindingForm
from gensvar.inventories.models import NeedsFinding, NeedsInventory
from gensvar.inventories.queries import findings_in, matrix_of, wishes_in
from gensvar.inventories.queries.reading import answers_in, whole_answers_in
from gensvar.inventories.shown import named
from gensvar.inventories.views.loading import (
    inventory_here,
    inventory_to_keep,
    shown,
)
from gensvar.kernel.errors import NotYet, Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
def matrix(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """Show group × core activity, and the wishes side by side."""
    found = inventory_here(request, programme, inventory)
    answers = whole_answers_in(found)
    cells = matrix_of(found, answers)
    wishes = wishes_in(found, answers, cells)
    context: dict[str, object] = {
        "matrix": cells,
        "wishes": [(row, wish_rows(row)) for row in wishes],
        "has_answers": bool(answers),
        "has_links": True,
    }
    return shown(request, "matrix", found, context)


@signed_in
def findings(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """List what the inventory shows; take a finding out, or bring it back."""
    found = inventory_here(request, programme, inventory)
    if request.method == "POST":
        found = inventory_to_keep(request, programme, inventory)
        if "take" in request.POST:
            _take(request, found, whole(request.POST["take"]))
        return redirect("needs-findings", programme, inventory)
    withdrawn = found.findings.filter(withdrawn_at__isnull=False)
    context: dict[str, object] = {
        "rows": [
            (one, [(answer.pk, named(answer)) for answer in answers])
            for one, answers in findings_in(found)
        ],
        "withdrawn": list(withdrawn),
        "may_write": found.stage in ("open", "closed"),
    }
    return shown(request, "findings", found, context)


def _take(request: SignedInRequest, found: NeedsInventory, number: int) -> None:
    try:
        actions.take_finding(_finding(found, number), by=request.user)
    except NotYet as error:
        _tell_missing(request, error)
    else:
        tell_done(request, _("Saved."))


@signed_in
def write(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """Write a finding, and choose the answers that say it."""
    found = inventory_to_keep(request, programme, inventory)
    form = FindingForm(request.POST or None, answers=_choices(found))
    if form.is_valid():
        with refusals_in(form):
            actions.write_finding(
                found, form.cleaned_data["words"], form.chosen(), by=request.user
            )
            tell_done(request, _("The finding is saved."))
            return redirect("needs-findings", programme, inventory)
    return shown(request, "finding_form", found, {"form": form}, refused=form.is_bound)


@signed_in
def finding(
    request: SignedInRequest, programme: int, inventory: int, finding: int
) -> HttpResponse:
    """Change a finding; where somebody else was first, both texts are shown."""
    found = inventory_to_keep(request, programme, inventory)
    one = _finding(found, finding)
    start = {
        "words": one.words,
        "answers": [row.answer_id for row in one.sources.all()],
        "version": one.version,
    }
    form = FindingForm(request.POST or None, answers=_choices(found), initial=start)
    other = ""
    if form.is_valid():
        with refusals_in(form):
            try:
                actions.change_finding(
                    one,
                    form.cleaned_data["version"] or 0,
                    form.cleaned_data["words"],
                    form.chosen(),
                    by=request.user,
                )
            except Stale:
                one.refresh_from_db()
                other, form.data = one.words, request.POST.copy()
                form.data["version"] = str(one.version)
            else:
                tell_done(request, _("The finding is saved."))
                return redirect("needs-findings", programme, inventory)
    context: dict[str, object] = {"form": form, "finding": one, "other": other}
    return shown(request, "finding_form", found, context, refused=form.is_bound)


def _finding(inventory: NeedsInventory, number: int) -> NeedsFinding:
    found = NeedsFinding.objects.filter(inventory=inventory, pk=number).first()
    if found is None:
        raise Http404
    found.inventory = inventory
    return found


def _choices(inventory: NeedsInventory) -> list[tuple[int, str]]:
    return [(one.pk, named(one)) for one in answers_in(inventory)]


@signed_in
def report(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """Show the report as it is read and printed; publish it, or take it back."""
    found = inventory_here(request, programme, inventory)
    if request.method == "POST":
        found = inventory_to_keep(request, programme, inventory)
        _publish(request, found)
        return redirect("needs-report", programme, inventory)
    document = report_of(found, with_words=True)
    context: dict[str, object] = {"article": as_html(document, with_head=False)}
    return shown(request, "report", found, context)


def _publish(request: SignedInRequest, found: NeedsInventory) -> None:
    try:
        if request.POST.get("do") == "publish":
            actions.publish_report(found, by=request.user)
            tell_done(request, _("Everyone can read the report now."))
        elif request.POST.get("do") == "withdraw":
            actions.withdraw_report(found, by=request.user)
            tell_done(request, _("The report is no longer shown to everyone."))
    except NotYet as error:
        _tell_missing(request, error)


def _tell_missing(request: SignedInRequest, error: NotYet) -> None:
    for phrase in error.missing:
        tell_error(request, _("Missing: %(what)s.") % {"what": phrase})


@signed_in
def report_file(
    request: SignedInRequest, programme: int, inventory: int, form: str
) -> HttpResponse:
    """Send the report as a Word file or a PDF."""
    found = inventory_here(request, programme, inventory)
    document, name = report_of(found, with_words=True), f"behov-{found.public_id}"
    if form == "word":
        made, kind, name = as_word(document, at=timezone.now()), WORD, f"{name}.docx"
    elif form == "pdf":
        made = as_pdf(document, at=timezone.now())
        kind, name = "application/pdf", f"{name}.pdf"
    else:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=kind, headers=headers)
