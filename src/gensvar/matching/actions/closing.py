"""Ending introductions that wait: the words go, and who waits for an answer is told."""

from django.db.models import QuerySet
from django.utils import timezone

from gensvar.audit.actions import record
from gensvar.matching.messages import answered
from gensvar.matching.models import Introduction, IntroductionState
from gensvar.matching.queries import with_names
from gensvar.notifications.actions import send


def close_waiting(rows: QuerySet[Introduction], state: IntroductionState) -> int:
    """End introductions that still wait, in one state; return how many there were.

    What was reported keeps its words: somebody has to read them.
    """
    found = list(with_names(rows).select_related("asked_by").order_by("pk"))
    for row in found:
        close(row, state)
        record("end introduction", row, state=state)
        if state == IntroductionState.ENDED:
            send(answered(row))
    return len(found)


def close(row: Introduction, state: IntroductionState) -> None:
    """End one introduction: its words and contacts are emptied."""
    row.state, row.answered_at = state, timezone.now()
    row.contact_asker = row.contact_owner = ""
    if row.reported_at is None:
        row.words = ""
    row.save(
        update_fields=[
            "state",
            "answered_at",
            "contact_asker",
            "contact_owner",
            "words",
        ]
    )
