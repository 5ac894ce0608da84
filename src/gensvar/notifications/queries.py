"""Letters by state and by what they are about."""

from django.db.models import Count, QuerySet

from gensvar.notifications.models import Letter, LetterState


def letters(state: str = "", cause: str = "", to: str = "") -> QuerySet[Letter]:
    """Return letters, newest first, perhaps only those in a state, about a cause."""
    found = Letter.objects.order_by("-pk")
    if state in LetterState.values:
        found = found.filter(state=state)
    if cause:
        found = found.filter(cause=cause)
    if to:
        found = found.filter(to__iexact=to.strip())
    return found


def counts_by_state(cause: str = "") -> dict[str, int]:
    """Return how many letters stand in each state, about one cause or at all."""
    rows = letters(cause=cause).order_by().values("state").annotate(number=Count("pk"))
    found = {row["state"]: row["number"] for row in rows}
    return {state: found.get(state, 0) for state in LetterState.values}


def oldest_waiting() -> Letter | None:
    """Return the letter that has waited longest, so that a silent queue is seen."""
    return (
        Letter.objects.filter(state=LetterState.WAITING).order_by("created_at").first()
    )
