"""What is filled in about a meeting that is shared with other authorities."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.consultations.models import JointMeeting, JointRole
from gensvar.meetings.models import AgendaItem, ItemState, Meeting
from gensvar.ui.forms import DayField, LongText


class ShareForm(forms.Form):
    """Which authority shares the meeting, and what it does there."""

    name = forms.CharField(
        label=_("Which authority or municipality"),
        max_length=200,
        help_text=_("Its whole name, for example that of a municipality."),
    )
    role = forms.ChoiceField(
        label=_("What it does"), choices=JointRole.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Which questions are theirs"), max_length=300, required=False
    )


class OwnDecisionForm(forms.Form):
    """What another authority decided, and where it says so."""

    joint = forms.ModelChoiceField(
        JointMeeting.objects.none(),
        label=_("Which authority"),
        empty_label=_("Choose"),
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("About which item"),
        required=False,
        empty_label=_("The whole meeting"),
    )
    decided_on = DayField(label=_("Day"))
    section_number = forms.CharField(label=_("§"), max_length=20, required=False)
    words = forms.CharField(label=_("What was decided or answered"), widget=LongText(3))
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("For example: the minutes of the municipal board, § 12."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        shared = JointMeeting.objects.filter(meeting=meeting)
        shared = shared.exclude(role=JointRole.LISTENS)
        items = AgendaItem.objects.filter(meeting=meeting, state=ItemState.ACCEPTED)
        self.fields["joint"].queryset = shared.select_related("organisation")  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["item"].queryset = items  # type: ignore[attr-defined] # a ModelChoiceField
