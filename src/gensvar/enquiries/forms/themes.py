"""The form for a theme that one can ask about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.enquiries.actions import ThemeFacts
from gensvar.enquiries.models.themes import LONGEST_WAIT
from gensvar.followups.forms import OwnerField
from gensvar.kernel.days import today
from gensvar.organisations.models import Body


class ThemeForm(forms.Form):
    """What it is about, who answers, within how many days."""

    name = forms.CharField(
        label=_("What it is about"),
        max_length=120,
        help_text=_("In the words of those who ask: Money for associations."),
    )
    hint = forms.CharField(label=_("Examples"), required=False, max_length=300)
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that answers"), empty_label=_("Choose")
    )
    owner_role = forms.CharField(
        label=_("Title of who answers"),
        max_length=120,
        help_text=_("Shown to everyone, such as: funding guide."),
    )
    owner = OwnerField(
        label=_("Who sees to it"), required=False, empty_label=_("The officers")
    )
    answer_days = forms.IntegerField(
        label=_("Working days to answer"), min_value=1, max_value=LONGEST_WAIT
    )
    is_published = forms.BooleanField(
        label=_("Answers are always shown to everyone"),
        required=False,
        help_text=_("For procurement and support: all must get the same answer."),
    )
    is_funding = forms.BooleanField(
        label=_("Questions about support: the funding guide answers"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.exclude(valid_to__lt=today())
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["owner"].offer()  # type: ignore[attr-defined] # an OwnerField

    def facts(self) -> ThemeFacts:
        """Return what was filled in."""
        said = dict(self.cleaned_data)
        said.pop("version")
        return ThemeFacts(**said)
