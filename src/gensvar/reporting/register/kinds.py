"""The kinds of records, and what the states of each are called."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.contributions.models import Identification, Review
from gensvar.dialogues.models import ConsiderationOutcome, Stage
from gensvar.exercises.models import ExerciseStage
from gensvar.feedback.models import Direction, WeighingOutcome
from gensvar.findings.models import Agreement
from gensvar.followups.models import MeasureStatus
from gensvar.matters.models import Outcome
from gensvar.meeting_notes.models import CommentOutcome, NotesStage, Verdict
from gensvar.meeting_notes.models import Direction as ToldTo
from gensvar.meetings.models import MeetingStage, Side
from gensvar.publishing.models import Shown
from gensvar.reporting.models import Variant


class Kind(models.TextChoices):
    """What a line of the register tells of, in the order of a dialogue's life."""

    CONSIDERATION = "consideration", _("Consideration")
    DIALOGUE = "dialogue", _("The dialogue is begun")
    MANDATE = "mandate", _("Mandate")
    PLAN = "plan", _("Communication plan")
    CLOSING = "closing", _("Closing day moved")
    PUBLICATION = "publication", _("Decision to show in public")
    MEETING = "meeting", _("Meeting")
    AGENDA = "agenda", _("Agenda approved by one side")
    EXERCISE = "exercise", _("Exercise at a meeting")
    NOTES = "notes", _("Notes of a meeting, one version")
    COMMENT = "comment", _("Comment on notes")
    APPROVAL = "approval", _("What somebody said of notes")
    PASSED_ON = "passed-on", _("Told others what a meeting came to")
    CONTRIBUTION = "contribution", _("Contribution")
    IMPORT = "import", _("Imported notes")
    HIDING = "hiding", _("Decision to hide")
    FINDING = "finding", _("Finding")
    CHECK = "check", _("Check of the compilation")
    REPLY = "reply", _("Reply to the check")
    BASIS = "basis", _("Decision basis handed over")
    REPORT = "report", _("Report from a body")
    DECISION = "decision", _("Decision in the matter")
    WEIGHING = "weighing", _("Weighing")
    REWEIGHING = "reweighing", _("Weighing corrected")
    MEASURE = "measure", _("Measure")
    ANSWER = "answer", _("Answer")
    REANSWER = "reanswer", _("Answer corrected")
    MAILING = "mailing", _("Letters out")
    VERDICT = "verdict", _("Evaluation")
    LESSON = "lesson", _("Lesson")
    STEP = "step", _("Step taken")
    DISPOSAL = "disposal", _("Decision of disposal")
    EXPORT = "export", _("Export of records")
    TAKEN_OUT = "taken-out", _("Taken out as a file")


OF_MEETINGS = (
    *(Kind.MEETING, Kind.AGENDA, Kind.EXERCISE, Kind.NOTES),
    *(Kind.COMMENT, Kind.APPROVAL, Kind.PASSED_ON),
)
# What may not be read as it was said, or does not hold any longer: marked on the page.
GONE = ("hidden", "disposed", "withdrawn")

_STANDING: Mapping[str, StrOrPromise] = {
    "in_force": _("In force"),
    "withdrawn": _("Withdrawn"),
    "hidden": _("Hidden"),
    "disposed": _("Disposed of"),
    "lifted": _("Shown again"),
    "approved": _("Approved"),
    "draft": _("Draft"),
    "counted": _("Counted"),
    "handed_over": _("Handed over"),
    "reported": _("Reported back"),
    "prepared": _("Prepared"),
    "sent": _("Sent"),
    "published": _("Published"),
    "corrected": _("Corrected"),
    "carried_out": _("Carried out"),
    "declined": _("Put aside"),
    "waiting": _("Waiting"),
    "ready": _("Ready"),
    "removed": _("The file is gone"),
    "replaced": _("An earlier version"),
}
# A withdrawn decision to show something hides it again: it says so in its own word.
_OF_KIND: Mapping[Kind, Mapping[str, StrOrPromise]] = {
    Kind.CONSIDERATION: dict(ConsiderationOutcome.choices),
    Kind.MEETING: dict(MeetingStage.choices),
    Kind.AGENDA: dict(Side.choices),
    Kind.EXERCISE: dict(ExerciseStage.choices),
    Kind.NOTES: dict(NotesStage.choices),
    Kind.COMMENT: dict(CommentOutcome.choices),
    Kind.APPROVAL: dict(Verdict.choices),
    Kind.CONTRIBUTION: dict(Review.choices),
    Kind.REPLY: dict(Agreement.choices),
    Kind.DECISION: dict(Outcome.choices),
    Kind.WEIGHING: dict(WeighingOutcome.choices),
    Kind.REWEIGHING: dict(WeighingOutcome.choices),
    Kind.MEASURE: dict(MeasureStatus.choices),
    Kind.STEP: dict(Stage.choices),
}
_TITLES: Mapping[Kind, Mapping[str, StrOrPromise]] = {
    Kind.ANSWER: dict(Direction.choices),
    Kind.REANSWER: dict(Direction.choices),
    Kind.PUBLICATION: dict(Shown.choices),
    Kind.PASSED_ON: dict(ToldTo.choices),
    Kind.EXPORT: dict(Variant.choices),
    Kind.TAKEN_OUT: {
        "export contributions": _("Contributions as a table"),
        "fetch records": _("The records as a file"),
    },
}
_A_GUEST = {"guest": _("Somebody who was asked to the meeting")}
_PEOPLE: Mapping[Kind, Mapping[str, StrOrPromise]] = {
    Kind.CONTRIBUTION: {
        **dict(Identification.choices),
        "notes": _("Notes of a meeting"),
    },
    Kind.REPLY: {"participant": _("Somebody who took part")},
    Kind.AGENDA: _A_GUEST,
    Kind.COMMENT: _A_GUEST,
    Kind.APPROVAL: _A_GUEST,
    Kind.PASSED_ON: _A_GUEST,
}


def state_in_words(kind: Kind, state: str) -> StrOrPromise:
    """Return what a state is called."""
    own = _OF_KIND.get(kind, {})
    return own.get(state) or _STANDING.get(state, state)


def title_in_words(kind: Kind, title: str) -> StrOrPromise:
    """Return what a line is about; codes become words, words stay as they are."""
    if kind == Kind.PLAN:
        return _("Version %(number)s") % {"number": title}
    if kind == Kind.MAILING:
        return _("Mailing %(number)s") % {"number": title}
    if kind == Kind.DECISION:
        return f"§ {title}"
    return _TITLES.get(kind, {}).get(title, title)


def who_in_words(kind: Kind, who: str) -> StrOrPromise:
    """Return who stands behind a line; those who took part are never named."""
    return _PEOPLE.get(kind, {}).get(who, who)
