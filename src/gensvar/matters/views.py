"""The register of matters: list, page, and forms for matters and decisions."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.matters.actions import (
    change_matter,
    correct_decision,
    enter_decision,
    open_matter,
)
from gensvar.matters.decisions import DecisionFacts
from gensvar.matters.forms import (
    ChangeMatterForm,
    CorrectDecisionForm,
    DecisionForm,
    MatterForm,
    SearchForm,
)
from gensvar.matters.models import Matter
from gensvar.matters.parts import keep_matter
from gensvar.matters.policies import (
    bodies_to_keep,
    may_enter_decisions,
    may_keep_matters,
    may_read_matters,
)
from gensvar.matters.queries import (
    decisions_in,
    larger_changes_not_considered,
    matters_found,
    matters_visible_to,
    path_of,
)
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def matters(request: SignedInRequest) -> HttpResponse:
    """List the register, with a search."""
    if not may_read_matters(request.user):
        raise PermissionDenied
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    body = asked.get("body")
    found = matters_found(
        matters_visible_to(request.user),
        asked.get("text", ""),
        body.pk if body else None,
        unconsidered=asked.get("unconsidered", False),
    )
    context = {
        "form": form,
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "waiting": larger_changes_not_considered().count(),
        "may_open": bool(bodies_to_keep(request.user)),
        "is_search": any(asked.values()),
    }
    return render(request, "matters/matters.html", context)


@signed_in
def matter(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one matter with its chain of decisions."""
    found = _matter(request, pk)
    decisions = decisions_in(found)
    context = {
        "matter": found,
        "decisions": decisions,
        "path": path_of(found, decisions),
        "may_change": may_keep_matters(request.user, found.body),
        "may_enter": may_enter_decisions(request.user, found),
    }
    return render(request, "matters/matter.html", context)


@signed_in
def open_new(request: SignedInRequest) -> HttpResponse:
    """Open a matter."""
    if not bodies_to_keep(request.user):
        raise PermissionDenied
    form = MatterForm(request.POST or None, user=request.user)
    if form.is_valid():
        with refusals_in(form):
            opened = open_matter(by=request.user, **form.cleaned_data)
            tell_done(request, _("The matter is opened."))
            return redirect("matter", opened.pk)
    return render(
        request,
        "matters/open_matter.html",
        {"form": form},
        status=422 if form.is_bound else 200,
    )


@signed_in
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what is known of a matter; two at once see both texts."""
    found = _matter(request, pk)
    if not may_keep_matters(request.user, found.body):
        raise PermissionDenied
    form = ChangeMatterForm(request.POST or None, matter=found, user=request.user)
    others: list[Other] = []
    if form.is_valid():
        changes = dict(form.cleaned_data)
        version = changes.pop("version")
        try:
            with refusals_in(form):
                change_matter(found, version, by=request.user, **changes)
                tell_done(request, _("Saved."))
                return redirect("matter", found.pk)
        except Stale:
            others = form.what_others_saved(found)
    context = {"form": form, "matter": found, "others": others}
    status = 422 if form.is_bound else 200
    return render(request, "matters/change_matter.html", context, status=status)


@signed_in
def enter(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter a decision."""
    found = _matter(request, pk)
    if not may_enter_decisions(request.user, found):
        raise PermissionDenied
    form = DecisionForm(request.POST or None, matter=found)
    if form.is_valid():
        with refusals_in(form):
            enter_decision(found, by=request.user, **form.cleaned_data)
            tell_done(request, _("The decision is entered."))
            return redirect("matter", found.pk)
    context = {"form": form, "matter": found}
    status = 422 if form.is_bound else 200
    return render(request, "matters/enter_decision.html", context, status=status)


@signed_in
def correct(request: SignedInRequest, pk: int, decision_pk: int) -> HttpResponse:
    """Correct a wrongly entered decision; what stood before is kept."""
    found = _matter(request, pk)
    decision = get_object_or_404(
        found.decisions.select_related("body", "matter"), pk=decision_pk
    )
    if not may_enter_decisions(request.user, found):
        raise PermissionDenied
    form = CorrectDecisionForm(request.POST or None, decision=decision)
    others: list[Other] = []
    if form.is_valid():
        facts = dict(form.cleaned_data)
        version, reason = facts.pop("version"), facts.pop("correction_reason")
        try:
            with refusals_in(form):
                correct_decision(
                    decision,
                    DecisionFacts(**facts),  # type: ignore[typeddict-item] # the form's fields are the facts
                    reason=reason,
                    by=request.user,
                    seen_version=version,
                )
                tell_done(request, _("The decision is corrected."))
                return redirect("matter", found.pk)
        except Stale:
            others = form.what_others_saved(decision)
    context = {"form": form, "matter": found, "decision": decision, "others": others}
    status = 422 if form.is_bound else 200
    return render(request, "matters/correct_decision.html", context, status=status)


def _matter(request: SignedInRequest, pk: int) -> Matter:
    found = get_object_or_404(matters_visible_to(request.user), pk=pk)
    keep_matter(request, found)
    return found
