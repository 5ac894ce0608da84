"""The register of a dialogue on screen and as a table, and its whole export."""

from django.core.paginator import Paginator
from django.http import (
    FileResponse,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.policies import may_see_disposals
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.feedback.policies import may_tell
from gensvar.kernel.addresses import absolute
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.policies import Visitor
from gensvar.reporting import sheets
from gensvar.reporting.actions import ask_for_export, fetch, remove_export
from gensvar.reporting.forms import ChosenForm, ExportForm
from gensvar.reporting.models import RecordsExport, Variant
from gensvar.reporting.policies import (
    may_export,
    may_export_completely,
    reads_not_every_meeting,
)
from gensvar.reporting.queries import export_for, exports_of, state_of
from gensvar.reporting.register import OF_MEETINGS, Kind, Row, register_of
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done, tell_error

ON_A_PAGE = 50


@never_cache
@signed_in
@require_safe
def records(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the register of a dialogue, as chosen in the form above it."""
    dialogue = dialogue_for(request.user, number)
    form = ChosenForm(request.GET)
    found = register_of(dialogue, form.chosen)
    pages: Paginator[Row] = Paginator(found, ON_A_PAGE)
    may_take_out = may_export(request.user, dialogue)
    exports = exports_of(request.user, dialogue) if may_take_out else []
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue),
        "form": form,
        "lines": pages.get_page(request.GET.get("page")),
        "closed": closed_to(request.user, dialogue),
        "is_chosen": any(request.GET.get(name) for name in form.fields),
        "query": request.GET.urlencode(),
        "may_export": may_take_out,
        "exports": [(one, state_of(one)) for one in exports],
    }
    return render(request, "reporting/records.html", context)


def trail(dialogue: Dialogue, *here: Entry) -> list[Entry]:
    """Return the way from the dialogue to its records, and to this page."""
    home = f"/arbete/dialoger/{dialogue.number}/"
    return [
        Entry(dialogue.title, home),
        Entry(_("Records"), f"{home}handlingar/"),
        *here,
    ]


def closed_to(user: Visitor, dialogue: Dialogue) -> set[Kind]:
    """Return the kinds whose own pages a reader of the register may not open."""
    closed = set()
    if not may_tell(user, dialogue):
        closed.add(Kind.MAILING)
    if not may_see_disposals(user, dialogue):
        closed.add(Kind.DISPOSAL)
    if reads_not_every_meeting(user, dialogue):
        closed.update(OF_MEETINGS)
    return closed


@never_cache
@signed_in
@require_safe
def register_table(request: SignedInRequest, number: str) -> HttpResponseBase:
    """Give the chosen part of the register as a table file."""
    dialogue = dialogue_for(request.user, number)
    found = register_of(dialogue, ChosenForm(request.GET).chosen)
    rows = (
        sheets.register_cells(row, absolute(row.address))
        for row in found.oldest_first()
    )
    response = StreamingHttpResponse(
        sheets.lines(sheets.REGISTER, rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="register-{number}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: SignedInRequest, number: str) -> HttpResponse:
    """Ask which package is wanted and why, and let the worker make it."""
    dialogue = dialogue_for(request.user, number)
    if not may_export(request.user, dialogue):
        raise NotAllowed
    may_be_complete = may_export_completely(request.user, dialogue)
    form = ExportForm(request.POST or None, may_be_complete=may_be_complete)
    if form.is_valid():
        try:
            made = ask_for_export(dialogue, by=request.user, **form.cleaned_data)
        except Invalid as refused:
            form.add_error(refused.field or None, str(refused.sentence))
        else:
            return _to_the_work(number, made)
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue, Entry(_("Take the records out"))),
        "form": form,
        "may_be_complete": may_be_complete,
    }
    status = 422 if form.is_bound else 200
    return render(request, "reporting/export.html", context, status=status)


def _to_the_work(number: str, made: RecordsExport) -> HttpResponse:
    if made.job is None:
        return redirect("records", number)
    return redirect("job", made.job.pk)


@never_cache
@signed_in
@require_POST
def fetch_one(request: SignedInRequest, number: str, pk: int) -> HttpResponseBase:
    """Send a package to the person who asked for it."""
    dialogue = dialogue_for(request.user, number)
    found = export_for(request.user, dialogue, pk)
    try:
        place = fetch(found, by=request.user)
    except NotYet:
        tell_error(
            request, _("The package cannot be fetched any longer. Make a new one.")
        )
        return redirect("records", number)
    kind = "complete" if found.variant == Variant.COMPLETE else "without-identity"
    response = FileResponse(
        place.open("rb"),
        as_attachment=True,
        filename=f"records-{number}-{kind}.zip",
        content_type="application/zip",
    )
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_POST
def remove_one(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Remove a package before its day has passed."""
    found = export_for(request.user, dialogue_for(request.user, number), pk)
    remove_export(found, by=request.user)
    tell_done(request, _("The package is removed. The register keeps that it was."))
    return redirect("records", number)
