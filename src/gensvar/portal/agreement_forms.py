"""What organisations and groups fill in about agreements and structures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.agreements.public import PARTS, STATUSES, View
from gensvar.kernel.languages import CHOICES
from gensvar.ui.forms import LongText


class Keyed(forms.Form):
    """A form whose sending counts once, however often it is sent."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class JoinForm(Keyed):
    """An organisation that wants to join an agreement."""

    name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = forms.EmailField(
        label=_("E-mail address of the organisation"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "data-private": ""}),
        help_text=_("We write to it so that you can confirm. It is never shown."),
    )
    why = forms.CharField(
        label=_("Why you want to join"), required=False, widget=LongText(3)
    )


class InLanguage(Keyed):
    """Words in a language of one's own choice."""

    language = forms.ChoiceField(
        label=_("Which language do you write in?"), choices=CHOICES
    )


class SayForm(InLanguage):
    """A comment of a group on a proposal."""

    part = forms.ChoiceField(
        label=_("What it is about"),
        choices=[("", _("The whole proposal")), *PARTS],
        required=False,
    )
    words = forms.CharField(
        label=_("What you want to say"), widget=LongText(5, {"dir": "auto"})
    )


class JudgeForm(InLanguage):
    """How a group sees the pilot."""

    worked = forms.CharField(
        label=_("What worked"), required=False, widget=LongText(3, {"dir": "auto"})
    )
    change = forms.CharField(
        label=_("What should change"),
        required=False,
        widget=LongText(3, {"dir": "auto"}),
    )
    value_group = forms.CharField(
        label=_("What it has been worth for you"),
        required=False,
        widget=LongText(2, {"dir": "auto"}),
    )
    value_service = forms.CharField(
        label=_("What you think it has been worth for the region's services"),
        required=False,
        widget=LongText(2, {"dir": "auto"}),
    )

    def view(self) -> View:
        """Return what was written in the boxes."""
        said = self.cleaned_data
        return View(
            worked=said["worked"],
            change=said["change"],
            value_group=said["value_group"],
            value_service=said["value_service"],
            language=said["language"],
        )


class PromiseForm(InLanguage):
    """How a group sees that a promise goes."""

    promise = forms.ChoiceField(label=_("Which promise"))
    status = forms.ChoiceField(label=_("How it goes"), choices=STATUSES)
    words = forms.CharField(
        label=_("What has happened"), widget=LongText(3, {"dir": "auto"})
    )

    def __init__(
        self, *args: Any, promises: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["promise"].choices = promises  # type: ignore[attr-defined] # a ChoiceField
