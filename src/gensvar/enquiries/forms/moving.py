"""Forms for moving a question to who can answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.enquiries.actions import Where
from gensvar.enquiries.queries import themes_in_use
from gensvar.followups.forms import OwnerField
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText


class MoveForm(forms.Form):
    """To which theme, body or person, and why."""

    theme = forms.ModelChoiceField(
        themes_in_use().none(),
        label=_("What it is about"),
        required=False,
        empty_label=_("As it is"),
        help_text=_("A theme brings its body and its owner along."),
    )
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Another body answers"),
        required=False,
        empty_label=_("The body of the theme"),
    )
    owner = OwnerField(
        label=_("Who sees to it"),
        required=False,
        empty_label=_("The owner of the theme"),
    )
    reason = forms.CharField(
        label=_("Why, for the asker to read"), required=False, widget=LongText(2)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.exclude(valid_to__lt=today())
        self.fields["theme"].queryset = themes_in_use()  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["owner"].offer()  # type: ignore[attr-defined] # an OwnerField

    def where(self) -> Where:
        """Return where it goes."""
        said = self.cleaned_data
        return Where(said["theme"], said["body"], said["owner"])


class DayForm(forms.Form):
    """A new day for the answer, and why."""

    due_on = DayField(label=_("Answer by"))
    reason = forms.CharField(label=_("Why, for the asker to read"), widget=LongText(2))


class ElsewhereForm(forms.Form):
    """Who outside the region answers such questions."""

    where = forms.CharField(
        label=_("Who answers such questions"),
        max_length=200,
        help_text=_("A municipality, an authority or an organisation."),
    )
    reason = forms.CharField(label=_("Why, for the asker to read"), widget=LongText(2))
