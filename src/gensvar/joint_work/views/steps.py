"""What is done together: the overview, and one joint step."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.joint_work.actions.steps import (
    Together,
    add_performer,
    begin_step,
    confirm,
    drop_step,
    put_back_step,
    remove_performer,
    take_back,
)
from gensvar.joint_work.forms.roles import WithWho
from gensvar.joint_work.forms.together import JointStepForm
from gensvar.joint_work.models import (
    JointStep,
    Performer,
    ResultConference,
    WorkMeeting,
)
from gensvar.joint_work.policies import may_work_together
from gensvar.joint_work.queries.steps import standing_of, step_in, steps_in
from gensvar.joint_work.queries.together import may_reflect_now, reflections_in
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def together(request: SignedInRequest, number: str) -> HttpResponse:
    """Show what is done together in a dialogue: what waits first."""
    dialogue = dialogue_for(request.user, number)
    rows = [standing_of(step, request.user) for step in steps_in(dialogue)]
    rows.sort(key=lambda row: (row.is_done, row.step.due_on))
    context = {
        "dialogue": dialogue,
        "rows": rows,
        "meetings": WorkMeeting.objects.filter(dialogue=dialogue),
        "conference": ResultConference.objects.filter(dialogue=dialogue).first(),
        "reflections": reflections_in(dialogue),
        "may_reflect": may_reflect_now(dialogue),
        "may_work": may_work_together(request.user, dialogue),
        "today": today(),
    }
    return render(request, "joint_work/together.html", context)


@signed_in
def begin(request: SignedInRequest, number: str) -> HttpResponse:
    """Ask several to do something together, perhaps as a meeting agreed."""
    dialogue = dialogue_for(request.user, number)
    if not may_work_together(request.user, dialogue):
        raise NotAllowed
    meeting = WorkMeeting.objects.filter(
        dialogue=dialogue, pk=whole(request.GET.get("mote", ""))
    ).first()
    form = JointStepForm(request.POST or None, dialogue=dialogue)
    if form.is_valid():
        with refusals_in(form):
            asked = Together(**form.cleaned_data, work_meeting=meeting)
            step = begin_step(dialogue, asked, by=request.user)
            tell_done(request, _("Those who take part get a letter."))
            return redirect("joint-step", number, step.pk)
    context = {
        "dialogue": dialogue,
        "form": form,
        "title": _("Do something together"),
        "back": reverse("together", args=[number]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "joint_work/form.html", context, status=status)


@signed_in
def joint_step(request: SignedInRequest, number: str, joint_step: int) -> HttpResponse:
    """Show one joint step; confirm, take back, ask more people, or drop it."""
    dialogue = dialogue_for(request.user, number)
    step = step_in(dialogue, joint_step)
    may_work = may_work_together(request.user, dialogue)
    adds = request.method == "POST" and request.POST.get("do") == "add"
    form = WithWho(request.POST if adds else None, dialogue=dialogue)
    if request.method == "POST":
        if not may_work and not standing_of(step, request.user).mine:
            raise NotAllowed
        if adds and form.is_valid():
            with refusals_in(form):
                _add(request, step, form)
                return redirect("joint-step", number, step.pk)
        elif not adds:
            _do(request, dialogue, step)
            return redirect("joint-step", number, step.pk)
    found = steps_in(dialogue).filter(pk=step.pk).first() or step
    context = {
        "dialogue": dialogue,
        "row": standing_of(found, request.user),
        "form": form if may_work else None,
        "may_work": may_work,
        "today": today(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "joint_work/joint_step.html", context, status=status)


def _add(request: SignedInRequest, step: JointStep, form: WithWho) -> None:
    people, bodies = form.cleaned_data["people"], form.cleaned_data["bodies"]
    if not people and not bodies:
        raise Invalid(_("Choose who is asked."), "people")
    known = {(row.user_id, row.body_id) for row in step.performers.all()}
    for person in people:
        if (person.pk, None) not in known:
            add_performer(step, person, by=request.user)
    for body in bodies:
        if (None, body.pk) not in known:
            add_performer(step, body, by=request.user)
    tell_done(request, _("Those who take part get a letter."))


def _do(request: SignedInRequest, dialogue: Dialogue, step: JointStep) -> None:
    """Do what the button says; what stands in the way is told on the next page."""
    row = (
        get_object_or_404(
            step.performers.select_related("user", "body", "step__dialogue"),
            pk=whole(request.POST.get("pk", "")),
        )
        if "pk" in request.POST
        else None
    )
    try:
        if row is not None:
            _do_with(request, row)
        else:
            _do_with_step(request, dialogue, step)
    except Invalid as refusal:
        tell_error(request, str(refusal.sentence))


def _do_with(request: SignedInRequest, row: Performer) -> None:
    verbs: dict[str, tuple[Callable[..., None], str]] = {
        "confirm": (confirm, _("Confirmed.")),
        "back": (take_back, _("The confirmation is taken back.")),
        "remove": (remove_performer, _("Taken away.")),
    }
    verb, said = verbs.get(request.POST.get("do", ""), (None, ""))
    if verb is not None:
        verb(row, by=request.user)
        tell_done(request, said)


def _do_with_step(
    request: SignedInRequest, dialogue: Dialogue, step: JointStep
) -> None:
    if request.POST.get("do") == "drop":
        drop_step(step, by=request.user)
        undo = reverse("put-joint-step-back", args=[dialogue.number, step.pk])
        tell_done(request, _("The step is dropped."), undo=undo)
    elif request.POST.get("do") == "put back":
        put_back_step(step, by=request.user)
        tell_done(request, _("The step is back."))


@signed_in
def put_back(request: SignedInRequest, number: str, joint_step: int) -> HttpResponse:
    """Put a dropped step back, from the notice that it was dropped."""
    dialogue = dialogue_for(request.user, number)
    step = step_in(dialogue, joint_step)
    if not may_work_together(request.user, dialogue):
        raise NotAllowed
    if request.method == "POST":
        put_back_step(step, by=request.user)
        tell_done(request, _("The step is back."))
    return redirect("joint-step", number, step.pk)
