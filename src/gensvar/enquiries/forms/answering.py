"""Forms for answering a question, and for showing it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.enquiries.actions import Draft
from gensvar.enquiries.models import AnswerKind
from gensvar.ui.forms import DayField, LongText


class AnswerForm(forms.Form):
    """A straight answer, and whose it is."""

    kind = forms.ChoiceField(
        label=_("What is the answer"),
        choices=AnswerKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the answer is.")},
    )
    words = forms.CharField(
        label=_("The answer"),
        widget=LongText(5),
        help_text=_("Short sentences. Say first what matters most."),
        error_messages={"required": _("Write the answer.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        widget=LongText(3),
        help_text=_("A no, or a partly, always has a reason."),
    )
    signed_by = forms.CharField(
        label=_("Who answers"),
        max_length=200,
        help_text=_("Title and name."),
        error_messages={"required": _("Write who answers: title and name.")},
    )
    promise = forms.CharField(
        label=_("What will be done"),
        required=False,
        widget=LongText(2),
        help_text=_("It becomes a measure, which you own."),
    )
    promise_by = DayField(label=_("By when"), required=False)
    correction = forms.CharField(
        label=_("Why the answer is corrected"), required=False, widget=LongText(2)
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, corrects: bool, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["correction"]

    def draft(self) -> Draft:
        """Return what was filled in."""
        said = dict(self.cleaned_data)
        said.pop("version")
        return Draft(**said)


class ShowForm(forms.Form):
    """The version of a question that everyone sees."""

    subject = forms.CharField(
        label=_("The question in one line"), max_length=120, required=False
    )
    words = forms.CharField(
        label=_("What everyone sees"),
        required=False,
        widget=LongText(4),
        help_text=_(
            "Take out names, numbers and what points at a person. The words of the "
            "asker stay as they are, and the asker sees both."
        ),
    )


class HideForm(forms.Form):
    """Why a question is kept from everyone."""

    reason = forms.CharField(
        label=_("Why it is not shown"), widget=LongText(2), required=False
    )
