"""An exercise and its rows, and the tables of a meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.forms.plans import Rows
from gensvar.exercises.actions.planning import Words
from gensvar.exercises.models import ExerciseKind
from gensvar.kernel.languages import CHOICES
from gensvar.kernel.refusals import VersionedForm
from gensvar.meetings.models import AgendaItem, Meeting
from gensvar.ui.forms import LongText

# Which settings each kind of exercise has, beside those of all.
OWN = {
    ExerciseKind.STATIONS: {"rounds"},
    ExerciseKind.RANKING: {"allows_ties", "allows_incomplete"},
    ExerciseKind.DOTS: {"most_dots"},
}
SETTINGS = {"rounds", "allows_ties", "allows_incomplete", "most_dots"}
VOTES = (ExerciseKind.RANKING, ExerciseKind.DOTS)


class ExerciseForm(VersionedForm):
    """What an exercise is called, what the tables do, and its settings."""

    title = forms.CharField(label=_("What the exercise is called"), max_length=200)
    instruction = forms.CharField(
        label=_("What the tables do"), widget=LongText(2), required=False
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Item on the agenda"),
        empty_label=_("None"),
        required=False,
    )
    rounds = forms.IntegerField(
        label=_("Number of rounds"),
        help_text=_("As many as there are stations, so that everyone comes to all."),
        min_value=1,
        max_value=30,
    )
    round_minutes = forms.IntegerField(
        label=_("Minutes for each round"), min_value=1, max_value=240
    )
    most_dots = forms.IntegerField(
        label=_("Dots for each person"), min_value=1, max_value=30
    )
    allows_ties = forms.BooleanField(label=_("Two may share a place"), required=False)
    allows_incomplete = forms.BooleanField(
        label=_("A table may leave something without a place"), required=False
    )
    shows_results = forms.BooleanField(
        label=_("Show the room what comes in while it goes on"), required=False
    )

    def __init__(self, *args: Any, kind: str, meeting: Meeting, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        for name in SETTINGS - OWN.get(ExerciseKind(kind), set()):
            del self.fields[name]
        self.fields["item"].queryset = meeting.items.all()  # type: ignore[attr-defined] # a ModelChoiceField
        if kind != ExerciseKind.STATIONS:
            self.fields["round_minutes"].label = _("Minutes")
        if kind in VOTES:
            self.fields["shows_results"].help_text = _(
                "Better not: those who see how others vote are drawn along. What "
                "comes out is shown when the exercise is closed."
            )


class PromptForm(forms.Form):
    """One station, area or option, with a hint."""

    words = forms.CharField(label=_("Question, area or option"), max_length=300)
    hint = forms.CharField(label=_("Hint"), max_length=300, required=False)


def rows_with(prompts: Sequence[Words], extra: int = 0) -> Rows:
    """Return rows that show prompts, and some empty ones."""
    shown = [{"words": words, "hint": hint} for words, hint in prompts]
    return Rows(PromptForm, "prompts", rows=shown, extra=extra)


def prompts_in(rows: Rows) -> list[Words]:
    """Return what is written in the rows."""
    return [(row["words"], row["hint"]) for row in rows.values()]


class TablesForm(forms.Form):
    """How many tables there are."""

    number = forms.IntegerField(label=_("Number of tables"), min_value=0, max_value=300)
    language = forms.ChoiceField(
        label=_("Language of new tables"), choices=CHOICES, initial="sv"
    )


class TableForm(forms.Form):
    """One table."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=9999)
    name = forms.CharField(label=_("Name"), max_length=100, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES)
