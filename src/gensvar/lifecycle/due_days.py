"""Which reminder of a due day is due on a day: a rule of days alone.

Two weeks and three days before, when the day has passed, and then every week. Each
reminder has a name, and stands until the next one begins: a day on which nobody could
send it is made good by the day after, by one reminder and never by several.
"""

from datetime import date, timedelta

AHEAD = (14, 3)
WEEK = 7


def notice_on(day: date, due_on: date, ahead: tuple[int, ...] = AHEAD) -> str:
    """Return the name of the reminder that stands on a day; none while it is early."""
    left = (due_on - day).days
    if left < 0:
        return f"passed {(-left - 1) // WEEK}"
    near = [days for days in ahead if left <= days]
    return f"ahead {min(near)}" if near else ""


def begins_on(notice: str, due_on: date) -> date:
    """Return the first day on which a reminder stands."""
    when, _, number = notice.partition(" ")
    if when == "ahead":
        return due_on - timedelta(days=int(number))
    return due_on + timedelta(days=1 + WEEK * int(number))
