"""Forms for population tables, for who was reached, and for who is missing."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.spreadsheets import LARGEST
from gensvar.ui.forms import DayField


class TableForm(forms.Form):
    """A file with how many live here."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("A spreadsheet (.xlsx) or .csv, at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        max_length=255,
        allow_empty_file=True,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file that is too large before anything reads it."""
        given: UploadedFile[bytes] = self.cleaned_data["file"]
        if (given.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 5 MB. Divide it."))
        return given


class ReachedForm(forms.Form):
    """How many of a group were reached, as somebody reported."""

    breakdown = forms.CharField(
        label=_("Counted by"),
        help_text=_("For example age, sex or municipality."),
        max_length=80,
    )
    name = forms.CharField(label=_("Group"), max_length=120)
    number = forms.IntegerField(
        label=_("Number"),
        help_text=_("Leave it empty if it is not known."),
        min_value=0,
        max_value=2_147_483_647,
        required=False,
    )
    source = forms.CharField(
        label=_("Where the number comes from"),
        help_text=_("For example a count of heads, or a summed anonymous form."),
        max_length=200,
        required=False,
    )


class GapForm(forms.Form):
    """Who is missing, and what is done about it."""

    who = forms.CharField(label=_("Who is missing"), max_length=200)
    what = forms.CharField(label=_("What we do"), max_length=300)
    by_whom = forms.CharField(label=_("Who does it: role or unit"), max_length=120)
    until_on = DayField(label=_("Until when"))
