"""The board's version: one more with everything that happens in the room."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gensvar.exercises.models import Board
from gensvar.kernel.prepared import NUMBER, Prepared
from gensvar.meetings.models import Meeting

_VERSION = Prepared(
    lambda meeting: Board.objects.filter(meeting=meeting).values_list(
        "version", flat=True
    ),
    NUMBER,
)


def board_of(meeting: Meeting) -> Board:
    """Return the board of a meeting; made the first time."""
    return Board.objects.get_or_create(meeting=meeting)[0]


def next_version(meeting: Meeting) -> int:
    """Hold the board until the transaction ends and return its next version.

    Whoever hands something in waits here for the one before: a reader who has seen a
    version has therefore seen all that came before it.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a version needs a transaction")
    board = Board.objects.filter(meeting=meeting)
    # One UPDATE raises and holds in one step: everybody in the room waits here.
    more = {"version": F("version") + 1, "changed_at": timezone.now()}
    if not board.update(**more):
        board_of(meeting)
        board.update(**more)
    return _VERSION.ask(meeting.pk)[0]


def seal(meeting: Meeting) -> None:
    """Let nothing that tables wrote change any more: both sides approved the notes."""
    next_version(meeting)
    Board.objects.filter(meeting=meeting).update(sealed_at=timezone.now())
