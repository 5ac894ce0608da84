"""The board's version: one more with everything that happens in the room."""

from django.utils import timezone

from gensvar.exercises.models import Board
from gensvar.kernel.editing import hold
from gensvar.meetings.models import Meeting


def board_of(meeting: Meeting) -> Board:
    """Return the board of a meeting; made the first time."""
    return Board.objects.get_or_create(meeting=meeting)[0]


def next_version(meeting: Meeting) -> int:
    """Hold the board until the transaction ends and return its next version.

    Whoever hands something in waits here for the one before: a reader who has seen a
    version has therefore seen all that came before it.
    """
    board = board_of(meeting)
    hold(board, "version")
    board.version += 1
    board.save(update_fields=["version", "changed_at"])
    return board.version


def seal(meeting: Meeting) -> None:
    """Let nothing that tables wrote change any more: both sides approved the notes."""
    next_version(meeting)
    Board.objects.filter(meeting=meeting).update(sealed_at=timezone.now())
