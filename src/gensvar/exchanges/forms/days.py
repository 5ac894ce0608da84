"""What is filled in about volunteer days and trainings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.exchanges.actions.trainings import Arranged
from gensvar.exchanges.policies import bodies_to_offer_for
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField


class OfBodies(forms.Form):
    """Something that is said for one of one's bodies."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body"), empty_label=None
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = Body.objects.filter(pk__in=bodies_to_offer_for(user))
        self.fields["body"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField


class GoalForm(OfBodies):
    """How many days a year."""

    days = forms.IntegerField(
        label=_("Days a year for each person"), min_value=0, max_value=30
    )


class TrainingForm(OfBodies):
    """A training and how many came."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    what = forms.CharField(label=_("What it was about"), max_length=200)
    arranged_by = forms.CharField(label=_("Who arranged it"), max_length=200)
    day = DayField(label=_("Day"))
    hours = forms.DecimalField(
        label=_("How many hours"), max_digits=4, decimal_places=1, localize=True
    )
    people = forms.IntegerField(
        label=_("How many of you took part"),
        help_text=_("As you have counted or been told. Empty when nobody knows."),
        required=False,
        min_value=0,
        max_value=100000,
    )

    def arranged(self) -> Arranged:
        """Return what was filled in."""
        said = self.cleaned_data
        return Arranged(said["what"], said["arranged_by"], said["day"], said["hours"])
