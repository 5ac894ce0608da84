"""The page that tells the meetings of a dialogue, for people."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from gensvar.exercises.models import AskedState, ExerciseKind, ExerciseStage
from gensvar.meeting_notes.messages import KIND as NOTES_LETTER
from gensvar.meeting_notes.models import (
    CommentOutcome,
    Direction,
    IdeaFate,
    NotesStage,
    Verdict,
)
from gensvar.meetings import messages
from gensvar.meetings.models import (
    GuestState,
    InfluenceLevel,
    ItemState,
    MeetingForm,
    MeetingKind,
    MeetingStage,
    Side,
)
from gensvar.notifications.models import LetterState
from gensvar.reporting.package.discretion import Plain
from gensvar.reporting.package.pages import in_plain_words, page
from gensvar.reporting.package.said import Fact

NAME = "meetings.html"
_LETTERS: Mapping[str, StrOrPromise] = {
    messages.INVITED: gettext_lazy("Invitation"),
    messages.SUBSTITUTE: gettext_lazy("Invitation to come instead"),
    messages.REGISTERED: gettext_lazy("Registration"),
    messages.MOVED: gettext_lazy("New time or place"),
    messages.CANCELLED: gettext_lazy("The meeting is cancelled"),
    messages.WITHDRAWN: gettext_lazy("The invitation is taken back"),
    messages.ANSWER_BY: gettext_lazy("Reminder to answer"),
    messages.DAY_BEFORE: gettext_lazy("Reminder the day before"),
    messages.OFFERED: gettext_lazy("A seat is offered"),
    messages.CONFIRMED: gettext_lazy("The seat is confirmed"),
    messages.WAITS: gettext_lazy("Place on the waiting list"),
    messages.WHICH_DAY: gettext_lazy("Question about times"),
    messages.DAY_SET: gettext_lazy("The time is set"),
    messages.PACK: gettext_lazy("To prepare for the meeting"),
    messages.MATERIAL: gettext_lazy("Reminder to bring material"),
    NOTES_LETTER: gettext_lazy("About the notes"),
}
# What codes are called, by the list that they stand in and their own key.
_CALLED: Mapping[str, Mapping[str, StrOrPromise]] = {
    "meetings.kind": dict(MeetingKind.choices),
    "meetings.form": dict(MeetingForm.choices),
    "meetings.stage": dict(MeetingStage.choices),
    "meetings.influence": dict(InfluenceLevel.choices),
    "agenda.state": dict(ItemState.choices),
    "agenda.proposed_side": dict(Side.choices),
    "agenda_approvals.side": dict(Side.choices),
    "guests.side": dict(Side.choices),
    "guests.state": dict(GuestState.choices),
    "exercises.kind": dict(ExerciseKind.choices),
    "exercises.stage": dict(ExerciseStage.choices),
    "asked.state": dict(AskedState.choices),
    "taken.side": dict(Side.choices),
    "ideas.fate": dict(IdeaFate.choices),
    "notes.stage": dict(NotesStage.choices),
    "comments.outcome": dict(CommentOutcome.choices),
    "approvals.side": dict(Side.choices),
    "approvals.verdict": dict(Verdict.choices),
    "passed_on.direction": dict(Direction.choices),
    "letters.state": dict(LetterState.choices),
    "letters.kind": _LETTERS,
}


def of_meetings(meetings: Iterable[Fact]) -> bytes:
    """Return the page that tells what meetings.json holds."""
    return page(
        "meetings",
        _("The meetings of the dialogue"),
        meetings=[_said(fact, "meetings") for fact in meetings],
    )


def _said(value: Plain, within: str, key: str = "") -> Plain:
    """Return facts with words for codes, and plainer moments."""
    if isinstance(value, dict):
        inside = key or within
        return {name: _said(part, inside, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_said(part, within, key) for part in value]
    if not isinstance(value, str):
        return value
    return _CALLED.get(f"{within}.{key}", {}).get(value, in_plain_words(value))
