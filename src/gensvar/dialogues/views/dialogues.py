"""About the dialogue, its questions, its times and its bodies."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.actions import (
    ask_question,
    change_dialogue,
    change_question,
    let_elected_take_part,
    move_closing_day,
    move_question,
    remove_part,
    remove_phase,
    remove_question,
    set_part,
    set_phase,
    take_away_elected,
)
from gensvar.dialogues.forms.dialogues import (
    ChangeDialogueForm,
    ElectedForm,
    MoveClosingForm,
    PartForm,
    PhaseForm,
    QuestionForm,
)
from gensvar.dialogues.models import Dialogue, DialogueKind, Phase, Stage
from gensvar.dialogues.policies import may_lead
from gensvar.dialogues.queries import dialogue_for, is_running, last_day
from gensvar.kernel.errors import Invalid, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.ui.notices import tell_done, tell_error

Row = TypeVar("Row", bound=Model)


@signed_in
def about(request: SignedInRequest, number: str) -> HttpResponse:
    """Show what the dialogue is about, and change it."""
    dialogue = dialogue_for(request.user, number)
    may = may_lead(request.user, dialogue)
    if request.method == "POST" and not may:
        raise PermissionDenied
    names = ChangeDialogueForm.base_fields
    initial = {name: getattr(dialogue, name) for name in names}
    form = ChangeDialogueForm(request.POST or None, initial=initial)
    others: list[Other] = []
    if form.is_valid():
        changes = dict(form.cleaned_data)
        version = changes.pop("version")
        try:
            with refusals_in(form):
                change_dialogue(dialogue, version, by=request.user, **changes)
                tell_done(request, _("Saved."))
                return redirect("dialogue-about", number)
        except Stale:
            others = form.what_others_saved(dialogue)
    context = {"dialogue": dialogue, "form": form, "others": others, "may_lead": may}
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/about.html", context, status=status)


@signed_in
def questions(request: SignedInRequest, number: str) -> HttpResponse:
    """List, add, order and take away the questions."""
    dialogue = dialogue_for(request.user, number)
    form = QuestionForm(_sent(request, dialogue, "add"))
    if form.is_valid():
        with refusals_in(form):
            ask_question(dialogue, by=request.user, **form.cleaned_data)
            tell_done(request, _("Added."))
            return redirect("dialogue-questions", number)
    if request.method == "POST" and not form.is_bound:
        return _with_question(request, dialogue)
    context = {
        "dialogue": dialogue,
        "form": form,
        "questions": dialogue.questions.all(),
        "may_lead": may_lead(request.user, dialogue),
        "is_preparing": dialogue.stage == Stage.PREPARING,
    }
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/questions.html", context, status=status)


def _with_question(request: SignedInRequest, dialogue: Dialogue) -> HttpResponse:
    question = _of(dialogue.questions.all(), request)
    do = request.POST.get("do")
    try:
        if do == "remove":
            remove_question(question, by=request.user)
        elif do in ("up", "down"):
            move_question(question, up=do == "up", by=request.user)
    except Invalid as refusal:
        tell_error(request, str(refusal.sentence))
    return redirect("dialogue-questions", dialogue.number)


@signed_in
def question(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Change one question before the dialogue opens."""
    dialogue = dialogue_for(request.user, number)
    if not may_lead(request.user, dialogue):
        raise PermissionDenied
    found = get_object_or_404(dialogue.questions, pk=pk)
    initial = {name: getattr(found, name) for name in QuestionForm.base_fields}
    form = QuestionForm(request.POST or None, initial=initial)
    if form.is_valid():
        with refusals_in(form):
            change_question(found, by=request.user, **form.cleaned_data)
            tell_done(request, _("Saved."))
            return redirect("dialogue-questions", number)
    context = {"dialogue": dialogue, "form": form, "question": found}
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/question.html", context, status=status)


