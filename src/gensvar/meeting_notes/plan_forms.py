"""What a person fills in about plans, and about who has been told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.days import today
from gensvar.meeting_notes.models import PlanPoint
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText


class PlanForm(forms.Form):
    """A plan and its points."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Whose plan"), empty_label=_("Choose")
    )
    name = forms.CharField(label=_("What the plan is called"), max_length=200)
    valid_from = DayField(label=_("From"))
    valid_to = DayField(label=_("Until"), required=False)
    address = forms.URLField(
        label=_("Where it can be read"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    points = forms.CharField(
        label=_("Its points, one on each line"), widget=LongText(8)
    )

    def __init__(self, *args: Any, bodies: set[int], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        found = Body.objects.filter(pk__in=bodies)
        self.fields["body"].queryset = found  # type: ignore[attr-defined] # a ModelChoiceField

    def clean_points(self) -> list[str]:
        """Return the points, a line each."""
        return str(self.cleaned_data["points"]).splitlines()


class PointsForm(forms.Form):
    """Which points of a plan an idea adds to."""

    points = forms.TypedMultipleChoiceField(
        label=_("Which points of the plan it adds to"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, points: list[PlanPoint], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["points"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            (str(point.pk), f"{point.words} ({point.plan.name})") for point in points
        ]


class ToldForm(forms.Form):
    """Who has been told, and when."""

    to_whom = forms.CharField(label=_("Who was told, and how"), max_length=200)
    on = DayField(label=_("Day"), initial=today)


class NobodyForm(forms.Form):
    """Why nobody is told."""

    why = forms.CharField(label=_("Why nobody is told"), widget=LongText(2))
