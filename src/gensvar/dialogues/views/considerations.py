"""Should we hold a dialogue? The list, the page, and beginning the dialogue."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.actions import (
    answer_criteria,
    begin_consideration,
    begin_dialogue,
    begin_user_dialogue,
    decide_consideration,
)
from gensvar.dialogues.forms.considerations import CriteriaForm, OutcomeForm
from gensvar.dialogues.forms.dialogues import BeginDialogueForm, BeginUserDialogueForm
from gensvar.dialogues.kinds import KINDS
from gensvar.dialogues.models import Consideration, ConsiderationOutcome, DialogueKind
from gensvar.dialogues.policies import (
    may_consider,
    may_decide_consideration,
    may_read_rules,
)
from gensvar.dialogues.queries import (
    considerations_visible_to,
    criteria_with_answers,
    dialogues_visible_to,
    obstacles_to_dialogue,
    unanswered,
)
from gensvar.dialogues.timing import advice
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotYet, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.matters.policies import may_keep_matters
from gensvar.matters.queries import larger_changes_not_considered, matters_visible_to
from gensvar.organisations.models import Role
from gensvar.organisations.policies import has_role_anywhere
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50


@signed_in
def considerations(request: SignedInRequest) -> HttpResponse:
    """List all considerations, the no's as well as the yeses."""
    if not may_read_rules(request.user):
        raise PermissionDenied
    outcome = request.GET.get("utfall", "")
    found = considerations_visible_to(request.user)
    if outcome in ConsiderationOutcome.values:
        found = found.filter(outcome=outcome)
    context = {
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "outcomes": ConsiderationOutcome.choices,
        "chosen": outcome,
        "waiting": larger_changes_not_considered().count(),
    }
    return render(request, "dialogues/considerations.html", context)


@require_POST
@signed_in
def begin(request: SignedInRequest, matter_pk: int) -> HttpResponse:
    """Begin to consider a dialogue in a matter."""
    matter = get_object_or_404(matters_visible_to(request.user), pk=matter_pk)
    try:
        begun = begin_consideration(matter, by=request.user)
    except NotYet as refusal:
        tell_error(request, _("Missing: %(what)s.") % {"what": refusal.missing[0]})
        return redirect("rules")
    return redirect("consideration", begun.pk)


@signed_in
def consideration(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer the criteria, see what is missing, and decide."""
    found = get_object_or_404(considerations_visible_to(request.user), pk=pk)
    sent = request.POST if request.method == "POST" else None
    answers_sent = sent if sent and sent.get("do") == "answer" else None
    outcome_sent = sent if sent and sent.get("do") == "decide" else None
    criteria = CriteriaForm(
        answers_sent, pairs=criteria_with_answers(found), version=found.version
    )
    outcome = OutcomeForm(outcome_sent)
    others: list[Other] = []
    if criteria.is_valid():
        try:
            with refusals_in(criteria):
                answers = criteria.changed()
                version = criteria.cleaned_data["version"]
                answer_criteria(found, version, answers, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("consideration", found.pk)
        except Stale:
            criteria, others = _both(found, criteria)
    if outcome.is_valid():
        with refusals_in(outcome):
            said = outcome.cleaned_data
            decide_consideration(found, by=request.user, **said)
            tell_done(request, _("The decision is written down."))
            return redirect("consideration", found.pk)
    context = _page(request, found, criteria, outcome)
    return render(
        request,
        "dialogues/consideration.html",
        {**context, "others": others},
        status=422 if sent else 200,
    )


def _both(
    found: Consideration, typed: CriteriaForm
) -> tuple[CriteriaForm, list[Other]]:
    """Return the form with what was typed, building on what another saved."""
    found.refresh_from_db()
    pairs = criteria_with_answers(found)
    sent = {**typed.data.dict(), "version": str(found.version)}  # type: ignore[attr-defined] # a QueryDict
    again = CriteriaForm(sent, pairs=pairs, version=found.version)
    again.full_clean()
    return again, again.what_others_saved(pairs)


def _page(
    request: SignedInRequest,
    found: Consideration,
    criteria: CriteriaForm,
    outcome: OutcomeForm,
) -> dict[str, object]:
    matter, user = found.matter, request.user
    is_open = found.decided_on is None
    begun = dialogues_visible_to(user).filter(consideration=found)
    led_to_dialogue = found.outcome == ConsiderationOutcome.DIALOGUE
    return {
        "consideration": found,
        "matter": matter,
        "advice": advice(
            found.decided_on or today(),
            matter.planned_decision_on,
            matter.basis_drafted_on,
        ),
        "criteria": criteria,
        "outcome": outcome,
        "may_answer": is_open and may_consider(user, matter),
        "may_decide": is_open and may_decide_consideration(user, found),
        "unanswered": [str(one) for one in unanswered(found)] if is_open else [],
        "obstacles": obstacles_to_dialogue(found) if is_open else [],
        "dialogues": list(begun),
        "may_keep": may_keep_matters(user, matter.body),
        "may_begin": led_to_dialogue and has_role_anywhere(user, Role.OFFICER),
    }


@signed_in
def begin_with_users(request: SignedInRequest, matter_pk: int) -> HttpResponse:
    """Begin a dialogue with the users of a service: it needs no consideration."""
    if not has_role_anywhere(request.user, Role.OFFICER):
        raise PermissionDenied
    matter = get_object_or_404(matters_visible_to(request.user), pk=matter_pk)
    start = {"title": matter.title, "body": matter.body_id}
    form = BeginUserDialogueForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        with refusals_in(form):
            begun = begin_user_dialogue(matter, by=request.user, **form.cleaned_data)
            tell_done(
                request,
                _("The dialogue has number %(number)s. Say what you ask and promise.")
                % {"number": begun.number},
            )
            return redirect("give-mandate", begun.number)
    context = {"form": form, "matter": matter, "kind": KINDS[DialogueKind.USER]}
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/begin_with_users.html", context, status=status)


@signed_in
def begin_from(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin a dialogue from a consideration that came to one."""
    found = get_object_or_404(considerations_visible_to(request.user), pk=pk)
    if not has_role_anywhere(request.user, Role.OFFICER):
        raise PermissionDenied
    start = {"title": found.matter.title, "body": found.matter.body_id}
    form = BeginDialogueForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        with refusals_in(form):
            begun = begin_dialogue(found, by=request.user, **form.cleaned_data)
            tell_done(
                request,
                _("The dialogue has number %(number)s. Next comes the mandate.")
                % {"number": begun.number},
            )
            return redirect("dialogue-mandate", begun.number)
    context = {"form": form, "consideration": found, "matter": found.matter}
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/begin.html", context, status=status)
