"""Impact assessments and checklists: lists, one of each, and what is done with them."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.impact_assessments import actions
from gensvar.impact_assessments.forms import (
    AnswersForm,
    BeginForm,
    EditionForm,
    as_lines,
)
from gensvar.impact_assessments.models import Assessment, Checklist
from gensvar.impact_assessments.policies import (
    may_assess,
    may_keep_checklists,
    may_read_assessments,
)
from gensvar.impact_assessments.queries import assessments, checklists_in_force
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.matters.models import Matter
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50


def _readers_only(request: SignedInRequest) -> None:
    if not may_read_assessments(request.user):
        raise PermissionDenied


@signed_in
def every(request: SignedInRequest) -> HttpResponse:
    """List what has been assessed, the latest first."""
    _readers_only(request)
    page = Paginator(assessments(), ROWS).get_page(request.GET.get("page"))
    return render(request, "impact_assessments/every.html", {"page_obj": page})


@signed_in
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the checklist, and begin to assess a matter."""
    matter = get_object_or_404(Matter.objects.select_related("body"), pk=pk)
    if not may_assess(request.user, matter):
        raise NotAllowed
    form = BeginForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            chosen = form.cleaned_data["checklist"]
            made = actions.begin_assessment(matter, chosen, by=request.user)
            return redirect("answer-impact-assessment", made.pk)
    context = {
        "form": form,
        "matter": matter,
        "has_checklists": checklists_in_force().exists(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "impact_assessments/begin.html", context, status=status)


@signed_in
def assessment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show an assessment; finish it, or begin a new edition."""
    _readers_only(request)
    found = get_object_or_404(assessments(), pk=pk)
    if request.method == "POST":
        return _finished_or_anew(request, found)
    context = {
        "assessment": found,
        "answers": found.answers.select_related("question"),
        "may_assess": may_assess(request.user, found.matter),
    }
    return render(request, "impact_assessments/assessment.html", context)


def _finished_or_anew(request: SignedInRequest, found: Assessment) -> HttpResponse:
    try:
        if request.POST.get("do") == "anew":
            made = actions.begin_assessment(
                found.matter, found.checklist, by=request.user
            )
            return redirect("answer-impact-assessment", made.pk)
        actions.finish_assessment(found, by=request.user)
        tell_done(request, _("Finished. It is part of the decision basis."))
    except Invalid as refusal:
        tell_error(request, str(refusal.sentence))
    except NotYet as refusal:
        words = ", ".join(str(one) for one in refusal.missing)
        tell_error(request, _("Missing: %(what)s.") % {"what": words})
    return redirect("impact-assessment", found.pk)


@signed_in
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer the questions; two at once see both texts."""
    _readers_only(request)
    found = get_object_or_404(assessments(), pk=pk)
    if not may_assess(request.user, found.matter):
        raise NotAllowed
    form = AnswersForm(
        request.POST or None,
        answers=list(found.answers.select_related("question")),
        initial={
            "asked": found.asked,
            "summary": found.summary,
            "version": found.version,
        },
    )
    others: list[Other] = []
    if form.is_valid():
        given = form.cleaned_data
        texts = {name: given[name] for name in ("asked", "summary")}
        try:
            with refusals_in(form):
                actions.answer_questions(
                    found, given["version"], texts, form.said(), by=request.user
                )
                tell_done(request, _("Saved."))
                return redirect("impact-assessment", found.pk)
        except Stale:
            others = form.what_others_saved(found)
    context = {"form": form, "assessment": found, "others": others}
    status = 422 if form.is_bound else 200
    return render(request, "impact_assessments/answer.html", context, status=status)


@signed_in
def checklists(request: SignedInRequest) -> HttpResponse:
    """List the checklists; take those that Gensvar comes with into use."""
    _readers_only(request)
    if request.method == "POST":
        number = actions.adopt_standard_checklists(by=request.user)
        tell_done(request, _("Saved.") if number else _("They are already in use."))
        return redirect("impact-checklists")
    context = {
        "checklists": checklists_in_force(),
        "may_keep": may_keep_checklists(request.user),
    }
    return render(request, "impact_assessments/checklists.html", context)


@signed_in
def checklist(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a checklist; write a new edition of it."""
    _readers_only(request)
    found = get_object_or_404(Checklist, pk=pk)
    may_keep = may_keep_checklists(request.user)
    if request.method == "POST" and not may_keep:
        raise NotAllowed
    start = {"name": str(found), "source": found.source, "questions": as_lines(found)}
    form = EditionForm(request.POST or None, initial=start)
    if form.is_valid():
        given = form.cleaned_data
        with refusals_in(form):
            new = actions.write_edition(
                found,
                given["name"],
                given["source"],
                given["questions"],
                by=request.user,
            )
            tell_done(request, _("Saved."))
            return redirect("impact-checklist", new.pk)
    context = {
        "checklist": found,
        "questions": found.questions.all(),
        "form": form if may_keep and found.valid_to is None else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "impact_assessments/checklist.html", context, status=status)
