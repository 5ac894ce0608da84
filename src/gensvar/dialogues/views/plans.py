"""The communication plan: reading, writing, approving and comparing its versions."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.actions import approve_plan, save_plan, start_plan
from gensvar.dialogues.forms.plans import PlanForm, Rows, rows_of
from gensvar.dialogues.judging import parts_asked
from gensvar.dialogues.models import CommunicationPlan, Dialogue
from gensvar.dialogues.policies import may_approve_plan, may_lead
from gensvar.dialogues.queries import dialogue_for, draft_plan
from gensvar.dialogues.reading_plans import (
    compared,
    missing_in_plan,
    parts_of_plan,
    read_whole,
)
from gensvar.kernel.errors import NotYet, Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def plan(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the latest version, what it lacks, and the versions before it."""
    dialogue = dialogue_for(request.user, number)
    plans = list(
        CommunicationPlan.objects.filter(dialogue=dialogue)
        .select_related("approved_by")
        .order_by("-number")
    )
    latest = read_whole(plans[0]) if plans else None
    if latest is not None:
        latest.dialogue = dialogue
    is_draft = latest is not None and latest.approved_at is None
    context = {
        "dialogue": dialogue,
        "plan": latest,
        "plans": plans,
        "is_draft": is_draft,
        "missing": missing_in_plan(latest) if latest and is_draft else [],
        "may_write": may_lead(request.user, dialogue),
        "may_approve": is_draft and may_approve_plan(request.user, dialogue),
    }
    return render(request, "dialogues/plan.html", context)


@require_POST
@signed_in
def start(request: SignedInRequest, number: str) -> HttpResponse:
    """Start the plan, or a new version of it."""
    start_plan(dialogue_for(request.user, number), by=request.user)
    return redirect("write-plan", number)


@signed_in
def write(request: SignedInRequest, number: str) -> HttpResponse:
    """Write the plan; a button adds a row and keeps everything that was typed."""
    dialogue = dialogue_for(request.user, number)
    if not may_lead(request.user, dialogue):
        raise PermissionDenied
    draft = draft_plan(dialogue)
    if draft is None:
        return redirect("dialogue-plan", number)
    sent = request.POST if request.method == "POST" else None
    names = PlanForm.base_fields
    initial = {name: getattr(draft, name) for name in names}
    written = draft.texts.select_related("part")
    form = PlanForm(
        sent,
        initial=initial,
        parts=parts_asked(dialogue),
        texts={one.part.key: one.words for one in written},
    )
    rows = rows_of(draft, sent)
    if sent is not None and sent.get("add") in rows:
        return _write_page(request, dialogue, *_with_a_row(form, rows, sent["add"]))
    others: list[Other] = []
    judged = [form.is_valid(), *(kind.is_valid() for kind in rows.values())]
    if all(judged):
        # Any: the cleaned values of the rows.
        words = form.content()
        version = words.pop("version")
        content: dict[str, Any] = {kind: row.values() for kind, row in rows.items()}
        try:
            with refusals_in(form):
                save_plan(draft, version, by=request.user, **words, **content)
                tell_done(request, _("The plan is saved."))
                return redirect("dialogue-plan", number)
        except Stale:
            others = _others(form, draft)
    return _write_page(request, dialogue, form, rows, others)


def _with_a_row(
    form: PlanForm, rows: dict[str, Rows], kind: str
) -> tuple[PlanForm, dict[str, Rows]]:
    """Return the page as it was typed, unjudged, with one more row of a kind."""
    typed = PlanForm(
        initial={name: form[name].value() for name in form.fields}, parts=form.parts
    )
    return typed, {
        name: row.as_typed(extra=1 if name == kind else 0) for name, row in rows.items()
    }


def _others(form: PlanForm, draft: CommunicationPlan) -> list[Other]:
    """Return the other's words, and the other's rows."""
    words = form.what_others_saved(draft)
    lists = [
        Other(title, "\n".join(lines))
        for title, lines in parts_of_plan(draft)[2:]
        if lines
    ]
    return [*words, *lists]


def _incomplete(rows: dict[str, Rows]) -> list[BoundField]:
    """Return the fields of the rows that must be put right."""
    return [
        form[name]
        for kind in rows.values()
        for form in kind.forms
        for name in form.errors
        if name in form.fields
    ]


def _write_page(
    request: SignedInRequest,
    dialogue: Dialogue,
    form: PlanForm,
    rows: dict[str, Rows],
    others: list[Other] | None = None,
) -> HttpResponse:
    context = {
        "dialogue": dialogue,
        "form": form,
        "others": others or [],
        "incomplete": _incomplete(rows),
        **rows,
    }
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/write_plan.html", context, status=status)


@require_POST
@signed_in
def approve(request: SignedInRequest, number: str) -> HttpResponse:
    """Approve the version that was read: a later one must be read again."""
    dialogue = dialogue_for(request.user, number)
    draft = draft_plan(dialogue)
    if draft is None:
        return redirect("dialogue-plan", number)
    seen = whole(request.POST.get("version", ""))
    try:
        approve_plan(draft, by=request.user, seen_version=seen)
        tell_done(request, _("The plan is approved."))
    except NotYet as refusal:
        for phrase in refusal.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
    except Stale:
        tell_error(request, _("Somebody changed the plan. Read it again first."))
    return redirect("dialogue-plan", number)


@signed_in
def compare(request: SignedInRequest, number: str) -> HttpResponse:
    """Show two versions beside each other."""
    dialogue = dialogue_for(request.user, number)
    wanted = [request.GET.get("fran", ""), request.GET.get("till", "")]
    if not all(text.isdecimal() and len(text) < 5 for text in wanted):
        raise Http404
    plans = {
        one.number: one
        for one in CommunicationPlan.objects.filter(
            dialogue=dialogue, number__in=[int(text) for text in wanted]
        )
    }
    if len(plans) != len(set(wanted)):
        raise Http404
    before, after = (plans[int(text)] for text in wanted)
    context = {
        "dialogue": dialogue,
        "before": before,
        "after": after,
        "rows": compared(before, after),
    }
    return render(request, "dialogues/compare_plans.html", context)
