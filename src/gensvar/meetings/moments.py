"""Times of meetings are decided in the region: the clock there, also when it is turned.

In spring an hour does not exist, in autumn one exists twice. Neither is guessed at: the
one who plans gets a sentence at the field. Pure: no database.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.kernel.errors import Invalid


def moment(day: date, clock: time, field: str = "") -> datetime:
    """Return the moment when the clock in the region shows this on this day.

    Raises Invalid at `field` for a time that the clock passes over, or shows twice.
    """
    place = timezone.get_default_timezone()
    shown = datetime.combine(day, clock.replace(tzinfo=None))
    first = shown.replace(tzinfo=place, fold=0)
    second = shown.replace(tzinfo=place, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    words = {"clock": f"{clock:%H.%M}"}
    if _exists(first):
        raise Invalid(
            _(
                "The clock shows %(clock)s twice that night, because it is turned "
                "back. Choose a time before or after."
            )
            % words,
            field,
        )
    raise Invalid(
        _(
            "There is no %(clock)s that night: the clock is turned forward. Choose "
            "another time."
        )
        % words,
        field,
    )


def _exists(moment: datetime) -> bool:
    utc = timezone.get_fixed_timezone(timedelta(0))
    back = moment.astimezone(utc).astimezone(moment.tzinfo)
    return back.replace(tzinfo=None) == moment.replace(tzinfo=None)


def minutes_between(start: datetime, end: datetime) -> int:
    """Return how long something lasts, also over a night when the clock is turned."""
    utc = timezone.get_fixed_timezone(timedelta(0))
    return int((end.astimezone(utc) - start.astimezone(utc)).total_seconds() // 60)
