"""Forms for the written account, occasions, and others who may take part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.meetings.models import Meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.sami_consultations.actions.holding import Plan
from gensvar.sami_consultations.models import (
    OccasionForm,
    OtherParticipant,
    Party,
    SamiConsultation,
    View,
)
from gensvar.sami_consultations.queries import consulting
from gensvar.ui.forms import DayField, LongText


class AccountForm(forms.Form):
    """The questions in writing, and the time to prepare."""

    words = forms.CharField(
        label=_("The questions the consultation is about"),
        widget=LongText(8),
        max_length=20000,
        help_text=_("It goes to each who wants consultation. No names of persons."),
    )
    sent_on = DayField(
        label=_("Sent on"),
        initial=today,
        help_text=_("An earlier day means that you have sent it in another way."),
    )
    prepare_until = DayField(
        label=_("Time to prepare until"),
        help_text=_("You cannot meet before this day has passed."),
    )


class PlanForm(forms.Form):
    """When, how and with whom one consults."""

    form = forms.ChoiceField(
        label=_("Form"), choices=OccasionForm.choices, widget=forms.RadioSelect
    )
    parties = forms.ModelMultipleChoiceField(
        Party.objects.none(),
        label=_("With whom"),
        widget=forms.CheckboxSelectMultiple,
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("At which meeting"),
        required=False,
        empty_label=_("An occasion of its own"),
        help_text=_(
            "The same meeting may be a samråd. It then has notes there and a record "
            "here."
        ),
    )
    held_on = DayField(
        label=_("Day"), required=False, help_text=_("A meeting brings its own day.")
    )
    how = forms.CharField(label=_("Where and how"), required=False, max_length=300)

    def __init__(
        self,
        *args: Any,
        user: User,
        consultation: SamiConsultation,
        **kwargs: Any,
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        meetings = meetings_visible_to(user).filter(starts_at__isnull=False)
        self.fields["parties"].queryset = consulting(consultation)  # type: ignore[attr-defined] # a choice of rows
        self.fields["meeting"].queryset = meetings.order_by("-starts_at")  # type: ignore[attr-defined] # a choice of rows

    def plan(self) -> Plan:
        """Return what was filled in, without the parties."""
        said = self.cleaned_data
        return Plan(said["form"], said["held_on"], said["how"], said["meeting"])


class OtherForm(forms.Form):
    """An organisation that may take part too."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    why = forms.CharField(
        label=_("Why it should take part"), widget=LongText(2), max_length=2000
    )


class AttitudeForm(forms.Form):
    """What a representative thinks of it."""

    party = forms.ModelChoiceField(
        Party.objects.none(), label=_("Who says it"), empty_label=_("Choose")
    )
    view = forms.ChoiceField(
        label=_("What do they say?"), choices=View.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In their words"),
        widget=LongText(2),
        required=False,
        max_length=4000,
    )

    def __init__(self, *args: Any, other: OtherParticipant, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = consulting(other.consultation)  # type: ignore[attr-defined] # a choice of rows


class DecideOtherForm(forms.Form):
    """Whether it takes part, and why."""

    takes_part = forms.ChoiceField(
        label=_("Does it take part?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why"), widget=LongText(2), max_length=2000)
