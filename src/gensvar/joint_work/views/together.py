"""Working meetings, joint reflection and the result conference."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.queries import dialogue_for
from gensvar.evaluation.queries import lessons_of
from gensvar.findings.policies import may_compile
from gensvar.joint_work.actions.conference import (
    Conference,
    hold_conference,
    write_into_basis,
)
from gensvar.joint_work.actions.together import (
    Met,
    change_work_meeting,
    plan_work_meeting,
    reflect,
)
from gensvar.joint_work.forms.together import (
    ConferenceForm,
    ReflectionForm,
    WorkMeetingForm,
)
from gensvar.joint_work.models import Side, WorkMeeting
from gensvar.joint_work.policies import may_settle_result, may_work_together
from gensvar.joint_work.queries.together import (
    choices_of,
    conference_of,
    may_reflect_now,
    meeting_in,
    reflections_in,
)
from gensvar.joint_work.views.conference import initial_of
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error


def _met(form: WorkMeetingForm) -> Met:
    said = dict(form.cleaned_data)
    said.pop("version")
    return Met(**said)


@signed_in
def plan_meeting(request: SignedInRequest, number: str) -> HttpResponse:
    """Write down a meeting among colleagues about how the work is done (S2-31)."""
    dialogue = dialogue_for(request.user, number)
    if not may_work_together(request.user, dialogue):
        raise NotAllowed
    form = WorkMeetingForm(request.POST or None, dialogue=dialogue)
    if form.is_valid():
        with refusals_in(form):
            row = plan_work_meeting(dialogue, _met(form), by=request.user)
            tell_done(request, _("Saved."))
            return redirect("work-meeting", number, row.pk)
    context = {
        "dialogue": dialogue,
        "form": form,
        "title": _("Plan a working meeting"),
        "back": reverse("together", args=[number]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "joint_work/form.html", context, status=status)


@signed_in
def meeting(request: SignedInRequest, number: str, work_meeting: int) -> HttpResponse:
    """Show a working meeting, write its notes, and see what came of it."""
    dialogue = dialogue_for(request.user, number)
    row = meeting_in(dialogue, work_meeting)
    may_work = may_work_together(request.user, dialogue)
    if request.method == "POST" and not may_work:
        raise NotAllowed
    form = _meeting_form(request, dialogue, row)
    if form.is_valid():
        try:
            with refusals_in(form):
                seen = form.cleaned_data["version"] or 0
                change_work_meeting(row, seen, _met(form), by=request.user)
                tell_done(request, _("Saved."))
                return redirect("work-meeting", number, row.pk)
        except Stale:
            _say_stale(form, WorkMeeting.objects.get(pk=row.pk).version)
    context = {
        "dialogue": dialogue,
        "work_meeting": row,
        "steps": row.steps.filter(dropped_at__isnull=True),
        "form": form if may_work else None,
        "may_work": may_work,
    }
    status = 422 if form.is_bound else 200
    return render(request, "joint_work/meeting.html", context, status=status)


def _meeting_form(
    request: SignedInRequest, dialogue: Dialogue, row: WorkMeeting
) -> WorkMeetingForm:
    initial = {
        **{name: getattr(row, name) for name in ("held_on", "agenda", "notes")},
        "people": [user.pk for user in row.people.all()],
        "bodies": [body.pk for body in row.bodies.all()],
        "version": row.version,
    }
    return WorkMeetingForm(request.POST or None, dialogue=dialogue, initial=initial)


def _say_stale(
    form: WorkMeetingForm | ReflectionForm | ConferenceForm, version: int
) -> None:
    form.add_error(
        None, _("Somebody else saved meanwhile. Look at it, then save again.")
    )
    if isinstance(form.data, QueryDict):
        data = form.data.copy()
        data["version"] = str(version)
        form.data = data


@signed_in
def reflection(request: SignedInRequest, number: str) -> HttpResponse:
    """Let the elected and officers write, and read each other, side by side (S2-18)."""
    dialogue = dialogue_for(request.user, number)
    may_work = may_work_together(request.user, dialogue)
    rows = reflections_in(dialogue)
    own = next((row for row in rows if row.author_id == request.user.pk), None)
    if request.method == "POST" and not may_work:
        raise NotAllowed
    initial = vars(own) if own else {"version": 0}
    form = ReflectionForm(request.POST or None, initial=initial)
    if form.is_valid():
        said = dict(form.cleaned_data)
        seen = said.pop("version") or 0
        try:
            with refusals_in(form):
                reflect(dialogue, said, seen, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("joint-reflection", number)
        except Stale:
            _say_stale(form, own.version if own else 1)
    context = {
        "dialogue": dialogue,
        "sides": [
            (side, [row for row in rows if row.side == side.value]) for side in Side
        ],
        "is_time": may_reflect_now(dialogue),
        "lessons": lessons_of(dialogue),
        "form": form if may_work else None,
        "own": own,
    }
    status = 422 if form.is_bound else 200
    return render(request, "joint_work/reflection.html", context, status=status)


@signed_in
def conference(request: SignedInRequest, number: str) -> HttpResponse:
    """Show how it was decided what goes along, and take it to the decision basis."""
    dialogue = dialogue_for(request.user, number)
    may_settle = may_settle_result(request.user, dialogue)
    may_take = may_compile(request.user, dialogue)
    if request.method == "POST":
        if not may_take:
            raise NotAllowed
        try:
            write_into_basis(dialogue, by=request.user)
            tell_done(request, _("The decision basis now tells it."))
            return redirect("basis", number)
        except (Invalid, NotYet, Stale) as refusal:
            tell_error(request, str(refusal))
            return redirect("result-conference", number)
    found = conference_of(dialogue)
    is_open = dialogue.stage == Stage.ANALYSING
    context = {
        "dialogue": dialogue,
        "conference": found,
        "choices": choices_of(dialogue, found),
        "may_change": may_settle and is_open,
        "may_take": may_take and is_open,
        "is_early": dialogue.stage in (Stage.PREPARING, Stage.OPEN),
    }
    return render(request, "joint_work/conference.html", context)


@signed_in
def write_conference(request: SignedInRequest, number: str) -> HttpResponse:
    """Write down the result conference."""
    dialogue = dialogue_for(request.user, number)
    if not may_settle_result(request.user, dialogue):
        raise NotAllowed
    found = conference_of(dialogue)
    choices = choices_of(dialogue, found)
    form = ConferenceForm(
        request.POST or None,
        dialogue=dialogue,
        findings=[choice.finding for choice in choices],
        initial=initial_of(found, choices),
    )
    if form.is_valid():
        try:
            with refusals_in(form):
                _hold(request, dialogue, form)
                return redirect("result-conference", number)
        except Stale:
            _say_stale(form, found.version if found else 1)
    context = {
        "dialogue": dialogue,
        "form": form,
        "title": _("Write down the result conference"),
        "back": reverse("result-conference", args=[number]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "joint_work/form.html", context, status=status)


def _hold(request: SignedInRequest, dialogue: Dialogue, form: ConferenceForm) -> None:
    said = form.cleaned_data
    names = ("held_on", "decides", "people", "bodies", "notes")
    held = Conference(**{name: said[name] for name in names}, choices=form.choices())
    hold_conference(dialogue, held, said["version"] or 0, by=request.user)
    tell_done(request, _("Saved. Take it to the decision basis when you are ready."))
