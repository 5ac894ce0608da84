"""What guests fill in: somebody instead, what they need, and registering."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.meetings.public.guests import KINDS
from gensvar.ui.forms import LongText

ADDRESS_IS_WANTED = {
    "required": _("Write an e-mail address, such as name@example.org."),
    "invalid": _("Write an e-mail address, such as name@example.org."),
}


class SubstituteForm(forms.Form):
    """Who comes instead."""

    name = forms.CharField(
        label=_("Who comes instead of you?"),
        max_length=200,
        error_messages={"required": _("Write a name.")},
    )
    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("We write to it, with a page of their own."),
        error_messages=ADDRESS_IS_WANTED,
    )


class NeedsForm(forms.Form):
    """What a guest needs to take part."""

    asked_later = ("kinds", "words")

    kinds = forms.MultipleChoiceField(
        label=_("What do you need?"),
        choices=list(KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = forms.CharField(
        label=_("Something else, or more about it"),
        help_text=_("For example which language, or which food you cannot eat."),
        widget=LongText(rows=3, attrs={"dir": "auto", "data-private": ""}),
        max_length=1000,
        required=False,
    )


class RegisterForm(forms.Form):
    """Who wants to come to an open meeting."""

    asked_later = ("organisation",)

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        error_messages={"required": _("Write a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        error_messages=ADDRESS_IS_WANTED,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    organisation = forms.CharField(
        label=_("Organisation, if you come for one"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )


class DoorForm(forms.Form):
    """Who is here."""

    email = forms.EmailField(
        label=_("The e-mail address that got the invitation"),
        error_messages=ADDRESS_IS_WANTED,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["data-private"] = ""
