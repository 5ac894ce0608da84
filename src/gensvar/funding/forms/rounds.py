"""Forms for the days of a round, and for what becomes of it."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.refusals import VersionedForm
from gensvar.ui.forms import DayField, LongText


class MonthInput(forms.TextInput):
    """A month, chosen in the browser where it can."""

    input_type = "month"


class MonthField(forms.CharField):
    """A month, written as 2027-03; kept as its first day."""

    widget = MonthInput

    def prepare_value(self, value: object) -> object:
        """Return the month as the browser wants it."""
        return value.strftime("%Y-%m") if isinstance(value, date) else value

    def to_python(self, value: object) -> date | None:  # type: ignore[override] # a field of days
        """Return the first day of the month."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return date.fromisoformat(f"{text}-01")
        except ValueError as trouble:
            raise forms.ValidationError(_("Write the month as 2027-03.")) from trouble


class RoundForm(forms.Form):
    """The days of a round; those that nobody knows are left empty."""

    opens_on = DayField(label=_("Opens"), required=False)
    closes_on = DayField(label=_("Last day to apply"), required=False)
    decision_on = DayField(label=_("Day of the decision"), required=False)
    decision_month = MonthField(
        label=_("Month of the decision"),
        help_text=_("When only the month is known."),
        required=False,
    )
    paid_on = DayField(label=_("Day of payment"), required=False)
    reported_by = DayField(label=_("Last day to report back"), required=False)


class ChangeRoundForm(RoundForm, VersionedForm):
    """Moved days of a round."""


class CancelRoundForm(forms.Form):
    """Why a round is called off."""

    why = forms.CharField(
        label=_("Why the round is called off"),
        help_text=_("Everyone sees the reason."),
        max_length=300,
        widget=LongText(2),
    )


class DecidedForm(forms.Form):
    """When the decision was made."""

    decided_on = DayField(label=_("When the decision was made"))


class ReviewedForm(forms.Form):
    """When the page is gone through next."""

    review_on = DayField(label=_("When it is gone through next"), required=False)
