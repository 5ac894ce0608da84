"""Forms for series of meetings, and for choosing among meetings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.refusals import VersionedForm
from gensvar.meetings.forms.sub_regions import PartField
from gensvar.meetings.models import MeetingKind, Rhythm, Series, Side
from gensvar.meetings.policies import bodies_to_meet_for
from gensvar.meetings.queries import meetings_visible_to, series_visible_to
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText

WHEN = [
    ("", _("Those to come")),
    ("passed", _("Those that have been")),
    ("all", _("All")),
]


class FilterForm(forms.Form):
    """Which meetings are shown."""

    hides_optional = True

    nar = forms.ChoiceField(label=_("When"), choices=WHEN, required=False)
    sort = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("All kinds")), *MeetingKind.choices],
        required=False,
    )
    serie = forms.ModelChoiceField(
        Series.objects.none(),
        label=_("Series"),
        required=False,
        empty_label=_("All series"),
    )
    organ = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Body"),
        required=False,
        empty_label=_("All bodies"),
    )
    del_ = forms.ChoiceField(label=_("Part of the region"), required=False)

    def __init__(self, *args: Any, user: User, bodies: set[int], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        parts = meetings_visible_to(user).exclude(sub_region="").order_by("sub_region")
        named = parts.values_list("sub_region", flat=True).distinct()
        offered = [("", _("The whole region")), *((name, name) for name in named)]
        self.fields["del_"].choices = offered  # type: ignore[attr-defined] # a choice
        self.fields["serie"].queryset = series_visible_to(user)  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["organ"].queryset = Body.objects.filter(pk__in=bodies)  # type: ignore[attr-defined] # a ModelChoiceField


class SeriesForm(forms.Form):
    """Meetings that belong together."""

    name = forms.CharField(label=_("What the series is called"), max_length=200)
    purpose = forms.CharField(
        label=_("What it is for"), widget=LongText(3), max_length=4000
    )
    other_side = forms.CharField(label=_("Whom you meet"), max_length=200)
    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices)
    planned_number = forms.IntegerField(
        label=_("How many meetings, if it is known"),
        required=False,
        min_value=1,
        max_value=500,
    )
    started_on = DayField(label=_("First day"))
    ended_on = DayField(label=_("Last day, if it is known"), required=False)
    sub_region = PartField()
    chair_rotates = forms.BooleanField(
        label=_("The sides take turns to chair"), required=False
    )
    first_chair = forms.ChoiceField(
        label=_("Who chairs the first meeting"), choices=Side.choices
    )


class BeginSeriesForm(SeriesForm):
    """A new series, of a body."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that meets them"), empty_label=None
    )
    field_order = ["name", "body"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        mine = Body.objects.filter(pk__in=bodies_to_meet_for(user))
        self.fields["body"].queryset = mine  # type: ignore[attr-defined] # a ModelChoiceField


class ChangeSeriesForm(SeriesForm, VersionedForm):
    """Other facts of a series."""
