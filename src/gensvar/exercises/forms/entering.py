"""What is entered from paper, and in a question round."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.exercises.models import (
    AskedState,
    Exercise,
    Prompt,
    Table,
)
from gensvar.exercises.paper import as_text, dots_in, places_in
from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import CHOICES
from gensvar.meetings.models import Meeting, Side
from gensvar.ui.forms import LongText


class TableField(forms.ModelChoiceField[Table]):
    """One table of a meeting, by number and name."""

    def label_from_instance(self, obj: Table) -> str:
        """Return the number and the name."""
        return f"{obj.number} {obj.name}".strip()


class IdeasForm(forms.Form):
    """What one table wrote at one place, one idea in each line."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    table = TableField(Table.objects.none(), label=_("Table"), empty_label=_("Choose"))
    prompt = forms.ModelChoiceField(
        Prompt.objects.none(),
        label=_("Station, area or question"),
        empty_label=_("Choose"),
    )
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES, initial="sv")
    text = forms.CharField(
        label=_("Ideas, one in each line"),
        help_text=_(
            "Write (!) or (!!) last on a line where the paper says that others stress "
            "it. What stands after // is kept beside the idea, such as an example."
        ),
        widget=LongText(8),
        max_length=100_000,
        strip=False,
    )

    def __init__(
        self, *args: Any, meeting: Meeting, exercise: Exercise, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        tables = Table.objects.filter(meeting=meeting)
        self.fields["table"].queryset = tables  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["prompt"].queryset = exercise.prompts.all()  # type: ignore[attr-defined] # a ModelChoiceField


class LinesForm(forms.Form):
    """One line of numbers for each table, in the order of the options.

    `standing` is what is stored for a table, as it is written in its line.
    """

    hides_optional = True

    def __init__(
        self,
        *args: Any,
        tables: Sequence[Table],
        options: Sequence[int],
        standing: Mapping[int, Mapping[int, int]],
        **kwargs: Any,
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.tables, self.options = tables, options
        for table in tables:
            numbers = standing.get(table.pk)
            label = _("Table %(number)s") % {
                "number": f"{table.number} {table.name}".strip()
            }
            self.fields[f"table_{table.pk}"] = forms.CharField(
                label=label,
                required=False,
                max_length=200,
                initial=as_text(numbers, options) if numbers else "",
            )

    def read(self, line: str) -> dict[int, int]:
        """Return what a line says of each option. Raises Invalid."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Judge each line; a wrong one is told at its table."""
        # Any: the cleaned values of any field.
        said = super().clean() or {}
        self.found = {}
        for table in self.tables:
            name = f"table_{table.pk}"
            if not said.get(name):
                continue
            try:
                self.found[table] = self.read(said[name])
            except Invalid as refusal:
                self.add_error(name, str(refusal.sentence))
        return said


class BallotsForm(LinesForm):
    """The places of the options at each table."""

    def read(self, line: str) -> dict[int, int]:
        """Return the place of each option that has one."""
        return places_in(line, self.options)


class DotsForm(LinesForm):
    """The dots on the options at each table."""

    def read(self, line: str) -> dict[int, int]:
        """Return the dots on each option."""
        return dots_in(line, self.options)


class FloorForm(forms.Form):
    """A question from the floor or from paper."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    text = forms.CharField(label=_("The question"), widget=LongText(2), max_length=1000)
    asker = forms.CharField(
        label=_("Who asks"),
        help_text=_("Only if the person wants to be named in the notes."),
        max_length=200,
        required=False,
    )
    table = TableField(
        Table.objects.none(), label=_("Table"), empty_label=_("None"), required=False
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        tables = Table.objects.filter(meeting=meeting)
        self.fields["table"].queryset = tables  # type: ignore[attr-defined] # a ModelChoiceField


class ReplyForm(forms.Form):
    """What somebody answered."""

    speaker = forms.CharField(label=_("Who answers"), max_length=200)
    words = forms.CharField(
        label=_("What was answered"),
        help_text=_("As it was said. It is shown as that person’s words."),
        widget=LongText(3),
        max_length=20_000,
    )
    state = forms.ChoiceField(
        label=_("Is the question answered?"),
        choices=[
            (AskedState.ANSWERED, _("Yes")),
            (AskedState.PARTLY, _("In part")),
            (AskedState.OPEN, _("No, it stays open")),
        ],
        widget=forms.RadioSelect,
        initial=AskedState.ANSWERED,
    )


class TakenForm(forms.Form):
    """What somebody takes along."""

    side = forms.ChoiceField(
        label=_("Which side"),
        choices=Side.choices,
        widget=forms.RadioSelect,
        initial=Side.REGION,
    )
    who = forms.CharField(label=_("Who takes it along"), max_length=200)
    words = forms.CharField(
        label=_("What is taken along"), widget=LongText(2), max_length=5000
    )
    entries = forms.TypedMultipleChoiceField(
        label=_("From these ideas"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, ideas: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["entries"].choices = ideas  # type: ignore[attr-defined] # a choice field
        if not ideas:
            del self.fields["entries"]


class SeatingForm(forms.Form):
    """How often people change tables."""

    rounds = forms.IntegerField(
        label=_("How many times people sit down"),
        help_text=_("1 if everyone keeps their table the whole meeting."),
        min_value=1,
        max_value=12,
    )
