"""Dialogues in the workspace: the list, one with its next step, taking a step."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.kinds import KINDS
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.policies import may_lead
from gensvar.dialogues.process import start_for
from gensvar.dialogues.queries import (
    dialogue_for,
    dialogues_visible_to,
    latest_mandate,
)
from gensvar.feedback.queries.debt import debt_by_dialogue, debt_of
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.lifecycle.definition import definition_of
from gensvar.lifecycle.events import events_of
from gensvar.lifecycle.facts import one_look
from gensvar.lifecycle.life_line import life_line
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.organisations.access import workspace_only
from gensvar.sami_consultations.queries import current_in
from gensvar.ui.notices import tell_done
from gensvar.ui.shapes import Check
from gensvar.workflow.transitions import Transition
from gensvar.workspace.forms import ReasonForm
from gensvar.workspace.places import of_gate

PAGE = 30


@workspace_only
def all_dialogues(request: SignedInRequest) -> HttpResponse:
    """List the dialogues one may read, chosen by stage and words."""
    rows = dialogues_visible_to(request.user).order_by("-pk")
    stage = request.GET.get("skede", "")
    words = request.GET.get("ord", "").strip()[:100]
    if stage in Stage.values:
        rows = rows.filter(stage=stage)
    if words:
        rows = rows.filter(title__icontains=words)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    debts = debt_by_dialogue(list(page.object_list))
    return render(
        request,
        "workspace/dialogues.html",
        {
            "page_obj": page,
            "rows": [(row, debts.get(row.pk)) for row in page.object_list],
            "stages": Stage.choices,
            "stage": stage,
            "words": words,
        },
    )


@workspace_only
def overview(request: SignedInRequest, number: str) -> HttpResponse:
    """Show where a dialogue stands, and what is missing before the next step."""
    dialogue = dialogue_for(request.user, number)
    leads = may_lead(request.user, dialogue)
    with one_look():
        steps = [
            {"arrow": arrow, "address": arrow.name.replace(" ", "-"), "missing": lines}
            for arrow in LIFE_OF_A_DIALOGUE.next_steps(dialogue)
            if (lines := _missing(arrow, dialogue, leads=leads)) is not None
        ]
        line, definition = life_line(dialogue), definition_of(dialogue)
    return render(
        request,
        "workspace/dialogue.html",
        {
            "dialogue": dialogue,
            "steps": steps,
            "life_line": line,
            "definition": definition,
            "kind": KINDS[dialogue.kind],
            "may_lead": leads,
            "mandate": latest_mandate(dialogue),
            "start": start_for(dialogue),
            "debt": debt_of(dialogue),
            "contributions": contributions_that_count(dialogue).count(),
            "sami": current_in(dialogue.matter),
        },
    )


def _missing(
    arrow: Transition[Dialogue], dialogue: Dialogue, *, leads: bool
) -> list[Check] | None:
    """Return what is missing before a step; None when it leads somewhere else.

    Closing because nobody spoke is offered only when nobody did.
    """
    missing = arrow.missing(dialogue)
    if arrow.name == "close unheard" and missing:
        return None
    return [
        Check(
            str(gate.requirement),
            address=of_gate(gate.name, dialogue.number, leads=leads),
        )
        for gate in missing
    ]


@require_safe
@workspace_only
def events(request: SignedInRequest, number: str) -> HttpResponse:
    """Show what has happened in a dialogue, the latest first."""
    dialogue = dialogue_for(request.user, number)
    context = {"dialogue": dialogue, "events": events_of(dialogue)}
    return render(request, "workspace/events.html", context)


@workspace_only
def step(request: SignedInRequest, number: str, step: str) -> HttpResponse:
    """Take one step, or show what it asks for."""
    dialogue = dialogue_for(request.user, number)
    arrow = LIFE_OF_A_DIALOGUE.transitions.get(step.replace("-", " "))
    if arrow is None or dialogue.stage not in arrow.starts:
        raise Http404
    form = ReasonForm(request.POST or None) if arrow.asks_reason else None
    leads = may_lead(request.user, dialogue)
    missing: list[Check] = _missing(arrow, dialogue, leads=leads) or []
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        try:
            LIFE_OF_A_DIALOGUE.advance(
                dialogue, arrow.name, by=request.user, reason=reason
            )
        except NotYet as error:
            missing = [Check(str(phrase)) for phrase in error.missing]
        except Invalid as error:
            assert form is not None  # noqa: S101 -- only asked reasons are invalid
            form.add_error("reason", str(error))
        else:
            stage = dialogue.get_stage_display().lower()
            tell_done(request, _("The dialogue is now: %(stage)s.") % {"stage": stage})
            return redirect("dialogue", number)
    is_refused = request.method == "POST"
    return render(
        request,
        "workspace/step.html",
        {"dialogue": dialogue, "arrow": arrow, "form": form, "missing": missing},
        status=422 if is_refused else 200,
    )
