"""Choosing a language, and writing texts in it beside the original."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.kernel.languages import CHOICES, direction
from gensvar.translations.actions import Written, name_of
from gensvar.translations.models import How, Translation
from gensvar.translations.queries import seen
from gensvar.translations.things import Place, Thing, fingerprint
from gensvar.ui.forms import LongText

LONGEST, A_LINE, FEWEST_ROWS, MOST_ROWS = 20000, 60, 2, 14


class LanguageForm(forms.Form):
    """Which language of the registry; only those `without` has not are offered."""

    language = forms.CharField(
        label=_("Language"), widget=forms.Select(choices=CHOICES), max_length=40
    )

    def __init__(self, *args: Any, without: Collection[str] = (), **kwargs: Any):
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        widget = self.fields["language"].widget
        assert isinstance(widget, forms.Select)  # noqa: S101 -- for the types
        widget.choices = [
            (name, [pair for pair in found if pair[0] not in without])
            if isinstance(found, list)
            else (name, found)
            for name, found in CHOICES
            if name not in without
        ]


@dataclass(frozen=True)
class Beside:
    """One text to translate: the original, the box beside it, and what it is now."""

    label: StrOrPromise
    original: str
    box: forms.BoundField
    translation: Translation | None

    @property
    def is_outdated(self) -> bool:
        """Say whether the original has changed since the translation was made."""
        row = self.translation
        return bool(
            row and row.text and row.original_mark != fingerprint(self.original)
        )


class WritingForm(forms.Form):
    """Texts in one language, how they were made, and what stood when they were read."""

    def __init__(
        self,
        *args: Any,
        things: Sequence[Thing],
        tag: str,
        rows: Mapping[Place, Translation],
        **kwargs: Any,
    ) -> None:
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        self.things, self.tag, self.rows = things, tag, rows
        self.fields["seen"] = forms.CharField(
            widget=forms.HiddenInput, initial=seen(things, rows.values())
        )
        for thing in things:
            for place, words in thing.places().items():
                self._add_box(thing, place, words)
        # What is left empty falls back: no box needs to say that it is optional.
        self.asked_later = tuple(self.fields)
        self.fields["how"] = forms.ChoiceField(
            label=_("How is the translation made?"),
            choices=How.choices,
            widget=forms.RadioSelect,
            initial=next((row.how for row in rows.values() if row.text), None),
            error_messages={"required": _("Say how the translation was made.")},
        )

    def _add_box(self, thing: Thing, place: Place, words: str) -> None:
        lines = words.count("\n") + len(words) // A_LINE + 1
        marks: dict[str, object] = {"lang": self.tag, "dir": direction(self.tag)}
        row = self.rows.get(place)
        self.fields[name_of(place)] = forms.CharField(
            label=thing.labels.get(place[-1], place[-1]),
            widget=LongText(rows=min(max(lines, FEWEST_ROWS), MOST_ROWS), attrs=marks),
            required=False,
            max_length=LONGEST,
            initial=row.text if row else "",
        )

    def beside(self) -> Iterator[Beside]:
        """Yield each original with its box, in the order of the things."""
        for thing in self.things:
            for place, words in thing.places().items():
                box = self[name_of(place)]
                yield Beside(box.label, words, box, self.rows.get(place))

    def written(self) -> Written:
        """Return what was filled in, for the action; the form must be valid."""
        texts = {
            place: self.cleaned_data[name_of(place)]
            for thing in self.things
            for place in thing.places()
        }
        return Written(texts, self.cleaned_data["how"], self.cleaned_data["seen"])

    def start_over_from(self, rows: Mapping[Place, Translation]) -> None:
        """Build on what others have saved, and keep what was typed here."""
        self.rows = rows
        self.data = {**self.data, "seen": seen(self.things, rows.values())}
