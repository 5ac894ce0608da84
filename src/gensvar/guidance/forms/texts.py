"""Forms for a text of guidance, and for a search among words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gensvar.guidance.catalogue import FIELDS
from gensvar.kernel.refusals import Other
from gensvar.ui.forms import LongText

SHORT = 120


class TextForm(forms.Form):
    """One text of a kind: a field for each part of it."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        for name, field in FIELDS[kind].items():
            self.fields[name] = forms.CharField(
                label=field.label,
                required=field.is_needed,
                max_length=field.longest,
                widget=LongText(6 if name == "steps" else 3)
                if field.longest > SHORT
                else forms.TextInput,
            )

    def words(self) -> dict[str, str]:
        """Return what was written, without the number of the text that was read."""
        return {
            name: said for name, said in self.cleaned_data.items() if name != "seen"
        }

    def what_others_saved(self, words: Mapping[str, str], number: int) -> list[Other]:
        """Return what stands now where it differs; the next sending builds on it."""
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["seen"] = str(number)
        return [
            Other(str(self[name].label), words.get(name, "") or "–")
            for name, said in self.words().items()
            if words.get(name, "") != said
        ]


class WordsForm(forms.Form):
    """How the word begins that one looks for."""

    hides_optional = True

    q = forms.CharField(label=_("The word begins with"), required=False, max_length=40)
