"""Broader participation: the plan of one dialogue, and the catalogue of ways."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import CommunicationPlan, Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.dialogues.queries import dialogue_for
from gensvar.guidance.actions.outreach import (
    change_outreach,
    note_outreach,
    plan_outreach,
)
from gensvar.guidance.catalogue import Kind
from gensvar.guidance.forms.outreach import OutreachForm, ResultForm
from gensvar.guidance.models import OutreachStep
from gensvar.guidance.policies import may_edit_guidance
from gensvar.guidance.queries import channel_names, entries, outreach_of
from gensvar.guidance.views.opening import readers_only
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.ui.notices import tell_done

FIELDS = ("group", "barrier", "how", "channel", "responsible", "until")


@readers_only
def ways(request: SignedInRequest) -> HttpResponse:
    """List the ways to reach more people."""
    context = {
        "ways": entries(Kind.WAY),
        "may_edit": may_edit_guidance(request.user),
    }
    return render(request, "guidance/ways.html", context)


@signed_in
def plan(request: SignedInRequest, number: str) -> HttpResponse:
    """Show who is missing, what is done about it, and what came of it."""
    dialogue = dialogue_for(request.user, number)
    steps = outreach_of(dialogue)
    met = {step.group.casefold() for step in steps}
    groups = [name for name in _seldom_heard(dialogue) if name.casefold() not in met]
    context = {
        "dialogue": dialogue,
        "steps": steps,
        "waiting": groups,
        "today": today(),
        "may_plan": may_lead(request.user, dialogue),
    }
    return render(request, "guidance/outreach.html", context)


@signed_in
def add(request: SignedInRequest, number: str) -> HttpResponse:
    """Plan one way to reach a group."""
    dialogue = _mine(request, number)
    start = {"group": request.GET.get("grupp", "")[:200], "version": 1}
    form = OutreachForm(request.POST or None, initial=start)
    if form.is_valid():
        with refusals_in(form):
            plan_outreach(dialogue, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("dialogue-outreach", number)
    title = _("Reach a group that is missing")
    return _page(request, dialogue, form, title)


@signed_in
def change(request: SignedInRequest, number: str, step: int) -> HttpResponse:
    """Change what is planned."""
    dialogue = _mine(request, number)
    row = get_object_or_404(_rows(dialogue), pk=step)
    start = {name: getattr(row, name) for name in (*FIELDS, "version")}
    form = OutreachForm(request.POST or None, initial=start)
    others: list[Other] = []
    if form.is_valid():
        said = dict(form.cleaned_data)
        version = said.pop("version")
        try:
            with refusals_in(form):
                change_outreach(row, said, version, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("dialogue-outreach", number)
        except Stale:
            others = form.what_others_saved(row)
    return _page(request, dialogue, form, row.how, others)


@signed_in
def note(request: SignedInRequest, number: str, step: int) -> HttpResponse:
    """Write what came of it."""
    dialogue = _mine(request, number)
    row = get_object_or_404(_rows(dialogue), pk=step)
    start = {
        "result": row.result,
        "done_on": row.done_on or today(),
        "version": row.version,
    }
    form = ResultForm(request.POST or None, initial=start)
    others: list[Other] = []
    if form.is_valid():
        said = form.cleaned_data
        facts = (said["result"], said["done_on"], said["version"])
        try:
            with refusals_in(form):
                note_outreach(row, *facts, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("dialogue-outreach", number)
        except Stale:
            others = form.what_others_saved(row)
    title = _("What came of it: %(how)s") % {"how": row.how}
    return _page(request, dialogue, form, title, others)


def _rows(dialogue: Dialogue) -> QuerySet[OutreachStep]:
    rows = OutreachStep.objects.filter(dialogue=dialogue)
    return rows.select_related("dialogue__body")


def _seldom_heard(dialogue: Dialogue) -> list[str]:
    """Return the groups of the latest plan that are not usually heard."""
    latest = CommunicationPlan.objects.filter(dialogue=dialogue).order_by("-number")
    found = latest.prefetch_related("target_groups").first()
    if found is None:
        return []
    return [one.name for one in found.target_groups.all() if not one.usually_heard]


def _mine(request: SignedInRequest, number: str) -> Dialogue:
    dialogue = dialogue_for(request.user, number)
    if not may_lead(request.user, dialogue):
        raise PermissionDenied
    return dialogue


def _page(
    request: SignedInRequest,
    dialogue: Dialogue,
    form: OutreachForm | ResultForm,
    title: str,
    others: list[Other] | None = None,
) -> HttpResponse:
    context = {
        "dialogue": dialogue,
        "forms": [form],
        "title": title,
        "others": others or [],
        "channels": channel_names(),
        "back": reverse("dialogue-outreach", args=[dialogue.number]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "guidance/form.html", context, status=status)
