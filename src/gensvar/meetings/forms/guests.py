"""What is filled in about guests: who they are, lists of them, and who has come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.languages import CHOICES
from gensvar.kernel.refusals import VersionedForm
from gensvar.meetings.models import Guest, GuestState, Side
from gensvar.ui.forms import LongText

NEW_IS_WRITTEN_DOWN = _("As it spells itself. A new one is written down.")


class GuestForm(forms.Form):
    """Who is asked, for whom they come, and what they may do for their side."""

    asked_later = ("email", "organisation", "represents")

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={"required": _("Write who is asked.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Without an address no letter can be sent."),
        required=False,
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=NEW_IS_WRITTEN_DOWN,
        max_length=200,
        required=False,
    )
    represents = forms.CharField(
        label=_("Role"),
        help_text=_("For example chair, or elected representative."),
        max_length=200,
        required=False,
    )
    side = forms.ChoiceField(label=_("On which side"), choices=Side, initial=Side.OTHER)
    language = forms.ChoiceField(
        label=_("Language of the letters"), choices=CHOICES, initial="sv"
    )
    speaks = forms.BooleanField(
        label=_("Speaks for its side"),
        help_text=_("May propose and accept items, and approve agenda and notes."),
        required=False,
    )


class ChangeGuestForm(GuestForm, VersionedForm):
    """The same, for somebody who is on the list."""


class ManyForm(forms.Form):
    """Lines, or a file with lines."""

    asked_later = ("lines", "file")

    lines = forms.CharField(
        label=_("One guest on each line: name, e-mail, organisation"),
        help_text=_("Copy from a spreadsheet, or write with semicolons between."),
        widget=LongText(rows=8),
        max_length=400_000,
        strip=False,
        required=False,
    )
    file = forms.FileField(
        label=_("Or a file, .csv or .xlsx"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        allow_empty_file=True,
        required=False,
    )

    def clean(self) -> None:
        """Want one of the two."""
        if (
            not self.cleaned_data.get("file")
            and not self.cleaned_data.get("lines", "").strip()
        ):
            self.add_error("lines", _("Paste the lines, or choose a file."))


class FilterForm(forms.Form):
    """Which guests are shown."""

    hides_optional = True

    ord = forms.CharField(label=_("Name"), required=False)
    svar = forms.ChoiceField(
        label=_("Answer"),
        choices=[("", _("All")), *GuestState.choices],
        required=False,
    )


class EarlierForm(forms.Form):
    """Which guests of earlier meetings are asked again."""

    guests = forms.MultipleChoiceField(
        label=_("Who is asked again"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, earlier: list[Guest], **kwargs: Any) -> None:
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        self.by_number = {str(guest.pk): guest for guest in earlier}
        self.fields["guests"].choices = [  # type: ignore[attr-defined] # a choice field
            (number, _named(guest)) for number, guest in self.by_number.items()
        ]

    @property
    def chosen(self) -> list[Guest]:
        """Return those who were chosen."""
        return [self.by_number[number] for number in self.cleaned_data["guests"]]


def _named(guest: Guest) -> str:
    return f"{guest.name}, {guest.organisation}" if guest.organisation else guest.name


class WalkInForm(forms.Form):
    """Somebody who came without being asked."""

    asked_later = ("organisation", "email")

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={"required": _("Write who has come.")},
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=NEW_IS_WRITTEN_DOWN,
        max_length=200,
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Only if they want the notes."),
        required=False,
    )


class ReportedForm(forms.Form):
    """What somebody says of how many came."""

    persons = forms.IntegerField(
        label=_("Persons, as reported"), min_value=0, max_value=100_000, required=False
    )
    organisations = forms.IntegerField(
        label=_("Organisations, as reported"),
        min_value=0,
        max_value=100_000,
        required=False,
    )
