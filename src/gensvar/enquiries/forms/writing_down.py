"""The form for a question that was asked by telephone or at a meeting; the filter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gensvar.enquiries.actions import Asked
from gensvar.enquiries.models import Source
from gensvar.enquiries.queries import themes_in_use
from gensvar.kernel.languages import CHOICES
from gensvar.organisations.models import Organisation
from gensvar.ui.forms import DayField, LongText

TOLD = [
    (source.value, source.label)
    for source in (Source.TELEPHONE, Source.MEETING, Source.LETTER)
]


class ListForm(forms.Form):
    """Which questions are shown."""

    hides_optional = True

    mine = forms.BooleanField(label=_("Only mine"), required=False)
    late = forms.BooleanField(label=_("Only those that are late"), required=False)
    nobody = forms.BooleanField(label=_("Only those without owner"), required=False)
    answered = forms.BooleanField(
        label=_("Also those that are answered"), required=False
    )
    theme = forms.ModelChoiceField(
        themes_in_use().none(),
        label=_("What it is about"),
        required=False,
        empty_label=pgettext_lazy("questions", "All"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = themes_in_use()  # type: ignore[attr-defined] # a ModelChoiceField


class WriteDownForm(forms.Form):
    """What somebody asked, as they said it."""

    words = forms.CharField(
        label=_("The question"),
        widget=LongText(4, {"dir": "auto"}),
        help_text=_("As it was said. Leave out private matters of others."),
    )
    source = forms.ChoiceField(label=_("How it came"), choices=TOLD)
    received_on = DayField(label=_("Asked on"))
    theme = forms.ModelChoiceField(
        themes_in_use().none(),
        label=_("What it is about"),
        required=False,
        empty_label=_("Not known yet"),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation that asks"),
        required=False,
        empty_label=_("None, or not known"),
    )
    name = forms.CharField(
        label=_("Name of who asked"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"data-private": ""}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"data-private": ""}),
        help_text=_("Then the answer comes by letter."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES)
    wants_public = forms.BooleanField(
        label=_("The asker wants everyone to be able to read it"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        known = Organisation.objects.filter(merged_into=None, valid_to=None)
        self.fields["theme"].queryset = themes_in_use()  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["organisation"].queryset = known  # type: ignore[attr-defined] # a ModelChoiceField

    def asked(self) -> Asked:
        """Return what was filled in."""
        return Asked(**self.cleaned_data)
