"""Who has been told, by direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise

from gensvar.meeting_notes.models import Direction, Notes, PassedOn
from gensvar.meetings.models import Guest, Meeting


@dataclass(frozen=True)
class DirectionSeen:
    """One direction: who has been told, or why nobody is, or that it is still owed.

    `notes_sent_on` is the day on which the notes left for those who came.
    """

    key: str
    label: str | Promise
    told: Sequence[PassedOn]
    none_because: str = ""
    notes_sent_on: date | None = None

    @property
    def is_owed(self) -> bool:
        """Say whether nobody has been told yet, without a reason."""
        return not (self.told or self.none_because or self.notes_sent_on)


def directions_of(meeting: Meeting) -> list[DirectionSeen]:
    """Return the four directions of a meeting."""
    rows = list(PassedOn.objects.filter(meeting=meeting))
    sent = Notes.objects.filter(meeting=meeting).values_list("sent_at", flat=True)
    left = sent.first()
    return [
        DirectionSeen(
            value,
            Direction(value).label,
            [row for row in rows if row.direction == value and row.on],
            next(
                (r.none_because for r in rows if r.direction == value and not r.on), ""
            ),
            timezone.localdate(left) if left and value == Direction.GUESTS else None,
        )
        for value in Direction.values
    ]


def has_told_members(guest: Guest) -> bool:
    """Say whether a guest has noted that its members know."""
    return PassedOn.objects.filter(meeting=guest.meeting_id, guest=guest).exists()
