"""Choosing what a finding quotes, from what lies under its themes."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.findings import actions
from gensvar.findings.models import Finding, Quotation
from gensvar.findings.queries import contributions_of, finding_in, quotable
from gensvar.findings.views.loading import attempt, shared, to_compile
from gensvar.kernel import languages
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done

ON_A_PAGE = 20


@signed_in
def quotations(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Show what lies under the themes of a finding, and take excerpts to quote."""
    dialogue = to_compile(request, number)
    found = finding_in(dialogue, pk)
    if request.method == "POST":
        _quote(request, dialogue, found)
        return redirect(f"{request.path}?{request.GET.urlencode()}")
    rows = (
        contributions_of(found).select_related("question").order_by("-emphasis", "pk")
    )
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = shared(
        request,
        dialogue,
        Entry(_("The findings"), reverse("findings", args=[number])),
        Entry(found.title, reverse("finding", args=[number, pk])),
        Entry(_("Choose quotations")),
    )
    chosen = list(found.quotations.all())
    context |= {
        "finding": found,
        "page_obj": page,
        "rows": _rows(dialogue, list(page.object_list), chosen),
        "chosen": chosen,
        "query": request.GET.urlencode(),
    }
    return render(request, "findings/quotations.html", context)


def _rows(
    dialogue: Dialogue, contributions: list[Contribution], chosen: list[Quotation]
) -> list[dict[str, object]]:
    """Return contributions with what the page says about each."""
    ids = [row.pk for row in contributions]
    allowed = set(quotable(dialogue).filter(pk__in=ids).values_list("pk", flat=True))
    return [
        {
            "contribution": row,
            "direction": languages.direction(row.language),
            "quoted": [found for found in chosen if found.contribution_id == row.pk],
            "why_not": ""
            if row.pk in allowed
            else actions.why_not_quotable(dialogue, row),
        }
        for row in contributions
    ]


def _quote(request: SignedInRequest, dialogue: Dialogue, found: Finding) -> None:
    rows = contributions_of(found).filter(public_id=request.POST.get("contribution"))
    contribution = get_object_or_404(rows)
    excerpt = "" if "whole" in request.POST else request.POST.get("excerpt", "")
    if attempt(
        request, lambda: actions.quote(found, contribution, excerpt, by=request.user)
    ):
        tell_done(request, _("The words are quoted in the finding."))


@require_POST
@signed_in
def take_out(
    request: SignedInRequest, number: str, pk: int, quotation: int
) -> HttpResponse:
    """Take a quotation out of a finding."""
    dialogue = to_compile(request, number)
    found = get_object_or_404(
        Quotation.objects.select_related("finding__dialogue"),
        pk=quotation,
        finding=pk,
        finding__dialogue=dialogue,
    )
    if attempt(request, lambda: [actions.take_out_quotation(found, by=request.user)]):
        tell_done(request, _("The quotation is taken out."))
    return redirect("quotations", number, pk)
