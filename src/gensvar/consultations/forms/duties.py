"""Forms for what was done to inform the groups."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.consultations.models import Audience, Channel
from gensvar.kernel.days import today
from gensvar.kernel.languages import CHOICES
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.policies import bodies_in
from gensvar.programmes.queries import groups_in
from gensvar.ui.forms import DayField

LONGEST_ADDRESS = 500


class GroupField(forms.ModelChoiceField[ProgrammeGroup]):
    """A group of the programme; which ones is said when the form is made."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(ProgrammeGroup.objects.none(), **kwargs)

    def offer(self, programme: Programme) -> None:
        """Offer the groups that a programme meets."""
        self.queryset = groups_in(programme)


class LinkField(forms.URLField):
    """An address on the web that may be left out."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("required", False)
        super().__init__(max_length=LONGEST_ADDRESS, assume_scheme="https", **kwargs)


class InformationForm(forms.Form):
    """What was told, to whom, in which language and how."""

    what = forms.CharField(
        label=_("What was told"),
        max_length=300,
        help_text=_("For example: the right to care in Finnish."),
    )
    group = GroupField(
        label=_("To which group"), required=False, empty_label=_("All groups")
    )
    language = forms.ChoiceField(label=_("In which language"), choices=CHOICES)
    channel = forms.ChoiceField(label=_("How"), choices=Channel.choices)
    audience = forms.ChoiceField(
        label=_("For whom"), choices=Audience.choices, initial=Audience.GROUP
    )
    done_on = DayField(label=_("Day"), initial=today)
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Which body did it"), empty_label=None
    )
    reached = forms.IntegerField(
        label=_("How many it reached"),
        required=False,
        min_value=0,
        max_value=10_000_000,
        help_text=_("As it was reported. Leave it empty if nobody knows."),
    )
    link = LinkField(label=_("Where it can be found"))

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["group"].offer(programme)  # type: ignore[attr-defined] # a GroupField
        own = [programme.body_id, *(body.pk for body in bodies_in(programme))]
        bodies = Body.objects.filter(pk__in=own)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["body"].initial = programme.body_id
