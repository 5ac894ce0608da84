"""Forms for the yearly report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.days import today
from gensvar.ui.forms import DayField, LongText


class ReportForm(forms.Form):
    """The words of a report."""

    how_consulted = forms.CharField(
        label=_("How the groups were consulted"), widget=LongText(5), required=False
    )
    what_came = forms.CharField(
        label=_("What came of it"), widget=LongText(5), required=False
    )
    what_lacks = forms.CharField(
        label=_("What has been lacking"), widget=LongText(4), required=False
    )
    next_year = forms.CharField(
        label=_("What happens next year"), widget=LongText(4), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class SendForm(forms.Form):
    """To whom the report was sent, and when."""

    to = forms.CharField(label=_("To whom"), max_length=200)
    sent_on = DayField(label=_("Day"), initial=today)
    registry_number = forms.CharField(
        label=_("Registry number"), max_length=60, required=False
    )
