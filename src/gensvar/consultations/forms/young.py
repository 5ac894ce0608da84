"""The form for an occasion for children and young people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.consultations.forms.duties import GroupField
from gensvar.consultations.models import AgeBand, YoungForm
from gensvar.kernel.days import today
from gensvar.meetings.models import Meeting
from gensvar.programmes.models import Programme
from gensvar.ui.forms import DayField, LongText

YES_NO = ((None, _("Not known")), (True, _("Yes")), (False, _("No")))


def band_field(band: str) -> str:
    """Return the name of the field of an age band."""
    return f"band_{band.replace('-', '_')}"


class MeetingField(forms.ModelChoiceField[Meeting]):
    """A meeting of the programme; which ones is said when the form is made."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("required", False)
        kwargs.setdefault("empty_label", _("No meeting"))
        super().__init__(Meeting.objects.none(), **kwargs)

    def offer(self, programme: Programme) -> None:
        """Offer the meetings of a programme."""
        self.queryset = Meeting.objects.filter(programme=programme)


class YoungOccasionForm(forms.Form):
    """What it was, how it was made to fit, and how many there were of which age."""

    title = forms.CharField(label=_("What it was"), max_length=200)
    held_on = DayField(label=_("Day"), initial=today)
    meeting = MeetingField(label=_("Meeting it belongs to"))
    group = GroupField(label=_("Group"), required=False, empty_label=_("All groups"))
    form = forms.ChoiceField(
        label=_("How it was made to fit"), choices=YoungForm.choices
    )
    form_words = forms.CharField(
        label=_("What you did so that they could take part"),
        widget=LongText(3),
        required=False,
    )
    guardians_informed = forms.TypedChoiceField(
        label=_("Were guardians told?"),
        choices=YES_NO,
        required=False,
        coerce=lambda value: {"True": True, "False": False}.get(value),
        empty_value=None,
    )
    guardian_words = forms.CharField(
        label=_("What guardians were told"), widget=LongText(2), required=False
    )
    young_words = forms.CharField(
        label=_("Text for the young"),
        widget=LongText(4),
        required=False,
        help_text=_("Short and plain. You can show it on the page of the meeting."),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["group"].offer(programme)  # type: ignore[attr-defined] # a GroupField
        self.fields["meeting"].offer(programme)  # type: ignore[attr-defined] # a MeetingField
        for band in AgeBand:
            self.fields[band_field(band)] = forms.IntegerField(
                label=_("How many: %(band)s") % {"band": band.label},
                required=False,
                min_value=0,
                max_value=100_000,
            )

    def counts(self) -> dict[str, int | None]:
        """Return how many there were in each band, as it was written."""
        return {band.value: self.cleaned_data[band_field(band)] for band in AgeBand}

    def facts(self) -> dict[str, Any]:
        """Return everything else, by name."""
        # Any: the values of any field.
        bands = {band_field(band) for band in AgeBand}
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in bands
        }
