"""Forms of the agenda: the same for those who work here and for guests who speak."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.days import today
from gensvar.kernel.refusals import VersionedForm
from gensvar.meetings.models import (
    AgendaItem,
    InfluenceLevel,
    ItemKind,
    Meeting,
    Priority,
)
from gensvar.organisations.models import Body
from gensvar.organisations.queries import bodies_on
from gensvar.ui.forms import LongText

UNSAID = [("", _("Not said yet"))]
MOST_MINUTES = 600


class ItemForm(forms.Form):
    """What one wants to take up."""

    title = forms.CharField(label=_("What you want to take up"), max_length=200)
    words = forms.CharField(
        label=_("More about it"), required=False, widget=LongText(3), max_length=4000
    )
    kind = forms.ChoiceField(label=_("What happens then"), choices=ItemKind.choices)
    influence = forms.ChoiceField(
        label=_("What can be influenced"),
        choices=[*UNSAID, *InfluenceLevel.choices],
        required=False,
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=1, max_value=MOST_MINUTES
    )
    speaker = forms.CharField(label=_("Who begins"), required=False, max_length=200)
    priority = forms.ChoiceField(
        label=_("How soon"), choices=[*UNSAID, *Priority.choices], required=False
    )
    resources = forms.CharField(
        label=_("What is set aside for it: time, people or money"),
        required=False,
        max_length=300,
    )
    benefit = forms.CharField(
        label=_("What good it would do, and for whom"),
        required=False,
        widget=LongText(2),
        max_length=1000,
    )


class ChangeItemForm(ItemForm, VersionedForm):
    """Another wording of an item."""


class ConcernsForm(forms.Form):
    """Which bodies an item concerns, and what came of it."""

    bodies = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("Which bodies it concerns"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    result = forms.CharField(
        label=_("What came of it"),
        required=False,
        widget=LongText(3),
        max_length=4000,
        help_text=_("Both sides read it."),
    )

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        # Any: Django's own signature.
        chosen = [part.body_id for part in item.bodies.all()]
        kwargs["initial"] = {"bodies": chosen, "result": item.result}
        super().__init__(*args, **kwargs)
        found = bodies_on(today()) | Body.objects.filter(pk__in=chosen)
        self.fields["bodies"].queryset = found  # type: ignore[attr-defined] # a ModelMultipleChoiceField


class ParkForm(forms.Form):
    """Why an item is put aside."""

    reason = forms.CharField(
        label=_("Why it is put aside"), widget=LongText(2), max_length=1000
    )


class MoveForm(forms.Form):
    """To which meeting an item goes, and why."""

    to = forms.ChoiceField(label=_("To which meeting"))
    reason = forms.CharField(
        label=_("Why it is moved"), widget=LongText(2), max_length=1000
    )

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.meetings = {str(one.pk): one for one in meetings}
        self.fields["to"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            ("", _("Choose")),
            *((pk, one.title) for pk, one in self.meetings.items()),
        ]

    def chosen(self) -> Meeting:
        """Return the meeting that was chosen."""
        return self.meetings[self.cleaned_data["to"]]
