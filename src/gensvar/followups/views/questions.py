"""Questions that wait for an answer: the list, one question, what is done with it."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.followups import actions
from gensvar.followups.forms import (
    AnswerForm,
    EscalateForm,
    MoveDayForm,
    PassQuestionForm,
    QuestionFilterForm,
    QuestionNoteForm,
    RaiseForm,
)
from gensvar.followups.models import QuestionState, RaisedQuestion
from gensvar.followups.policies import bodies_to_promise_for, may_answer
from gensvar.followups.queries import is_owed, questions_visible_to
from gensvar.kernel.days import days_since, today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def questions(request: SignedInRequest) -> HttpResponse:
    """List what has been asked, the longest overdue first."""
    if not works_here(request.user):
        raise PermissionDenied
    form = QuestionFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = questions_visible_to(request.user)
    if asked.get("mine"):
        found = found.filter(owner=request.user)
    if asked.get("late"):
        found = found.filter(state=QuestionState.OPEN, due_on__lt=today())
    elif not asked.get("answered"):
        found = found.filter(state=QuestionState.OPEN)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "rows": [(one, days_since(one.raised_on), is_owed(one)) for one in page],
        "may_raise": bool(bodies_to_promise_for(request.user)),
    }
    return render(request, "followups/questions.html", context)


@signed_in
def ask(request: SignedInRequest) -> HttpResponse:
    """Write down a question that a body owes an answer to."""
    if not bodies_to_promise_for(request.user):
        raise PermissionDenied
    start = {"owner": request.user.pk}
    form = RaiseForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        with refusals_in(form):
            body = form.cleaned_data["body"]
            raised = actions.raise_question(body, form.raised(), by=request.user)
            tell_done(request, _("The question is written down."))
            return redirect("raised-question", raised.pk)
    status = 422 if form.is_bound else 200
    return render(request, "followups/ask.html", {"form": form}, status=status)


@signed_in
def question(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one question; answer it, move its day, pass it on or take it higher."""
    found = get_object_or_404(questions_visible_to(request.user), pk=pk)
    may_change = may_answer(request.user, found)
    sent = request.POST.get("do", "")
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    forms_here = _forms(request, found, sent)
    if request.method == "POST" and _done(request, found, sent, forms_here.get(sent)):
        tell_done(request, _("Saved."))
        return redirect("raised-question", found.pk)
    context = {
        "question": found,
        "notes": found.notes.select_related("by", "to_body"),
        "is_owed": is_owed(found),
        "days": days_since(found.raised_on),
        "may_change": may_change,
        "forms": forms_here,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "followups/question.html", context, status=status)


def _forms(
    request: SignedInRequest, found: RaisedQuestion, sent: str
) -> dict[str, forms.Form]:
    """Return the forms of the page; the one that was sent holds what was written."""

    def data(name: str) -> object:
        return request.POST if sent == name else None

    start = {
        "state": found.state,
        "answer": found.answer,
        "answered_by": found.answered_by,
        "version": found.version,
    }
    made: dict[str, forms.Form] = {
        "answer": AnswerForm(data("answer"), prefix="answer", initial=start),  # type: ignore[arg-type] # POST or None
        "note": QuestionNoteForm(data("note"), prefix="note"),  # type: ignore[arg-type]
        "move": MoveDayForm(data("move"), prefix="move"),  # type: ignore[arg-type]
        "pass": PassQuestionForm(data("pass"), prefix="pass", question=found),
        "escalate": EscalateForm(data("escalate"), prefix="higher", question=found),
        "reopen": QuestionNoteForm(data("reopen"), prefix="reopen"),  # type: ignore[arg-type]
    }
    return made


def _done(
    request: SignedInRequest, found: RaisedQuestion, sent: str, form: forms.Form | None
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    if form is None or not form.is_valid():
        return False
    said, by = form.cleaned_data, request.user
    verbs: dict[str, Callable[[], object]] = {
        "answer": lambda: actions.answer_question(
            found,
            said["state"],
            said["answer"],
            answered_by=said["answered_by"],
            seen_version=said["version"],
            by=by,
        ),
        "note": lambda: actions.note_question(found, said["words"], by=by),
        "move": lambda: actions.move_question(
            found, said["due_on"], said["reason"], by=by
        ),
        "pass": lambda: actions.pass_on_question(found, said["owner"], by=by),
        "escalate": lambda: actions.escalate_question(
            found, said["body"], said["reason"], by=by
        ),
        "reopen": lambda: actions.reopen_question(found, said["words"], by=by),
    }
    with refusals_in(form):
        try:
            verbs[sent]()
        except Stale:
            _read_first(request, found, form)
        else:
            return True
    return False


def _read_first(
    request: SignedInRequest, found: RaisedQuestion, form: forms.Form
) -> None:
    """Let who answered second read the first answer; the words typed stay."""
    found.refresh_from_db()
    form.add_error(
        None, _("Somebody else answered meanwhile. Read the answer above first.")
    )
    data = request.POST.copy()
    data[form.add_prefix("version")] = str(found.version)
    form.data = data
