"""What became of each finding, and the form for one of them."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.feedback.actions.weighing import Judgement, is_published, weigh
from gensvar.feedback.forms import WeighingForm, tell_problem
from gensvar.feedback.policies import may_answer, may_weigh
from gensvar.feedback.queries.weighings import (
    WEIGHED_IN,
    decisions_for,
    weighed_findings,
    weighing_of,
)
from gensvar.findings.models import Finding
from gensvar.followups.actions import promise_measure
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.ui.notices import tell_done


@signed_in
def weighings(request: SignedInRequest, number: str) -> HttpResponse:
    """Show what became of each finding, and which one comes next."""
    dialogue = dialogue_for(request.user, number)
    rows = weighed_findings(dialogue)
    remaining = [row.finding for row in rows if row.weighing is None]
    return render(
        request,
        "feedback/weighings.html",
        {
            "dialogue": dialogue,
            "rows": rows,
            "done": len(rows) - len(remaining),
            "next": remaining[0] if remaining else None,
            "is_time": dialogue.stage in WEIGHED_IN,
            "has_decision": decisions_for(dialogue).exists(),
            "may_weigh": may_weigh(request.user, dialogue),
            "may_answer": may_answer(request.user, dialogue),
        },
    )


@signed_in
def weigh_finding(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Let an officer or a chair enter what became of one finding."""
    dialogue = dialogue_for(request.user, number)
    weighing = weighing_of(dialogue, pk)
    finding = weighing.finding if weighing else _finding_of(dialogue, pk)
    if not may_weigh(request.user, dialogue):
        raise NotAllowed
    finding.dialogue = dialogue
    form = WeighingForm(
        request.POST or None,
        dialogue=dialogue,
        weighing=weighing,
        asks_why=weighing is not None and is_published(finding),
        user=request.user,
    )
    if form.is_valid() and _saved(request, finding, form):
        return redirect("weighings", number)
    context = {
        "dialogue": dialogue,
        "finding": finding,
        "form": form,
        "weighing": weighing,
        "has_decision": form.has_decision,
        "is_stale": form.is_stale,
    }
    status = 422 if form.is_bound else 200
    return render(request, "feedback/weigh.html", context, status=status)


def _finding_of(dialogue: Dialogue, pk: int) -> Finding:
    return get_object_or_404(Finding, dialogue=dialogue, pk=pk)


def _saved(request: SignedInRequest, finding: Finding, form: WeighingForm) -> bool:
    given = form.cleaned_data
    try:
        with transaction.atomic():
            measures = list(given.get("measures", ()))
            if new := form.new_measure:
                measures.append(
                    promise_measure(
                        new.words,
                        body=new.body,
                        due_on=new.due_on,
                        owner=new.owner,
                        matter=finding.dialogue.matter,
                        by=request.user,
                    )
                )
            weigh(
                finding,
                Judgement(
                    given["outcome"], given["reason"], given["decision"], measures
                ),
                by=request.user,
                seen_version=given["version"],
                why_changed=given.get("why_changed", ""),
            )
    except (Invalid, NotYet, Stale) as problem:
        current = weighing_of(finding.dialogue, finding.pk)
        tell_problem(form, problem, current.version if current else 0)
        form.is_stale = isinstance(problem, Stale)
        return False
    tell_done(request, _("What became of it has been saved."))
    return True
