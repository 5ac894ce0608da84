"""Forms for administrative areas, and for the day one asks about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.programmes.models import AreaLanguage
from gensvar.ui.forms import DayField


class DayForm(forms.Form):
    """On which day."""

    hides_optional = True

    dag = DayField(label=_("On which day"), required=False)


class AreaForm(forms.Form):
    """One area, from when, and where that is said."""

    language = forms.ChoiceField(label=_("Language"), choices=AreaLanguage.choices)
    since = DayField(label=_("From"))
    until = DayField(label=_("Last day, if it has ended"), required=False)
    source = forms.CharField(
        label=_("Source"),
        help_text=_("For example the ordinance, or the decision of the government."),
        max_length=300,
    )


class EndAreaForm(forms.Form):
    """When an area ends."""

    until = DayField(label=_("Last day"))
