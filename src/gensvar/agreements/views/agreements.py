"""Agreements: the list, beginning one, one at a glance, its text, and its steps."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.agreements.actions import agreements as actions
from gensvar.agreements.document import as_file
from gensvar.agreements.forms.agreements import (
    STEP_FORMS,
    AgreementFilterForm,
    BeginForm,
)
from gensvar.agreements.forms.voices import AnchorForm
from gensvar.agreements.looking import look
from gensvar.agreements.models import Agreement, AgreementStage, ExampleState
from gensvar.agreements.partnerships import (
    bodies_in,
    parties_shown,
)
from gensvar.agreements.policies import (
    agreements_visible_to,
    bodies_to_agree_for,
    examples_answered_by,
    may_keep_agreement,
)
from gensvar.agreements.queries import (
    agreement_for,
    ends_within,
    objections_to,
    rows_of,
)
from gensvar.agreements.shown import history_of, line_of_agreement, steps_from
from gensvar.agreements.stepping import take_agreement_step
from gensvar.agreements.views.voices import anchored
from gensvar.agreements.workflow import LIFE_OF_AN_AGREEMENT
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50


@signed_in
def agreements(request: SignedInRequest) -> HttpResponse:
    """List the agreements of a person's bodies."""
    if not works_here(request.user):
        raise PermissionDenied
    form = AgreementFilterForm(request.GET)
    found = _filtered(agreements_visible_to(request.user), form)
    context = {
        "form": form,
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "may_begin": bool(bodies_to_agree_for(request.user)),
        "examples_wait": examples_answered_by(request.user)
        .filter(state=ExampleState.SENT)
        .count(),
    }
    return render(request, "agreements/agreements.html", context)


def _filtered(
    found: QuerySet[Agreement], form: AgreementFilterForm
) -> QuerySet[Agreement]:
    asked = form.cleaned_data if form.is_valid() else {}
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    if asked.get("stage"):
        found = found.filter(stage=asked["stage"])
    if asked.get("ends"):
        found = ends_within(found, int(asked["ends"]))
    return found


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin an agreement."""
    if not bodies_to_agree_for(request.user):
        raise PermissionDenied
    start = {"programme": request.GET.get("program")}
    form = BeginForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        with refusals_in(form):
            begun = actions.begin_agreement(**form.cleaned_data, by=request.user)
            tell_done(request, _("The agreement is begun. Write its text."))
            return redirect("agreement-text", begun.pk)
    status = 422 if form.is_bound else 200
    return render(request, "agreements/begin.html", {"form": form}, status=status)


@signed_in
def agreement(request: SignedInRequest, agreement: int) -> HttpResponse:
    """Show an agreement: where it stands, its text, objections, and what is next."""
    found = agreement_for(request.user, agreement)
    may_keep = may_keep_agreement(request.user, found)
    if request.method == "POST":
        return _published(request, found, may_keep=may_keep)
    with look():
        context = {
            "agreement": found,
            "line": line_of_agreement(found),
            "parts": list(found.parts.all()),
            "parties": parties_shown(found),
            "carriers": bodies_in(found),
            "objections": objections_to(found),
            "reviews": list(found.reviews.all()),
            "history": history_of(found),
            "steps": steps_from(LIFE_OF_AN_AGREEMENT, found) if may_keep else [],
            "may_keep": may_keep,
            "may_show": may_keep and found.stage in actions.SHOWABLE,
        }
    return render(request, "agreements/agreement.html", context)


def _published(
    request: SignedInRequest, found: Agreement, *, may_keep: bool
) -> HttpResponse:
    """Show the agreement to everyone, or take it away again."""
    if not may_keep:
        raise PermissionDenied
    try:
        if request.POST.get("do") == "publish":
            actions.publish_agreement(found, by=request.user)
            tell_done(request, _("The agreement is shown to everyone."))
        elif request.POST.get("do") == "unpublish":
            actions.unpublish_agreement(found, by=request.user)
            tell_done(request, _("The agreement is not shown to everyone any more."))
    except NotYet as refused:
        tell_error(request, _("Missing: %(what)s.") % {"what": refused.missing[0]})
    return redirect("agreement", found.pk)


@signed_in
def anchoring(request: SignedInRequest, agreement: int) -> HttpResponse:
    """Write down what each party says of the text; objections stay."""
    found = agreement_for(request.user, agreement)
    may_keep = may_keep_agreement(request.user, found)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    rows = rows_of(found)
    start = {"anchored_on": today(), "language": "sv"}
    form = AnchorForm(request.POST or None, rows=rows, initial=start)
    if anchored(request, found, form):
        return redirect("agreement-anchoring", found.pk)
    before = (AgreementStage.DRAFT, AgreementStage.ANCHORED, AgreementStage.PROPOSED)
    context = {
        "agreement": found,
        "rows": rows,
        "form": form,
        "may_write": may_keep and found.stage in before,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/anchoring.html", context, status=status)


@signed_in
def step(request: SignedInRequest, agreement: int, step: str) -> HttpResponse:
    """Take a step in the life of an agreement, or say what it lacks."""
    found = agreement_for(request.user, agreement)
    arrow = LIFE_OF_AN_AGREEMENT.transitions.get(step)
    if arrow is None:
        raise Http404
    if not may_keep_agreement(request.user, found):
        raise PermissionDenied
    kind = STEP_FORMS.get(step)
    form = kind(request.POST if request.method == "POST" else None) if kind else None
    missing: list[str] = []
    if request.method == "POST" and (form is None or form.is_valid()):
        facts = dict(form.cleaned_data) if form else {}
        reason = facts.pop("reason", "")
        try:
            take_agreement_step(
                found, step, by=request.user, facts=facts, reason=reason
            )
        except NotYet as trouble:
            missing = [str(phrase) for phrase in trouble.missing]
        except Invalid as trouble:
            if form is not None:
                field = trouble.field if trouble.field in form.fields else None
                form.add_error(field, str(trouble.sentence))
        else:
            tell_done(request, _("Done: %(step)s.") % {"step": arrow.label})
            return redirect("agreement", found.pk)
        found.refresh_from_db()
    context = {
        "agreement": found,
        "arrow": arrow,
        "form": form,
        "missing": missing,
        "is_open": found.stage in arrow.starts,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/step.html", context, status=status)


@signed_in
def document(request: SignedInRequest, agreement: int, form: str) -> HttpResponse:
    """Give the agreement as a file: word or pdf."""
    found = agreement_for(request.user, agreement)
    return as_file(found, form, at=timezone.now(), hides=False)
