"""What people fill in to say something, and to find it again."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gensvar.contributions.public import (
    Asked,
    Asking,
    Identification,
    Sender,
    field_of,
)
from gensvar.findings.public import AGREEMENTS
from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import CHOICES, direction, is_known
from gensvar.ui.forms import LongText

__all__ = ["CheckForm", "CodeForm", "ContributeForm", "Words"]

LEVELS = {
    Identification.ANONYMOUS: (
        _("Anonymous"),
        _(
            "We keep what you write and nothing about you: no name, no address, no "
            "account. Only your code leads back to it. If what you write tells who you "
            "are, we know that too."
        ),
    ),
    Identification.KNOWN: (
        _("Known to the region"),
        _(
            "You write your name or an address. Those who work with the dialogue see "
            "it. We can write to you when there is an answer. Your name is not shown "
            "on the web."
        ),
    ),
    Identification.SIGNED_IN: (
        _("Signed in"),
        _(
            "What you write is tied to your account. Those who work with the dialogue "
            "see your name and e-mail address. They are not shown on the web."
        ),
    ),
}


class Words(forms.CharField):
    """A text that is kept as it was typed; how it is stored is decided elsewhere.

    There is no maxlength in the page: a browser would cut a pasted text in silence.
    """

    widget = LongText

    def __init__(self, asked: Asked | None = None) -> None:
        super().__init__(
            required=False,
            strip=False,
            label=asked.words if asked else _("Something else you want to say"),
            help_text=asked.hint if asked else "",
            widget=LongText(rows=6 if asked else 3, attrs={"dir": "auto"}),
        )

    def to_python(self, value: str | None) -> str:
        """Return the text; signs that no database keeps are dealt with on storing."""
        return value or ""

    def run_validators(self, value: str) -> None:
        """Leave the judgement to the action, which knows the limit."""


class ContributeForm(forms.Form):
    """The questions of one dialogue, the language, and who one is."""

    def __init__(self, asking: Asking, *args: Any, signed_in: bool, **kwargs: Any):
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        self.asking = asking
        self.fields["key"] = forms.CharField(widget=forms.HiddenInput)
        self._add_levels(signed_in=signed_in)
        for asked in asking.questions:
            self.fields[field_of(asked.id)] = Words(asked)
        self.fields[field_of(None)] = Words()
        self.fields["language"] = forms.ChoiceField(
            label=_("Which language do you write in?"),
            choices=CHOICES,
            initial=get_language() or "sv",
        )
        # The page says to answer what one wants to: no box needs to say so again.
        self.asked_later = tuple(self.answer_names)
        self._mark_language()

    def _add_levels(self, *, signed_in: bool) -> None:
        offered = [
            (level, label)
            for level, (label, _meaning) in LEVELS.items()
            if level in self.asking.levels
            and (signed_in or level != Identification.SIGNED_IN)
        ]
        self.fields["identification"] = forms.ChoiceField(
            label=_("How do you want to take part?"),
            choices=offered,
            widget=forms.RadioSelect,
            initial=offered[0][0] if offered else None,
            error_messages={"required": _("Choose how you want to take part.")},
        )
        self.fields["name"] = forms.CharField(
            label=_("Name"), required=False, max_length=200
        )
        self.fields["email"] = forms.CharField(
            label=_("E-mail address"), required=False, max_length=254
        )
        self.fields["postal_address"] = forms.CharField(
            label=_("Postal address, if you want an answer on paper"),
            required=False,
            max_length=300,
        )
        complete = (("name", "name"), ("email", "email"))
        for field, hint in (*complete, ("postal_address", "street-address")):
            self.fields[field].widget.attrs["autocomplete"] = hint
            self.fields[field].widget.attrs["data-private"] = ""

    def _mark_language(self) -> None:
        if not self.is_bound:
            return
        tag = str(self.data.get("language", ""))
        if is_known(tag):
            for name in self.answer_names:
                marks = {"lang": tag, "dir": direction(tag)}
                self.fields[name].widget.attrs.update(marks)

    @property
    def answer_names(self) -> list[str]:
        """Return the names of the boxes to write in."""
        asked = [field_of(question.id) for question in self.asking.questions]
        return [*asked, field_of(None)]

    @property
    def boxes(self) -> list[forms.BoundField]:
        """Return the boxes to write in, in the order of the questions."""
        return [self[name] for name in self.answer_names]

    @property
    def answers(self) -> dict[int | None, str]:
        """Return what was written, by question."""
        asked: dict[int | None, str] = {
            question.id: self.cleaned_data[field_of(question.id)]
            for question in self.asking.questions
        }
        asked[None] = self.cleaned_data[field_of(None)]
        return asked

    def sender(self, user: Any) -> Sender:
        """Return who sends, at the level that was chosen."""
        # Any: whoever the request says; the action asks whether they have signed in.
        chosen = self.cleaned_data
        return Sender(
            chosen["identification"],
            user if user.is_authenticated else None,
            chosen["name"],
            chosen["email"],
            chosen["postal_address"],
        )

    def refuse(self, refused: Invalid) -> None:
        """Show beside the right box what cannot be right."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, str(refused.sentence))

    def give_key(self, key: str) -> None:
        """Put another key in the form, so that its words can be sent once more."""
        self.data = {**{name: self.data[name] for name in self.data}, "key": key}


class CodeForm(forms.Form):
    """The code that one was given."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_("Sixteen signs. Capitals, spaces and hyphens do not matter."),
        error_messages={"required": _("Write the code that you were given.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
                "class": "code-input",
                "dir": "ltr",
            }
        ),
    )


class CheckForm(forms.Form):
    """Does the compilation say what one said?"""

    agreement = forms.ChoiceField(
        label=_("Does the compilation say what you said?"),
        choices=AGREEMENTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes, partly or no.")},
    )
    comment = forms.CharField(
        label=_("What is missing or wrong?"),
        help_text=_("Write this if you did not answer yes."),
        required=False,
        widget=LongText(rows=4, attrs={"dir": "auto"}),
    )
