"""The exercises of a meeting: the list, adding one, and changing one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.forms import BoundField
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.forms.plans import Rows
from gensvar.exercises.actions.planning import (
    ASKS_NOTHING,
    Words,
    add_exercise,
    change_exercise,
    move_exercise,
    rank_areas_of,
    remove_exercise,
)
from gensvar.exercises.defaults import SETS, add_set, start_of
from gensvar.exercises.forms.planning import (
    ExerciseForm,
    PromptForm,
    prompts_in,
    rows_with,
)
from gensvar.exercises.models import Exercise, ExerciseKind, ExerciseStage
from gensvar.exercises.policies import may_lead_exercises
from gensvar.exercises.queries.facilitating import areas_for, exercises_of, rows_in
from gensvar.exercises.views.shared import (
    exercise_in,
    led_meeting,
    read_meeting,
    tell_refusal,
)
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.meetings.models import Meeting
from gensvar.ui.notices import tell_done

EMPTY_ROWS = 4


@signed_in
def exercises(request: SignedInRequest, meeting: int) -> HttpResponse:
    """List the exercises of a meeting; put them in order, and add ready-made sets."""
    found = read_meeting(request, meeting)
    if request.method == "POST":
        try:
            _do(request, found)
        except (Invalid, NotYet) as refusal:
            tell_refusal(request, refusal)
        return redirect("exercises", found.pk)
    context = {
        "meeting": found,
        "exercises": exercises_of(found),
        "may_lead": may_lead_exercises(request.user, found),
        "kinds": ExerciseKind.choices,
        "sets": SETS.items(),
    }
    return render(request, "exercises/exercises.html", context)


def _do(request: SignedInRequest, meeting: Meeting) -> None:
    """Do what a button of the list asks for."""
    if not may_lead_exercises(request.user, meeting):
        raise NotAllowed
    asked = request.POST.get("do", "")
    if asked == "set":
        name = request.POST.get("set", "")
        if name not in SETS:
            raise Http404
        add_set(meeting, name, areas_for(meeting), by=request.user)
        tell_done(request, _("Added. Change the words so that they suit your meeting."))
        return
    if asked not in {"up", "down", "remove", "rank"}:
        return
    exercise = exercise_in(meeting, whole(request.POST.get("pk", "")))
    if asked in {"up", "down"}:
        move_exercise(exercise, up=asked == "up", by=request.user)
    elif asked == "remove":
        remove_exercise(exercise, by=request.user)
        tell_done(request, _("“%(title)s” is taken away.") % {"title": exercise.title})
    elif asked == "rank":
        title = str(start_of(ExerciseKind.RANKING).facts["title"])
        rank_areas_of(exercise, title, by=request.user)
        tell_done(request, _("A ranking of the areas is added."))


@signed_in
def add(request: SignedInRequest, meeting: int, kind: str) -> HttpResponse:
    """Write a new exercise; it begins with words that often fit."""
    found = led_meeting(request, meeting)
    if kind not in ExerciseKind.values:
        raise Http404
    start = start_of(kind)
    exercise = Exercise(meeting=found, kind=kind, **start.facts)
    written = _Written(request, exercise, start.prompts or areas_for(found))
    if written.is_right():
        facts, prompts = written.facts(), prompts_in(written.rows)
        with written.refusals():
            add_exercise(found, kind, facts, prompts, by=request.user)
            tell_done(request, _("The exercise is added."))
            return redirect("exercises", found.pk)
    return written.page()


@signed_in
def change(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Change an exercise that has not begun; show one that has."""
    found = led_meeting(request, meeting)
    exercise = exercise_in(found, pk)
    if exercise.stage != ExerciseStage.PLANNED and request.method != "POST":
        return redirect("lead-exercise", found.pk, exercise.pk)
    prompts = list(exercise.prompts.values_list("words", "hint"))
    written = _Written(request, exercise, prompts)
    if written.is_right():
        version = written.form.cleaned_data["version"]
        facts, prompts = written.facts(), prompts_in(written.rows)
        try:
            with written.refusals():
                change_exercise(exercise, version, facts, prompts, by=request.user)
                tell_done(request, _("The exercise is saved."))
                return redirect("exercises", found.pk)
        except Stale:
            return written.page(written.form.what_others_saved(exercise))
    return written.page()


class _Written:
    """What somebody writes in an exercise: the form, its rows, and what is wrong."""

    def __init__(
        self, request: SignedInRequest, exercise: Exercise, prompts: Sequence[Words]
    ) -> None:
        self.request, self.exercise = request, exercise
        sent = request.POST if request.method == "POST" else None
        shown = {name: getattr(exercise, name) for name in ExerciseForm.base_fields}
        self.form = self._form(sent, {**shown, "item": exercise.item_id})
        self.rows_error = ""
        if sent is None:
            empty = 1 if prompts else EMPTY_ROWS
            self.rows = rows_with(prompts, extra=empty)
        else:
            self.rows = Rows(PromptForm, "prompts", sent=sent)
        self.asks_for_more = sent is not None and "add" in sent
        if self.asks_for_more:
            self._more_rows()

    def _form(self, sent: QueryDict | None, shown: dict[str, Any]) -> ExerciseForm:
        # Any: the values of any field.
        exercise = self.exercise
        return ExerciseForm(
            sent, initial=shown, kind=exercise.kind, meeting=exercise.meeting
        )

    def _more_rows(self) -> None:
        """Keep all that is typed, unjudged, and add empty rows or those of the item."""
        typed = {name: self.form[name].value() for name in self.form.fields}
        rows = [
            (row["words"].value() or "", row["hint"].value() or "")
            for row in self.rows.forms
        ]
        kept = [(words, hint) for words, hint in rows if words.strip()]
        if self.request.POST["add"] == "item":
            number = str(typed["item"] or "")
            known = self.exercise.meeting.items
            item = known.filter(pk=number).first() if number.isdecimal() else None
            more = rows_in(item) if item else areas_for(self.exercise.meeting)
            kept += [row for row in more if row[0] not in dict(kept)]
        self.form = self._form(None, typed)
        self.rows = rows_with(kept, extra=EMPTY_ROWS)

    def is_right(self) -> bool:
        """Say whether something was sent that can be saved."""
        if self.request.method != "POST" or self.asks_for_more:
            return False
        judged = [self.form.is_valid(), self.rows.is_valid()]
        return all(judged)

    def facts(self) -> dict[str, Any]:
        """Return the fields of the exercise by name."""
        # Any: the values of any field.
        said = self.form.cleaned_data
        return {name: value for name, value in said.items() if name != "version"}

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Show why it was refused: in the form, and what concerns the rows at them."""
        with refusals_in(self.form):
            try:
                yield
            except Invalid as refusal:
                if refusal.field == "prompts":
                    self.rows_error = str(refusal.sentence)
                raise

    def page(self, others: Sequence[Other] = ()) -> HttpResponse:
        """Show what is written, and what is wrong with it."""
        exercise = self.exercise
        context = {
            "meeting": exercise.meeting,
            "exercise": exercise,
            "form": self.form,
            "rows": self.rows,
            "rows_error": self.rows_error,
            "incomplete": _incomplete(self.rows),
            "others": others,
            "asks_for_rows": exercise.kind not in ASKS_NOTHING,
            "areas": areas_for(exercise.meeting),
        }
        status = 422 if self.form.is_bound else 200
        return render(self.request, "exercises/exercise.html", context, status=status)


def _incomplete(rows: Rows) -> list[BoundField]:
    """Return the fields of the rows that must be put right."""
    return [
        form[name] for form in rows.forms for name in form.errors if name in form.fields
    ]
