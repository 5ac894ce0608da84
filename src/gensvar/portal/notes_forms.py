"""What guests fill in about notes: a comment, and whether they approve."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.meeting_notes.public import Verdict
from gensvar.ui.forms import LongText


class CommentForm(forms.Form):
    """A comment on one part of the notes."""

    part = forms.ChoiceField(label=_("Which part is it about?"))
    words = forms.CharField(
        label=_("What should be changed or added?"),
        widget=LongText(4),
        error_messages={"required": _("Write what you want to say.")},
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=100)

    def __init__(
        self, *args: Any, parts: tuple[tuple[str, str], ...], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        field = self.fields["part"]
        field.choices = list(parts)  # type: ignore[attr-defined] # a ChoiceField


class VerdictForm(forms.Form):
    """Approving for one's side, or noting that one does not agree."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    verdict = forms.ChoiceField(
        label=_("What do you say of this version?"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you approve.")},
    )
    words = forms.CharField(
        label=_("What you do not agree with"),
        required=False,
        widget=LongText(3),
        help_text=_("It stands in the notes for all to read, and stops nobody else."),
    )
