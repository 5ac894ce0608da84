"""Claims: the queue, one claim with what was noted beside it, and the decision."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.analysis.fees import Kind, Reason
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.models import Meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.remuneration.actions.deciding import (
    approve_claim,
    refuse_claim,
    return_claim,
)
from gensvar.remuneration.claiming import (
    Asked,
    is_worth_telling,
    noted_minutes,
    reckon,
    terms_of,
)
from gensvar.remuneration.forecast import forecast
from gensvar.remuneration.forms.claims import DecideForm
from gensvar.remuneration.models import Claim, ClaimState, RuleRow
from gensvar.remuneration.policies import (
    may_see_claim,
    may_see_claims,
    may_see_costs,
    why_not_decide,
)
from gensvar.remuneration.queries import claims_visible_to, namesakes, sums_by_state
from gensvar.remuneration.words import row_said, why_not
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50
# What somebody can list: the word in the address, and the states.
LISTS = {
    "": (ClaimState.SENT,),
    "godkanda": (ClaimState.APPROVED,),
    "tillbaka": (ClaimState.RETURNED, ClaimState.REFUSED),
}


@signed_in
def claims(request: SignedInRequest) -> HttpResponse:
    """List the claims that wait for a decision, the oldest first; or those decided."""
    if not may_see_claims(request.user):
        raise PermissionDenied
    which = request.GET.get("visa", "")
    states = LISTS.get(which, LISTS[""])
    found = claims_visible_to(request.user).filter(state__in=states)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"page_obj": page, "which": which if which in LISTS else ""}
    return render(request, "remuneration/claims.html", context)


@signed_in
def claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one claim with its calculation, and decide on it."""
    if not may_see_claims(request.user):
        raise PermissionDenied
    found = get_object_or_404(claims_visible_to(request.user), pk=pk)
    why = why_not_decide(request.user, found)
    may_decide = may_see_claim(request.user, found) and not why
    is_sent = request.method == "POST"
    form = DecideForm(
        request.POST if is_sent else None, initial={"version": found.version}
    )
    if is_sent:
        if not may_decide:
            raise PermissionDenied
        done = _decided(request, found, form)
        if done is not None:
            return done
    lines = list(found.lines.select_related("row"))
    context = {
        "claim": found,
        "lines": lines,
        "left_out": _left_out(found, {line.kind for line in lines}),
        "namesakes": namesakes(found),
        "noted": noted_minutes(found.guest),
        "today_total": _today_total(found),
        "form": form,
        "is_open": found.state == ClaimState.SENT,
        "may_decide": may_decide,
        "why_not": why,
    }
    return render(
        request, "remuneration/claim.html", context, status=422 if is_sent else 200
    )


def _decided(
    request: SignedInRequest, found: Claim, form: DecideForm
) -> HttpResponse | None:
    """Decide as was asked; None when something stands in the way."""
    if not form.is_valid():
        return None
    said = form.cleaned_data
    try:
        with refusals_in(form):
            match request.POST.get("do"):
                case "approve":
                    approve_claim(found, said["version"], by=request.user)
                case "return":
                    return_claim(
                        found,
                        said["version"],
                        said["reason"],
                        said["words"],
                        by=request.user,
                    )
                case "refuse":
                    refuse_claim(
                        found,
                        said["version"],
                        said["reason"],
                        said["words"],
                        by=request.user,
                    )
                case _:
                    return None
            tell_done(request, _("Decided. The person gets a letter."))
            return redirect("claims")
    except Stale:
        tell_error(request, _("Somebody else has decided, or the claim is taken back."))
        return redirect("pay-claim", found.pk)
    return None


def _left_out(found: Claim, paid: set[str]) -> list[tuple[str, str]]:
    """Return what gave nothing and why, but for what nobody asked for."""
    reasons = dict(found.left_out)
    rows = RuleRow.objects.filter(pk__in=reasons)
    told = [(row, Reason(reasons[row.pk])) for row in rows]
    return [
        (row_said(row), why_not(why, row))
        for row, why in told
        if is_worth_telling(row, why, paid)
    ]


def _today_total(found: Claim) -> int | None:
    """Return the sum as the rules and other claims give it now, while it is open."""
    if found.state != ClaimState.SENT:
        return None
    terms = terms_of(found.guest.meeting)
    if terms is None:
        return None
    asked = Asked(
        minutes=found.minutes,
        travel_minutes=found.travel_minutes,
        metres=found.metres,
        kinds=frozenset(Kind(one) for one in found.asked),
        receipts={Kind(kind): amount for kind, amount in found.receipts.items()},
        is_employed=found.is_employed,
    )
    return reckon(found.guest, asked, terms).total


@signed_in
def costs(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show what a meeting is expected to cost, and what has been claimed and paid."""
    found: Meeting = get_object_or_404(meetings_visible_to(request.user), pk=meeting)
    if not may_see_costs(request.user, found):
        raise PermissionDenied
    context = {
        "meeting": found,
        "forecast": forecast(found),
        "sums": _so_far(found),
    }
    return render(request, "remuneration/costs.html", context)


def _so_far(meeting: Meeting) -> list[tuple[str, int, int]]:
    """Return how many claims stand where, and their sum in öre."""
    found = sums_by_state(meeting.pk)
    return [
        (said, *found.get(state, (0, 0)))
        for state, said in (
            (ClaimState.SENT, _("Wait for a decision")),
            (ClaimState.APPROVED, _("Approved")),
            ("paid", _("In a payroll file")),
            (ClaimState.DECLINED, _("Do not want to be paid")),
        )
    ]
