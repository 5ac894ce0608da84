"""What an organisation fills in on the page of a written question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.ui.forms import LongText


class WrittenAnswerForm(forms.Form):
    """An answer; the key tells a sending again from another one."""

    words = forms.CharField(
        label=_("Your answer"), widget=LongText(6), max_length=10_000
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
