"""Forms for screening, requests, and grounds for no duty."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.days import today
from gensvar.matters.models import Matter
from gensvar.sami_consultations import law
from gensvar.sami_consultations.actions.screening import Decided
from gensvar.sami_consultations.models import Representative
from gensvar.sami_consultations.queries import register
from gensvar.ui.forms import DayField, LongText

YES_NO = [("yes", _("Yes, it can")), ("no", _("No"))]


class DecidedForm(forms.Form):
    """Why, who decided, and when."""

    reason = forms.CharField(label=_("Why"), widget=LongText(3), max_length=4000)
    decider = forms.CharField(
        label=_("Who decided"),
        max_length=200,
        help_text=_("The body or office, for example the committee or its chair."),
    )
    decided_on = DayField(label=_("Decided on"), initial=today)

    def decided(self) -> Decided:
        """Return what was filled in."""
        said = self.cleaned_data
        return Decided(said["reason"], said["decider"], said["decided_on"])


class ScreeningForm(DecidedForm):
    """Can the matter be of particular significance to the Sámi?"""

    may_be_significant = forms.ChoiceField(
        label=_("Can the matter be of particular significance to the Sámi?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )
    field_order = ("may_be_significant",)


class RequestForm(forms.Form):
    """A representative asks for consultation."""

    representative = forms.ModelChoiceField(
        Representative.objects.none(),
        label=_("Who asks"),
        empty_label=_("Choose"),
    )
    received_on = DayField(label=_("Received on"), initial=today)
    words = forms.CharField(
        label=_("What they say"),
        widget=LongText(3),
        required=False,
        max_length=8000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["representative"].queryset = register()  # type: ignore[attr-defined] # a ModelChoiceField


class NoDutyForm(DecidedForm):
    """On which ground there is no duty to consult."""

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect)
    field_order = ("ground",)

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            (one.key, str(one)) for one in law.grounds_for(matter.opened_on)
        ]
