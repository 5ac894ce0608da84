"""What is filled in by those who keep, or want to keep, the page of an organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.portal.agreement_forms import Keyed


def email_field() -> forms.EmailField:
    """Return the field for one's own address."""
    return forms.EmailField(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "data-private": ""}),
        help_text=_("We send the link to it. It is never shown."),
    )


class AskForm(Keyed):
    """Somebody who wants to keep the page of an organisation."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "data-private": ""}),
    )
    email = email_field()


class NewAskForm(AskForm):
    """The same for an organisation that has no page yet."""

    organisation = forms.CharField(
        label=_("Name of the organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    field_order = ("organisation", "name", "email", "key")


class LinkForm(forms.Form):
    """Where to send a new link."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "data-private": ""}),
        help_text=_("The one that you get our letters to."),
    )
