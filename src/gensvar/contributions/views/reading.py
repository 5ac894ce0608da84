"""Reading what was said: the list, one contribution, and a table to work on."""

import csv
from collections.abc import Iterator, Sequence

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.audit.actions import record
from gensvar.contributions import spreadsheet
from gensvar.contributions.forms import ChosenForm, HideForm
from gensvar.contributions.policies import (
    may_moderate,
    may_see_disposals,
)
from gensvar.contributions.queries import (
    Chosen,
    counts,
    for_officers,
)
from gensvar.contributions.views.trail import contribution_of, trail
from gensvar.dialogues.models import Dialogue, Visibility
from gensvar.dialogues.policies import may_lead
from gensvar.dialogues.queries import dialogue_for

ON_A_PAGE = 30


@signed_in
@require_safe
def contributions(request: SignedInRequest, number: str) -> HttpResponse:
    """Read what was said in a dialogue, as chosen in the form above the list."""
    dialogue = dialogue_for(request.user, number)
    counted = counts(dialogue)
    form, chosen = _chosen(request, dialogue, counted.languages)
    pages = Paginator(for_officers(dialogue, chosen), ON_A_PAGE)
    if chosen == Chosen():
        pages.count = counted.contributions
    leads = may_lead(request.user, dialogue)
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue),
        "form": form,
        "page_of": pages.get_page(request.GET.get("page")),
        "is_chosen": chosen != Chosen(),
        "query": request.GET.urlencode(),
        "counts": counted,
        "may_enter": leads,
        "may_see_disposals": leads or may_see_disposals(request.user, dialogue),
        "waiting": counted.waiting if leads and _reviews(dialogue) else 0,
        "reviews": _reviews(dialogue),
    }
    return render(request, "contributions/list.html", context)


def _reviews(dialogue: Dialogue) -> bool:
    return dialogue.contribution_visibility == Visibility.AFTER_REVIEW


def _chosen(
    request: SignedInRequest, dialogue: Dialogue, languages: Sequence[str]
) -> tuple[ChosenForm, Chosen]:
    """Read the choice from the address; what the form does not have is refused."""
    form = ChosenForm(dialogue, languages, request.GET)
    if set(request.GET) - set(form.fields) - {"page"} or not form.is_valid():
        raise BadRequest("An unknown choice in the address")
    return form, form.chosen


@signed_in
@require_POST
def as_table(request: SignedInRequest, number: str) -> HttpResponseBase:
    """Give the chosen contributions as a table file, without who said them."""
    dialogue = dialogue_for(request.user, number)
    _form, chosen = _chosen(request, dialogue, counts(dialogue).languages)
    record("export contributions", dialogue, by=request.user)
    rows = spreadsheet.rows(for_officers(dialogue, chosen))
    response = StreamingHttpResponse(
        _lines(rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="inspel-{number}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


class _Echo:
    def write(self, line: str) -> str:
        """Hand a line on instead of keeping it."""
        return line


def _lines(rows: Iterator[list[str]]) -> Iterator[str]:
    # The mark lets Excel see that it is UTF-8; semicolons are what it wants in Swedish.
    yield "\ufeff"
    writer = csv.writer(_Echo(), delimiter=";", quoting=csv.QUOTE_ALL)
    for row in rows:
        yield writer.writerow(row)


@signed_in
@require_safe
def contribution(request: SignedInRequest, number: str, public_id: str) -> HttpResponse:
    """Read one contribution, and what is known of how it came."""
    dialogue = dialogue_for(request.user, number)
    one = contribution_of(dialogue, public_id)
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue, _("One contribution")),
        "one": one,
        "hidings": one.hidings.select_related("hidden_by", "lifted_by"),
        "may_moderate": may_moderate(request.user, dialogue),
        "reviews": _reviews(dialogue),
        "form": HideForm(),
    }
    return render(request, "contributions/one.html", context)
