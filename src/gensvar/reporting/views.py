"""The register of a dialogue on screen and as a table."""

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.policies import may_see_disposals
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.feedback.policies import may_tell
from gensvar.kernel.addresses import absolute
from gensvar.organisations.policies import Visitor
from gensvar.reporting import sheets
from gensvar.reporting.forms import ChosenForm
from gensvar.reporting.register import Kind, Row, register_of
from gensvar.ui.navigation import Entry

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
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue),
        "form": form,
        "lines": pages.get_page(request.GET.get("page")),
        "closed": closed_to(request.user, dialogue),
        "is_chosen": any(request.GET.get(name) for name in form.fields),
        "query": request.GET.urlencode(),
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
