"""What guests fill in about times, and to call an extra meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from gensvar.meetings.forms.times import TimesForm
from gensvar.meetings.public.times import FITS, TimeAsked
from gensvar.ui.dates import clock
from gensvar.ui.forms import LongText

KEY = r"^[2-9b-z]{12}$"


class FitsForm(forms.Form):
    """Which times suit: one choice for each."""

    def __init__(self, *args: Any, times: Sequence[TimeAsked], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        for one in times:
            self.fields[self.name_of(one.number)] = forms.ChoiceField(
                label=f"{_said(one)}, {clock(one.starts_at, one.ends_at)}",
                choices=FITS,
                widget=forms.RadioSelect,
                required=False,
                initial=one.mine,
            )

    @staticmethod
    def name_of(number: int) -> str:
        """Return the name of the field about one time."""
        return f"time-{number}"

    def clean(self) -> dict[str, Any]:
        """Ask for an answer about one time at least."""
        # Any: the values of any field.
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(said.values()):
            self.add_error(None, _("Say of at least one time whether it suits you."))
        return said

    def answers(self) -> dict[int, str]:
        """Return what was said of each time that was answered."""
        return {
            int(name.removeprefix("time-")): fit
            for name, fit in self.cleaned_data.items()
            if fit
        }


def _said(one: TimeAsked) -> str:
    return date_format(timezone.localtime(one.starts_at), "l j F")


class ExtraForm(TimesForm):
    """What one wants to meet about, and when it would suit."""

    key = forms.RegexField(KEY, widget=forms.HiddenInput)
    title = forms.CharField(label=_("What the meeting is about"), max_length=200)
    purpose = forms.CharField(
        label=_("Why you want to meet"), widget=LongText(4), max_length=4000
    )
    field_order = ["key", "title", "purpose"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        for name in ("day", "begins", "until"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for all of the time, or none of it."""
        said = super().clean()
        clocks = [said.get(name) for name in ("day", "begins", "until")]
        if any(clocks) and not all(clocks) and not self.errors:
            self.add_error(
                "day", _("Write the day, from when and until when – or none of them.")
            )
        return said
