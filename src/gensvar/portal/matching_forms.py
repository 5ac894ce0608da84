"""What organisations fill in to find each other."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.matching.public import ABOUT, CAME, Choice, ListingForm, choices
from gensvar.ui.forms import LongText


class KeyedListingForm(ListingForm):
    """A new listing; sent twice it counts once."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class VersionedListingForm(ListingForm):
    """A listing that is changed; it knows which version it was filled in from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ContactField(forms.CharField):
    """How one can be reached: as much or little as one chooses."""

    widget = forms.TextInput(attrs={"data-private": ""})

    def __init__(self, help_text: Any) -> None:
        # Any: a text or a promise of one.
        super().__init__(
            label=_("How they can reach you"), max_length=200, help_text=help_text
        )


class AskForm(forms.Form):
    """Why one wants to meet, and how one can be reached after a yes."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    words = forms.CharField(
        label=_("Why do you want to meet?"),
        max_length=300,
        widget=LongText(3, {"dir": "auto"}),
        help_text=_("They read this before they answer."),
    )
    contact = ContactField(_("They see it only if they say yes."))


class AcceptForm(forms.Form):
    """How one can be reached."""

    contact = ContactField(
        _("An e-mail address or a phone number. They see it when you say yes.")
    )


class CameForm(forms.Form):
    """What came of an introduction."""

    what = forms.ChoiceField(
        label=_("What came of it?"), choices=CAME, widget=forms.RadioSelect
    )


class ReportForm(forms.Form):
    """What is wrong, for those who look at it in the region."""

    words = forms.CharField(
        label=_("What is wrong?"),
        max_length=300,
        widget=LongText(2, {"dir": "auto"}),
        help_text=_("The region reads this and what they wrote. They are not told."),
    )


class ChoiceForm(forms.Form):
    """Which listings one wants to see."""

    hides_optional = True

    om = forms.ChoiceField(
        label=_("What is it about?"), choices=[("", _("All")), *ABOUT], required=False
    )
    tema = forms.TypedChoiceField(
        label=_("Theme"), coerce=int, empty_value=None, required=False
    )
    plats = forms.TypedChoiceField(
        label=_("Place"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        offered = choices()
        for name, rows in (("tema", offered.themes), ("plats", offered.places)):
            self.fields[name].choices = [("", _("All")), *rows]  # type: ignore[attr-defined] # a ChoiceField
            if not rows:
                del self.fields[name]

    def choice(self) -> Choice:
        """Return what was chosen; what is no choice counts as all."""
        chosen = self.cleaned_data if self.is_valid() else {}
        return Choice(
            about=chosen.get("om") or "",
            theme=chosen.get("tema") or 0,
            place=chosen.get("plats") or 0,
        )
