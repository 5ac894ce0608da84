"""When: a day and two clocks, decided where the region is."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.errors import Invalid
from gensvar.meetings.models import Meeting
from gensvar.meetings.moments import moment
from gensvar.ui.forms import ClockInput, DayField


class TimesForm(forms.Form):
    """A day, from when and until when."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None

    day = DayField(label=_("Day"))
    begins = forms.TimeField(label=_("From"), widget=ClockInput)
    until = forms.TimeField(label=_("Until"), widget=ClockInput)

    def clean(self) -> dict[str, Any]:
        """Find the moments; a time that the clock skips or shows twice is told."""
        # Any: the values of any field.
        said: dict[str, Any] = super().clean() or {}
        day, begins, until = (said.get(name) for name in ("day", "begins", "until"))
        if day is None or begins is None or until is None:
            return said
        try:
            self.starts_at = moment(day, begins, "begins")
            self.ends_at = moment(said.get("last_day") or day, until, "until")
        except Invalid as refused:
            self.add_error(refused.field, str(refused.sentence))
            return said
        if self.ends_at <= self.starts_at:
            self.add_error(
                "until", _("The meeting ends before it starts. Change one of them.")
            )
        return said

    def moments(self) -> dict[str, datetime | None]:
        """Return the facts of a meeting that the form says."""
        return {"starts_at": self.starts_at, "ends_at": self.ends_at}


def shown(meeting: Meeting) -> dict[str, Any]:
    """Return the day and clocks of a meeting as the form shows them."""
    # Any: days and clocks.
    from_, until = _local(meeting.starts_at), _local(meeting.ends_at)
    if from_ is None or until is None:
        return {}
    last = until.date()
    return {
        "day": from_.date(),
        "begins": from_.time(),
        "until": until.time(),
        "last_day": last if last - from_.date() >= timedelta(days=1) else None,
    }


def _local(at: datetime | None) -> datetime | None:
    return timezone.localtime(at) if at else None
