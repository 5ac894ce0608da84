"""What organisations fill in about joint positions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.joint_positions.public import (
    LONGEST,
    LONGEST_RESERVATION,
    BackingState,
    Draft,
    Reply,
)
from gensvar.kernel.languages import CHOICES
from gensvar.ui.forms import LongText

ANSWERS = (
    (BackingState.BEHIND, _("Yes, we stand behind these words")),
    (BackingState.RESERVED, _("Yes, but with a reservation")),
    (BackingState.DECLINED, _("No, we do not stand behind them")),
)


class PositionForm(forms.Form):
    """The words of a joint position."""

    title = forms.CharField(label=_("What it is about"), max_length=200)
    words = forms.CharField(
        label=_("What you say together"),
        max_length=LONGEST,
        strip=False,
        widget=LongText(8, {"dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=_("Which language do you write in?"), choices=CHOICES
    )
    is_open = forms.BooleanField(
        label=_("Every organisation with a page here may read it and join"),
        help_text=_("Otherwise only those whom you ask can read it."),
        required=False,
    )

    def draft(self) -> Draft:
        """Return what was written."""
        said = self.cleaned_data
        return Draft(said["title"], said["words"], said["language"], said["is_open"])


class StartForm(PositionForm):
    """A new joint position, and to which dialogue."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    dialogue = forms.ChoiceField(label=_("Which dialogue is it for?"))

    field_order = ("key", "dialogue", "title", "words", "language", "is_open")

    def __init__(
        self, *args: Any, dialogues: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        field = self.fields["dialogue"]
        field.choices = [("", _("Choose")), *dialogues]  # type: ignore[attr-defined] # a ChoiceField


class ChangeForm(PositionForm):
    """Other words; the version that they were written from goes with them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def build_on(self, version: int) -> None:
        """Let the next sending build on what stands now; the words typed stay."""
        self.data = {**{name: self.data[name] for name in self.data}}
        self.data["version"] = str(version)


class AnswerForm(forms.Form):
    """Whether an organisation stands behind the words that stand above the form."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    state = forms.ChoiceField(
        label=_("Do you stand behind these words?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you answer.")},
    )
    reservation = forms.CharField(
        label=_("Your reservation"),
        help_text=_("It is shown with the names of those who stand behind the words."),
        required=False,
        max_length=LONGEST_RESERVATION,
        widget=LongText(3, {"dir": "auto"}),
    )

    def reply(self) -> Reply:
        """Return what was answered."""
        said = self.cleaned_data
        return Reply(said["state"], said["seen"], said["reservation"])


class AskForm(forms.Form):
    """One more organisation to ask."""

    organisation = forms.ChoiceField(label=_("Organisation"))

    def __init__(
        self, *args: Any, choices: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined] # a ChoiceField
