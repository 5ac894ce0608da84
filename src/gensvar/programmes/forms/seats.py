"""Forms for seats: periods, seats of groups, and who holds them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.languages import CHOICES
from gensvar.programmes.models import (
    NATIONAL_MINORITIES,
    Programme,
    ProgrammeGroup,
    SeatPeriod,
)
from gensvar.ui.forms import DayField, LongText

MOST_AT_ONCE = 20


class PeriodForm(forms.Form):
    """A mandate period."""

    starts_on = DayField(label=_("First day"))
    ends_on = DayField(
        label=_("Last day"),
        help_text=_("The last day of a term: 30 June or 31 December."),
    )


class SeatsForm(forms.Form):
    """How many seats a group gets, and for whom they are held."""

    asked_later = ("organisation",)

    group = forms.ModelChoiceField(
        ProgrammeGroup.objects.none(), label=_("Group"), empty_label=_("Choose")
    )
    number = forms.IntegerField(
        label=_("How many seats"), min_value=1, max_value=MOST_AT_ONCE, initial=1
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=_("Leave it empty when the seats are for people without one."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = ProgrammeGroup.objects.filter(programme=programme, is_included=True)
        self.fields["group"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField


class HolderForm(forms.Form):
    """Who holds a seat, in which period, and from which day."""

    asked_later = ("email", "starts_on")

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={"required": _("Write who holds the seat.")},
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(
        label=_("Language of the letters"), choices=CHOICES, initial="sv"
    )
    period = forms.ModelChoiceField(
        SeatPeriod.objects.none(), label=_("Period"), empty_label=None
    )
    starts_on = DayField(
        label=_("From"),
        required=False,
        help_text=_("Leave it empty for the first day of the period, or today."),
    )
    is_substitute = forms.BooleanField(label=_("Is a substitute"), required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = SeatPeriod.objects.filter(programme=programme).order_by("-starts_on")
        self.fields["period"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField


class EndHoldingForm(forms.Form):
    """When and why somebody leaves before the period ends."""

    last_day = DayField(label=_("Last day"))
    reason = forms.CharField(
        label=_("Why it ends early"), widget=LongText(2), max_length=1000
    )


class EmptyHoldersForm(forms.Form):
    """Which decision on disposal is followed."""

    decision = forms.CharField(
        label=_("Decision on disposal"),
        help_text=_("Its number, for example RS 2026-12 § 4."),
        max_length=100,
    )


class OwnWordsOfOrganisationForm(forms.Form):
    """What an organisation calls itself."""

    own_words = forms.CharField(
        label=_("What the organisation calls itself"), max_length=200, required=False
    )


class ChangeGroupForm(forms.Form):
    """From which group an organisation speaks from now on."""

    asked_later = ("own_words",)

    group = forms.ChoiceField(
        label=_("Group"),
        choices=[(group.value, group.label) for group in NATIONAL_MINORITIES],
    )
    since = DayField(label=_("From"))
    own_words = forms.CharField(
        label=_("What the organisation calls itself"), max_length=200, required=False
    )