@signed_in
def times(request: SignedInRequest, number: str) -> HttpResponse:
    """Plan when people can speak; once open, move the closing day with a reason."""
    dialogue = dialogue_for(request.user, number)
    chosen = dialogue.phases.filter(pk=_number(request.GET.get("andra"))).first()
    form = PhaseForm(_sent(request, dialogue, "set"), initial=_days_of(chosen))
    move = MoveClosingForm(_sent(request, dialogue, "move"))
    if form.is_valid():
        with refusals_in(form):
            set_phase(dialogue, by=request.user, phase=chosen, **form.cleaned_data)
            tell_done(request, _("Saved."))
            return redirect("dialogue-times", number)
    if move.is_valid():
        with refusals_in(move):
            moved = _of(dialogue.phases.all(), request)
            move_closing_day(moved, by=request.user, **move.cleaned_data)
            tell_done(
                request,
                _("The closing day is moved. Those who follow get a letter."),
            )
            return redirect("dialogue-times", number)
    if request.method == "POST" and request.POST.get("do") == "remove":
        return _without_phase(request, dialogue)
    context = {
        "dialogue": dialogue,
        "form": form,
        "move": move,
        "chosen": chosen,
        "phases": _phases(dialogue, request.POST.get("pk", "")),
        "may_lead": may_lead(request.user, dialogue),
        "is_preparing": dialogue.stage == Stage.PREPARING,
        "is_open": dialogue.stage == Stage.OPEN,
    }
    status = 422 if form.is_bound or move.is_bound else 200
    return render(request, "dialogues/times.html", context, status=status)


def _phases(dialogue: Dialogue, in_hand: str) -> list[dict[str, object]]:
    return [
        {
            "phase": phase,
            "last_day": last_day(phase),
            "is_running": is_running(phase),
            "moves": [
                {"move": move, "before": last_day(Phase(ends_at=move.before))}
                for move in phase.moves.all()
            ],
            "is_in_hand": str(phase.pk) == in_hand,
        }
        for phase in dialogue.phases.prefetch_related("moves")
    ]


def _without_phase(request: SignedInRequest, dialogue: Dialogue) -> HttpResponse:
    try:
        remove_phase(_of(dialogue.phases.all(), request), by=request.user)
    except Invalid as refusal:
        tell_error(request, str(refusal.sentence))
    return redirect("dialogue-times", dialogue.number)


def _days_of(phase: Phase | None) -> dict[str, object]:
    if phase is None:
        return {}
    return {
        "name": phase.name,
        "first_day": timezone.localdate(phase.starts_at),
        "last_day": last_day(phase),
    }


@signed_in
def bodies(request: SignedInRequest, number: str) -> HttpResponse:
    """Say which bodies have to do with the dialogue, and what (S2-26)."""
    dialogue = dialogue_for(request.user, number)
    form = PartForm(_sent(request, dialogue, "add"))
    if form.is_valid():
        with refusals_in(form):
            set_part(dialogue, by=request.user, **form.cleaned_data)
            tell_done(request, _("Added."))
            return redirect("dialogue-bodies", number)
    named = ElectedForm(_sent(request, dialogue, "name"), prefix="elected")
    if named.is_valid():
        with refusals_in(named):
            let_elected_take_part(dialogue, by=request.user, **named.cleaned_data)
            tell_done(request, _("Added."))
            return redirect("dialogue-bodies", number)
    if request.POST.get("do") in ("remove", "take-away"):
        return _taken_away(request, dialogue)
    context = {
        "dialogue": dialogue,
        "form": form,
        "parts": dialogue.bodies.select_related("body"),
        "elected": dialogue.elected_participants.select_related("body"),
        "elected_form": named,
        "needs_elected": dialogue.kind == DialogueKind.CITIZEN,
        "may_lead": may_lead(request.user, dialogue),
    }
    status = 422 if form.is_bound or named.is_bound else 200
    return render(request, "dialogues/bodies.html", context, status=status)


def _taken_away(request: SignedInRequest, dialogue: Dialogue) -> HttpResponse:
    """Take away a body's part, or an elected representative."""
    try:
        if request.POST.get("do") == "remove":
            remove_part(_of(dialogue.bodies.all(), request), by=request.user)
        else:
            people = dialogue.elected_participants.all()
            take_away_elected(_of(people, request), by=request.user)
    except Invalid as refusal:
        tell_error(request, str(refusal.sentence))
    return redirect("dialogue-bodies", dialogue.number)


def _sent(request: SignedInRequest, dialogue: Dialogue, do: str) -> QueryDict | None:
    """Return what was sent when the button `do` was used by someone who may."""
    if request.method != "POST" or request.POST.get("do") != do:
        return None
    if not may_lead(request.user, dialogue):
        raise PermissionDenied
    return request.POST


def _of(rows: QuerySet[Row], request: SignedInRequest) -> Row:
    return get_object_or_404(rows, pk=_number(request.POST.get("pk")))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 18 else 0
