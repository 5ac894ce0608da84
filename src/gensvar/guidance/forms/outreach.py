"""Forms for outreach, and for channels."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.refusals import VersionedForm
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText


class OutreachForm(VersionedForm):
    """One way to reach a group that would be missing."""

    group = forms.CharField(
        label=_("Who is missing?"),
        help_text=_("A part of the population, never a person."),
        max_length=200,
    )
    barrier = forms.CharField(
        label=_("What stands in the way?"), required=False, max_length=300
    )
    how = forms.CharField(
        label=_("How do we reach them?"), max_length=300, widget=LongText(2)
    )
    channel = forms.CharField(
        label=_("Channel"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"list": "channels"}),
    )
    responsible = forms.CharField(
        label=_("Who does it?"),
        help_text=_("A unit, an association or a role."),
        max_length=200,
    )
    until = DayField(label=_("Until when?"))


class ResultForm(VersionedForm):
    """What came of it."""

    result = forms.CharField(
        label=_("What came of it?"), max_length=1000, widget=LongText(3)
    )
    done_on = DayField(label=_("Done on"))


class ProposeForm(forms.Form):
    """A channel that a body proposes."""

    name = forms.CharField(label=_("What is it called?"), max_length=120)
    about = forms.CharField(
        label=_("What is it for?"), max_length=600, widget=LongText(2)
    )
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that proposes it"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, bodies: set[int], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = Body.objects.filter(pk__in=bodies)
        self.fields["body"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField


class DecidedForm(forms.Form):
    """The decision by which a channel is taken into use."""

    decided_on = DayField(label=_("Decided on"))
    section_number = forms.CharField(
        label=_("Section (§)"), required=False, max_length=20
    )


class EndForm(forms.Form):
    """Why a channel ends."""

    why = forms.CharField(label=_("Why does it end?"), max_length=600)
