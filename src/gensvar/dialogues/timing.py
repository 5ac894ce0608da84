"""Is it early enough? Advice from the matter's days alone (S2-06, S2-19)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.kernel.days import said

# A dialogue with notice, a month to answer and a compiled basis takes about this long.
ROOM_IN_DAYS = 90


class Timing(StrEnum):
    """How the day lies in the decision process."""

    UNKNOWN = "unknown"
    EARLY = "early"
    TIGHT = "tight"
    DRAFTED = "drafted"
    PASSED = "passed"


@dataclass(frozen=True)
class Advice:
    """What the days say, in a sentence; a warning when it is late."""

    timing: Timing
    sentence: str

    @property
    def is_warning(self) -> bool:
        """Say whether the sentence warns."""
        return self.timing in (Timing.TIGHT, Timing.DRAFTED, Timing.PASSED)


def advice(day: date, planned: date | None, drafted: date | None) -> Advice:
    """Say how a day lies before a planned decision and a drafted decision basis."""
    if planned is not None and planned < day:
        return Advice(
            Timing.PASSED,
            _("The decision was planned for %(day)s. A dialogue now comes too late.")
            % {"day": said(planned)},
        )
    if drafted is not None and drafted <= day:
        return Advice(
            Timing.DRAFTED,
            _("The decision basis was drafted on %(day)s. Most is already chosen.")
            % {"day": said(drafted)},
        )
    if planned is None:
        return Advice(
            Timing.UNKNOWN,
            _("The matter has no planned day for the decision. Enter it first."),
        )
    left = (planned - day).days
    values = {"days": left, "day": said(planned)}
    if left < ROOM_IN_DAYS:
        return Advice(
            Timing.TIGHT,
            ngettext(
                "%(days)d day is left to the decision on %(day)s. That is short.",
                "%(days)d days are left to the decision on %(day)s. That is short.",
                left,
            )
            % values,
        )
    return Advice(
        Timing.EARLY,
        _("%(days)d days are left to the decision on %(day)s. There is room.") % values,
    )
