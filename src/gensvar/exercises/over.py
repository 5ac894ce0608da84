"""When the codes of tables and the view of the room stop opening what was written."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic

from django.utils import timezone

from gensvar.exercises.models import Board
from gensvar.kernel.prepared import TEXT, Prepared
from gensvar.meetings.models import Meeting, MeetingStage

# Tables read and confirm their text for so long after the meeting (since 2026-11-29).
OPEN_AFTER = timedelta(days=14)
# A thousand phones ask of one board: what is known of it is asked for no oftener.
FRESH_FOR = 2.0
MOST_BOARDS = 64

Facts = tuple[str, datetime | None, datetime | None]
_OF_BOARD = Prepared(
    lambda key: Board.objects.filter(key=key).values_list(
        "meeting__stage", "meeting__ends_at", "meeting__ended_at"
    ),
    TEXT,
)
_known: dict[str, tuple[float, Facts]] = {}
_guard = Lock()


@dataclass(frozen=True)
class Over:
    """A meeting whose codes open nothing any more."""

    public_id: str
    title: str
    is_cancelled: bool


def over(meeting: Meeting) -> Over | None:
    """Return what is said of a meeting whose codes have closed, or None.

    They close at once when the meeting is cancelled, otherwise some days after its
    end; a meeting without a time closes them some days after it was ended.
    """
    if not _is_over(meeting.stage, meeting.ends_at, meeting.ended_at):
        return None
    is_cancelled = meeting.stage == MeetingStage.CANCELLED
    return Over(meeting.public_id, meeting.title, is_cancelled)


def is_watched(key: str) -> bool:
    """Say whether news of a board are told; what is known is some seconds old."""
    now = monotonic()
    seen, facts = _known.get(key, (0.0, None))
    if facts is None or now - seen >= FRESH_FOR:
        facts = _OF_BOARD.first(key)
        if facts is None:
            return False
        _keep(key, now, facts)
    return not _is_over(*facts)


def _keep(key: str, now: float, facts: Facts) -> None:
    with _guard:
        if len(_known) >= MOST_BOARDS:
            _known.clear()
        _known[key] = (now, facts)


def _is_over(stage: str, ends_at: datetime | None, ended_at: datetime | None) -> bool:
    if stage == MeetingStage.CANCELLED:
        return True
    end = ends_at or ended_at
    return end is not None and timezone.now() > end + OPEN_AFTER
