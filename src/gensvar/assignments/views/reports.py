"""Reports: the list, one report with its answer and measures, and what is done."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.assignments import actions
from gensvar.assignments.forms import (
    AnswerForm,
    CorrectForm,
    FreeReportForm,
    HigherForm,
    MeasureForm,
    ReportForm,
)
from gensvar.assignments.models import ActivityReport
from gensvar.assignments.policies import (
    READERS,
    bodies_to_act_for,
    may_answer,
    may_report,
    may_take_higher,
)
from gensvar.assignments.queries import assigned_visible_to, reports_visible_to
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import bodies_within, works_here
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def reports(request: SignedInRequest) -> HttpResponse:
    """List reports to and from one's bodies, those whose answer is overdue first."""
    if not works_here(request.user):
        raise PermissionDenied
    page = Paginator(reports_visible_to(request.user), ROWS)
    context = {
        "page_obj": page.get_page(request.GET.get("page")),
        "may_report": bool(bodies_to_act_for(request.user)),
    }
    return render(request, "assignments/reports.html", context)


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Report what a body has done in a year."""
    mine = bodies_to_act_for(request.user)
    if not mine:
        raise PermissionDenied
    start = {"year": today().year}
    form = FreeReportForm(request.POST or None, bodies=mine, initial=start)
    if form.is_valid():
        body = form.cleaned_data["body"]
        with refusals_in(form):
            made = actions.report_activity(body, form.reported(), by=request.user)
            tell_done(request, _("The report is saved."))
            return redirect("activity-report", made.pk)
    context = {"form": form, "title": _("Report on a year")}
    status = 422 if form.is_bound else 200
    return render(request, "assignments/form.html", context, status=status)


@signed_in
def report_on(request: SignedInRequest, assigned: int) -> HttpResponse:
    """Report on what a body was assigned."""
    found = get_object_or_404(assigned_visible_to(request.user), pk=assigned)
    if not may_report(request.user, found.body):
        raise PermissionDenied
    form = ReportForm(request.POST or None, bodies=[found.body_id])
    if form.is_valid():
        said = form.reported()
        with refusals_in(form):
            made = actions.report_activity(
                found.body, said, by=request.user, assigned=found
            )
            tell_done(request, _("The report is saved."))
            return redirect("activity-report", made.pk)
    context = {"form": form, "title": _("Report"), "lead": found.assignment.question}
    status = 422 if form.is_bound else 200
    return render(request, "assignments/form.html", context, status=status)


@signed_in
def report(request: SignedInRequest, report: int) -> HttpResponse:
    """Show one report, its answer, and what the board has promised."""
    found = get_object_or_404(reports_visible_to(request.user), pk=report)
    answer = getattr(found, "answer", None)
    promised = (
        answer.measures.select_related("measure__owner").order_by("measure__due_on")
        if answer
        else ()
    )
    context = {
        "report": found,
        "answer": answer,
        "is_overdue": found.is_overdue(),
        "promised": promised,
        "corrections": answer.corrections.select_related("by") if answer else (),
        "escalations": found.escalations.select_related("from_body", "to_body", "by"),
        "today": today(),
        "may_open": found.owes_answer.pk in bodies_within(request.user, *READERS),
        "may_answer": may_answer(request.user, found),
        "may_take_higher": may_take_higher(request.user, found),
    }
    return render(request, "assignments/report.html", context)


def _to_answer(request: SignedInRequest, pk: int) -> ActivityReport:
    found = get_object_or_404(reports_visible_to(request.user), pk=pk)
    if not may_answer(request.user, found):
        raise PermissionDenied
    return found


def _page(
    request: SignedInRequest, form: object, title: str, found: ActivityReport
) -> HttpResponse:
    context = {"form": form, "title": title, "lead": str(found), "report": found}
    status = 422 if request.method == "POST" else 200
    return render(request, "assignments/form.html", context, status=status)


@signed_in
def answer(request: SignedInRequest, report: int) -> HttpResponse:
    """Enter the answer of the board; a given answer is corrected here."""
    found = _to_answer(request, report)
    if found.is_answered and (request.method == "GET" or "reason" in request.POST):
        return _correct(request, found)
    form = AnswerForm(request.POST or None, report=found)
    if form.is_valid():
        with refusals_in(form):
            actions.answer_report(found, form.answered(), by=request.user)
            tell_done(request, _("The answer is saved."))
            return redirect("activity-report", found.pk)
    return _page(request, form, _("Answer the report"), found)


def _correct(request: SignedInRequest, found: ActivityReport) -> HttpResponse:
    form = CorrectForm.of(found.answer, request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            try:
                actions.correct_answer(
                    found.answer,
                    said["text"],
                    said["reason"],
                    by=request.user,
                    seen_version=said["version"],
                )
            except Stale:
                form.what_others_saved(found.answer)
                form.add_error(
                    None,
                    _("Somebody else saved meanwhile: %(words)s")
                    % {"words": found.answer.text},
                )
            else:
                tell_done(request, _("The answer is corrected."))
                return redirect("activity-report", found.pk)
    return _page(request, form, _("Correct the answer"), found)


@signed_in
def promise(request: SignedInRequest, report: int) -> HttpResponse:
    """Write down a measure that the answer says will be taken."""
    found = _to_answer(request, report)
    if not found.is_answered:
        return redirect("answer-report", found.pk)
    form = MeasureForm(request.POST or None, initial={"owner": request.user.pk})
    if form.is_valid():
        with refusals_in(form):
            actions.promise_in_answer(
                found.answer, **form.cleaned_data, by=request.user
            )
            tell_done(request, _("The measure is written down."))
            return redirect("activity-report", found.pk)
    return _page(request, form, _("Write down a measure"), found)


@signed_in
def higher(request: SignedInRequest, report: int) -> HttpResponse:
    """Ask a higher body for an answer that is overdue."""
    found = get_object_or_404(reports_visible_to(request.user), pk=report)
    if not may_take_higher(request.user, found):
        raise PermissionDenied
    form = HigherForm(request.POST or None, report=found)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            to_body = said["to_body"]
            actions.take_higher(found, to_body, said["reason"], by=request.user)
            tell_done(
                request, _("The answer is asked of %(body)s.") % {"body": to_body}
            )
            return redirect("activity-report", found.pk)
    return _page(request, form, _("Take it to a higher body"), found)
