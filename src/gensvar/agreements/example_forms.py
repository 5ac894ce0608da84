"""What both sides fill in when they tell a concrete example."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.agreements.actions.examples import (
    FIRST_YEAR,
    LONGEST,
    LONGEST_ASK,
    LONGEST_PLACE,
    LONGEST_TITLE,
    Told,
)
from gensvar.agreements.examples import chosen, to_choose
from gensvar.kernel.days import today
from gensvar.kernel.languages import CHOICES
from gensvar.kernel.personal import signs_in
from gensvar.ui.forms import LongText

# What some need: folded until something stands in it.
MORE = ("place", "ask", "language")
SIGNS: dict[str, StrOrPromise] = {
    "number": _("a personal identity number"),
    "email": _("an e-mail address"),
    "phone": _("a telephone number"),
}


class ExampleForm(forms.Form):
    """One example: what was hard, what was done, what came of it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    title = forms.CharField(label=_("What it is about"), max_length=LONGEST_TITLE)
    hard = forms.CharField(
        label=_("What was hard?"),
        max_length=LONGEST,
        widget=LongText(3, {"dir": "auto"}),
    )
    done = forms.CharField(
        label=_("What did you do?"),
        max_length=LONGEST,
        widget=LongText(3, {"dir": "auto"}),
    )
    outcome = forms.CharField(
        label=_("What came of it?"),
        help_text=_("Leave it empty if you do not know yet."),
        max_length=LONGEST,
        required=False,
        widget=LongText(3, {"dir": "auto"}),
    )
    belongs = forms.ChoiceField(
        label=_("Which agreement or promise does it belong to?"), required=False
    )
    year = forms.IntegerField(
        label=_("Which year?"),
        required=False,
        min_value=FIRST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    place = forms.CharField(label=_("Where?"), max_length=LONGEST_PLACE, required=False)
    ask = forms.CharField(
        label=_("Whom can others ask?"),
        help_text=_("A role, such as the board. Never a person’s name or address."),
        max_length=LONGEST_ASK,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Which language do you write in?"), choices=CHOICES, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        offered = [("", _("None")), *to_choose()]
        self.fields["belongs"].choices = offered  # type: ignore[attr-defined] # a ChoiceField

    def first(self) -> list[BoundField]:
        """Return the fields that everybody needs."""
        return [one for one in self.visible_fields() if one.name not in MORE]

    def more(self) -> list[BoundField]:
        """Return the fields that some need."""
        return [one for one in self.visible_fields() if one.name in MORE]

    def more_is_open(self) -> bool:
        """Say whether something stands in them, or has to be mended there."""
        return any(
            one.errors or (one.name != "language" and one.value())
            for one in self.more()
        )

    def clean_year(self) -> int | None:
        """Take a year only when it has come."""
        year: int | None = self.cleaned_data["year"]
        if year is not None and year > today().year:
            raise forms.ValidationError(
                _("Write a year that has come, with four figures.")
            )
        return year

    def point_out(self) -> list[StrOrPromise]:
        """Return the signs of personal data that were not pointed out before.

        The form remembers that they are pointed out now: sent once more, it is kept.
        """
        said = self.cleaned_data
        names = ("title", "hard", "done", "outcome", "place", "ask")
        found = signs_in("\n".join(said[name] for name in names))
        before = set(said["seen"].split())
        new = [sign for sign in found if sign not in before]
        if new:
            kept = " ".join(sorted({*before, *new} & {*SIGNS}))
            data = {name: self.data[name] for name in self.data}
            self.data = {**data, self.add_prefix("seen"): kept}
        return [SIGNS[sign] for sign in new]

    def told(self) -> Told:
        """Return what was filled in. Raises Invalid when what was chosen is gone."""
        said = self.cleaned_data
        names = ("title", "hard", "done", "outcome", "place", "year", "ask")
        agreement, promise = chosen(said["belongs"])
        return Told(
            **{name: said[name] for name in names},
            language=said["language"] or "sv",
            agreement=agreement,
            commitment=promise,
        )


class NewExampleForm(ExampleForm):
    """A new example, whose sending counts once."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ChangeExampleForm(ExampleForm):
    """Other words, and the version that they were written from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
