"""What a table fills in on its own page."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.exercises.public import (
    LONGEST_IDEA,
    ExerciseHere,
    PromptHere,
    TablePage,
    field_of,
)
from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import CHOICES, direction
from gensvar.ui.forms import LongText

# More digits than any id has, and fewer than Python takes long to read.
MOST_DIGITS = 15


def fresh_key() -> str:
    """Return a key that makes a form's sending one, however often it comes."""
    return str(uuid.uuid4())


class TableCodeForm(forms.Form):
    """The code that lies on the table."""

    code = forms.CharField(
        label=_("The code of your table"),
        max_length=60,
        help_text=_("It stands on the card on your table."),
        error_messages={"required": _("Write the code that lies on your table.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
                "class": "code-input",
                "dir": "ltr",
            }
        ),
    )


class KeyedForm(forms.Form):
    """A form that is received once, however often it is sent."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def refuse(self, refused: Invalid) -> None:
        """Show beside the right box what cannot be right; give a new key if need be."""
        self.data = {name: self.data[name] for name in self.data}
        if refused.field == "key":
            self.data["key"] = fresh_key()
        shown = refused.field in self.fields and refused.field != "key"
        self.add_error(refused.field if shown else None, str(refused.sentence))


class IdeaForm(KeyedForm):
    """One idea: where it belongs, the words, and their language."""

    text = forms.CharField(
        label=_("One idea at a time"),
        strip=False,
        error_messages={"required": _("Write something first.")},
        widget=LongText(rows=2, attrs={"data-most": LONGEST_IDEA}),
    )
    language = forms.ChoiceField(label=_("We write in"), choices=CHOICES)

    def __init__(self, table: TablePage, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        sent = str(self.data.get("prompt", "")) if self.is_bound else ""
        self.fields["prompt"] = _where(table.prompts, sent)
        tag = str(self.data.get("language") or self.initial.get("language", "sv"))
        marks = {"lang": tag, "dir": direction(tag)}
        self.fields["text"].widget.attrs.update(marks)
        self.order_fields(["key", "prompt", "text", "language"])


def _where(prompts: tuple[PromptHere, ...], sent: str) -> forms.Field:
    """Return the choice of an area; where a table stands there is nothing to choose.

    Whatever was `sent` may be sent: an idea may reach us when the table has gone on,
    and whether it is taken is decided where it is stored.
    """
    here = [prompt for prompt in prompts if prompt.is_ours_now]
    choices = [(prompt.id, prompt.words) for prompt in here]
    only = len(here) == 1
    is_number = sent.isascii() and sent.isdigit() and len(sent) <= MOST_DIGITS
    if is_number and int(sent) not in dict(choices):
        choices.append((int(sent), ""))
    return forms.TypedChoiceField(
        label=_("Area"),
        choices=choices,
        coerce=int,
        widget=forms.HiddenInput if only else forms.RadioSelect,
        initial=here[0].id if only else None,
        error_messages={"required": _("Choose where the idea belongs.")},
    )


class AnewForm(KeyedForm):
    """A newer wording of an idea."""

    text = forms.CharField(
        label=_("The new wording"),
        strip=False,
        error_messages={"required": _("Write something first.")},
        widget=LongText(rows=3, attrs={"data-most": LONGEST_IDEA}),
    )


class RankForm(KeyedForm):
    """A place for each option."""

    def __init__(
        self, exercise: ExerciseHere, prompts: tuple[PromptHere, ...], *args: Any
    ) -> None:
        # Any: the data of a request, or nothing.
        super().__init__(*args)
        self.initial = {"key": fresh_key()}
        places: list[tuple[str, StrOrPromise]] = [("", _("No place"))]
        places += [(str(n), str(n)) for n in range(1, len(prompts) + 1)]
        for prompt in prompts:
            self.fields[field_of(prompt.id)] = forms.TypedChoiceField(
                label=prompt.words,
                help_text=prompt.hint,
                choices=places,
                coerce=int,
                empty_value=None,
                required=False,
                initial=prompt.place or "",
            )
        self.options = [prompt.id for prompt in prompts]

    @property
    def places(self) -> dict[int, int]:
        """Return the places that were given."""
        given = {one: self.cleaned_data[field_of(one)] for one in self.options}
        return {one: place for one, place in given.items() if place is not None}


class DotsForm(forms.Form):
    """So many dots on each option."""

    def __init__(
        self, exercise: ExerciseHere, prompts: tuple[PromptHere, ...], *args: Any
    ) -> None:
        # Any: the data of a request, or nothing.
        super().__init__(*args)
        for prompt in prompts:
            self.fields[f"dots_{prompt.id}"] = forms.IntegerField(
                label=prompt.words,
                help_text=prompt.hint,
                min_value=0,
                max_value=exercise.most_dots,
                required=False,
                initial=prompt.dots,
            )
        self.options = [prompt.id for prompt in prompts]

    @property
    def numbers(self) -> dict[int, int]:
        """Return the dots on each option."""
        return {
            option: self.cleaned_data[f"dots_{option}"] or 0 for option in self.options
        }

    def refuse(self, refused: Invalid) -> None:
        """Show beside the right box what cannot be right."""
        shown = refused.field in self.fields
        self.add_error(refused.field if shown else None, str(refused.sentence))


class AskForm(KeyedForm):
    """A question to the floor."""

    text = forms.CharField(
        label=_("Your question"),
        strip=False,
        error_messages={"required": _("Write the question first.")},
        widget=LongText(rows=2, attrs={"dir": "auto", "data-most": LONGEST_IDEA}),
    )
    asker = forms.CharField(
        label=_("Who asks"),
        help_text=_("A name or an organisation. It will stand in the notes."),
        required=False,
        max_length=200,
    )
