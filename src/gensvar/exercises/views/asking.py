"""The question round, and what is taken along: written down as it is said."""

import uuid

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.exercises.actions import answering
from gensvar.exercises.actions.taking import take_along, take_along_no_more
from gensvar.exercises.forms.entering import FloorForm, ReplyForm, TakenForm
from gensvar.exercises.models import (
    AskedQuestion,
    Entry,
    Exercise,
    ExerciseKind,
    TakenAlong,
)
from gensvar.exercises.queries.asking import (
    ideas_to_take,
    questions_of,
    silent_tables,
    taken_by_recipient,
)
from gensvar.exercises.queries.facilitating import tables_of
from gensvar.exercises.views.shared import exercise_in, led_meeting, tell_refusal
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.models import Meeting
from gensvar.ui.notices import tell_done


@signed_in
def asked(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Show the speaking order; let people speak, and write down new questions."""
    found = led_meeting(request, meeting)
    exercise = _of_kind(found, pk, ExerciseKind.QUESTIONS)
    sent = request.POST if request.method == "POST" else None
    is_new = sent is not None and sent.get("do") == "ask"
    if sent is not None and not is_new:
        _do(request, exercise)
        return redirect("asked", found.pk, exercise.pk)
    form = FloorForm(
        sent if is_new else None, meeting=found, initial={"key": uuid.uuid4().hex}
    )
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            answering.ask_for(
                exercise,
                said["key"],
                said["text"],
                by=request.user,
                asker=said["asker"],
                table=said["table"],
            )
            tell_done(request, _("The question is in the queue."))
            return redirect("asked", found.pk, exercise.pk)
    questions = questions_of(exercise)
    context = {
        "meeting": found,
        "exercise": exercise,
        "form": form,
        "questions": questions,
        "silent": silent_tables(tables_of(found), questions.everything),
    }
    status = 422 if form.is_bound else 200
    return render(request, "exercises/asked.html", context, status=status)


def _do(request: SignedInRequest, exercise: Exercise) -> None:
    """Do what a button beside a question asks for, or say why not."""
    verb, by = request.POST.get("do", ""), request.user
    if verb not in {"speak", "finish", "up", "down", "open"}:
        return
    number = whole(request.POST.get("pk", ""))
    one = get_object_or_404(AskedQuestion, pk=number, exercise=exercise)
    one.exercise = exercise
    try:
        if verb == "speak":
            answering.begin_speaking(one, by=by)
        elif verb == "finish":
            answering.end_speaking(one, by=by)
        elif verb in {"up", "down"}:
            answering.move_in_queue(one, up=verb == "up", by=by)
        elif verb == "open":
            answering.leave_open(one, by=by)
    except (Invalid, NotYet) as refusal:
        tell_refusal(request, refusal)


@signed_in
def reply(
    request: SignedInRequest, meeting: int, pk: int, question: int
) -> HttpResponse:
    """Write down what was answered, and by whom."""
    found = led_meeting(request, meeting)
    exercise = _of_kind(found, pk, ExerciseKind.QUESTIONS)
    one = get_object_or_404(
        AskedQuestion.objects.select_related("table").prefetch_related("replies"),
        pk=question,
        exercise=exercise,
    )
    one.exercise = exercise
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            answering.note_reply(
                one, said["speaker"], said["words"], said["state"], by=request.user
            )
            tell_done(request, _("The answer is written down."))
            return redirect("asked", found.pk, exercise.pk)
    context = {"meeting": found, "exercise": exercise, "asked": one, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "exercises/reply.html", context, status=status)


@signed_in
def taken(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Show what each recipient takes along, and write down more."""
    found = led_meeting(request, meeting)
    exercise = _of_kind(found, pk, ExerciseKind.TAKEN_ALONG)
    sent = request.POST if request.method == "POST" else None
    if sent is not None and sent.get("do") == "remove":
        return _remove(request, exercise)
    form = TakenForm(sent, ideas=ideas_to_take(found))
    if form.is_valid():
        with refusals_in(form):
            _take(request, exercise, form)
            tell_done(request, _("Written down."))
            return redirect("taken", found.pk, exercise.pk)
    context = {
        "meeting": found,
        "exercise": exercise,
        "form": form,
        "recipients": taken_by_recipient(exercise),
    }
    status = 422 if form.is_bound else 200
    return render(request, "exercises/taken.html", context, status=status)


def _take(request: SignedInRequest, exercise: Exercise, form: forms.Form) -> None:
    said = form.cleaned_data
    numbers = said.get("entries") or []
    ideas = Entry.objects.filter(pk__in=numbers).select_related("exercise")
    take_along(
        exercise,
        said["side"],
        said["who"],
        said["words"],
        by=request.user,
        entries=list(ideas),
    )


def _remove(request: SignedInRequest, exercise: Exercise) -> HttpResponse:
    number = whole(request.POST.get("pk", ""))
    one = get_object_or_404(TakenAlong, pk=number, exercise=exercise)
    one.exercise = exercise
    try:
        take_along_no_more(one, by=request.user)
        tell_done(request, _("Taken away."))
    except (Invalid, NotYet) as refusal:
        tell_refusal(request, refusal)
    return redirect("taken", exercise.meeting_id, exercise.pk)


def _of_kind(meeting: Meeting, pk: int, kind: str) -> Exercise:
    exercise = exercise_in(meeting, pk)
    return get_object_or_404(Exercise, pk=exercise.pk, kind=kind, meeting=meeting)
