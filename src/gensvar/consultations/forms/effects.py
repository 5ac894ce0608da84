"""Forms for what has changed, and for what a year was worth."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.consultations.forms.duties import GroupField, LinkField
from gensvar.consultations.forms.young import MeetingField
from gensvar.consultations.models import EffectSource
from gensvar.kernel.days import today
from gensvar.programmes.models import Programme
from gensvar.ui.forms import DayField, LongText


class EffectForm(forms.Form):
    """What has changed, since when, and how we know."""

    words = forms.CharField(
        label=_("What has changed"),
        widget=LongText(3),
        help_text=_("Name no person: it may be shown to everyone."),
    )
    group = GroupField(
        label=_("For which group"), required=False, empty_label=_("All groups")
    )
    observed_on = DayField(label=_("When it was seen"), initial=today)
    source = forms.ChoiceField(
        label=_("Where it comes from"), choices=EffectSource.choices
    )
    meeting = MeetingField(label=_("Which meeting"))
    source_words = forms.CharField(
        label=_("How we know"), max_length=300, required=False
    )
    link = LinkField(label=_("Where it can be read"))

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["group"].offer(programme)  # type: ignore[attr-defined] # a GroupField
        self.fields["meeting"].offer(programme)  # type: ignore[attr-defined] # a MeetingField


class ReviewForm(forms.Form):
    """What a year was worth, as the region sees it."""

    value_for_group = forms.CharField(
        label=_("Value for the group"), widget=LongText(3), required=False
    )
    value_for_service = forms.CharField(
        label=_("Value for the service"), widget=LongText(3), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        if "meeting" in self.fields:
            self.fields["meeting"].offer(programme)  # type: ignore[attr-defined] # a MeetingField


class GroupReviewForm(ReviewForm):
    """The same as a group sees it, with how it was asked."""

    method = forms.CharField(
        label=_("How the group was asked"),
        max_length=300,
        required=False,
        help_text=_("For example: talked about at the meeting, and read back."),
    )
    meeting = MeetingField(label=_("At which meeting"))
