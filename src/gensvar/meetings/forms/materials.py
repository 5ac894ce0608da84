"""Forms for what is read before a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.meetings.models import AgendaItem, Meeting
from gensvar.organisations.queries import colleagues_today
from gensvar.ui.forms import LongText


class MaterialForm(forms.Form):
    """What is to be read, where it is, and who brings it."""

    title = forms.CharField(label=_("What is to be read"), max_length=200)
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who brings it"),
        required=False,
        empty_label=_("Somebody else"),
    )
    owner_name = forms.CharField(
        label=_("Name, if somebody else brings it"), required=False, max_length=200
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Item it belongs to"),
        required=False,
        empty_label=_("The whole meeting"),
    )
    words = forms.CharField(
        label=_("The text"), required=False, widget=LongText(5), max_length=50000
    )
    link = forms.URLField(
        label=_("Or a link to it"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues_today()  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["item"].queryset = meeting.items.all()  # type: ignore[attr-defined] # a ModelChoiceField
