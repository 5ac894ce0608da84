"""A meeting about one issue goes from the problem to what a measure leads to."""

from django.db import transaction
from django.utils.translation import gettext as _

from gensvar.kernel.errors import NotYet
from gensvar.meetings.actions.agenda import propose_item
from gensvar.meetings.actions.voices import Voice
from gensvar.meetings.models import AgendaItem, ItemKind, Meeting, MeetingKind


def may_take_steps(meeting: Meeting) -> bool:
    """Say whether the four steps can be proposed: an issue, and an empty agenda."""
    is_empty = not AgendaItem.objects.filter(meeting=meeting).exists()
    return meeting.kind == MeetingKind.ISSUE and is_empty


@transaction.atomic
def propose_steps(meeting: Meeting, *, voice: Voice) -> list[AgendaItem]:
    """Propose problem, lab, measure and effect as four items (S4-065).

    Each is an item like any other: the other side accepts it, or changes it. Raises
    NotYet for another kind of meeting, and where something is proposed already.
    """
    if not may_take_steps(meeting):
        raise NotYet([_("a meeting about one issue with an empty agenda")])
    return [
        propose_item(
            meeting, {"title": title, "words": words, "kind": kind}, voice=voice
        )
        for title, words, kind in _steps()
    ]


def _steps() -> tuple[tuple[str, str, ItemKind], ...]:
    return (
        (
            _("The problem"),
            _("What is the problem, for whom, and how do we know?"),
            ItemKind.TALK,
        ),
        (
            _("The lab"),
            _("Ideas are raised and tried together. Nothing is too small."),
            ItemKind.EXERCISE,
        ),
        (
            _("The measure"),
            _("What do we do, who sees to it, and by when?"),
            ItemKind.TAKEN_ALONG,
        ),
        (
            _("The effect"),
            _("How do we see that it helps, for whom, and when do we look?"),
            ItemKind.TALK,
        ),
    )
