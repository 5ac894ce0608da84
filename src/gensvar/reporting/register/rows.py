"""One line of the register, in the reader's words, with the way to what it tells of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django_stubs_ext import StrOrPromise

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.reporting.register.kinds import (
    GONE,
    Kind,
    state_in_words,
    title_in_words,
    who_in_words,
)

Told = tuple[str, date, int, int, str, str, str, str, str]


@dataclass(frozen=True)
class Row:
    """One record. `key` is the same for ever; `state` is a code, `said_state` words."""

    kind: Kind
    day: date
    number: int
    ref: str
    title: StrOrPromise
    who: StrOrPromise
    state: str
    reason: str
    dialogue: Dialogue

    @property
    def key(self) -> str:
        """Return the id of the record: kind and number, or its random id."""
        by_ref = self.kind in {Kind.CONTRIBUTION, Kind.VERDICT}
        return f"{self.kind.value}-{self.ref if by_ref else self.number}"

    @property
    def said_kind(self) -> StrOrPromise:
        """Return what kind of record it is."""
        return self.kind.label

    @property
    def said_state(self) -> StrOrPromise:
        """Return where it stands, in words."""
        return state_in_words(self.kind, self.state)

    @property
    def is_gone(self) -> bool:
        """Say whether it is hidden, withdrawn or disposed of."""
        return self.state in GONE

    @property
    def address(self) -> str:
        """Return where in the workspace it is."""
        return _ADDRESSES[self.kind](self)


def told(row: Told, dialogue: Dialogue) -> Row:
    """Put the words of the reader's language into what the database gave."""
    kind = Kind(row[0])
    _kind, day, _place, number, ref, title, who, state, reason = row
    return Row(
        kind=kind,
        day=day,
        number=number,
        ref=ref,
        title=_step(title) if kind == Kind.STEP else title_in_words(kind, title),
        who=who_in_words(kind, who),
        state=state,
        reason=reason,
        dialogue=dialogue,
    )


def _step(title: str) -> str:
    """Return a step in words: from which stage to which."""
    stages = dict(Stage.choices)
    return " → ".join(str(stages.get(stage, stage)) for stage in title.split(" → "))


def _page(name: str) -> Callable[[Row], str]:
    """Return the way to a page of the dialogue itself."""
    return lambda row: reverse(name, args=[row.dialogue.number])


def _one(name: str) -> Callable[[Row], str]:
    """Return the way to the page of the record."""
    return lambda row: reverse(name, args=[row.dialogue.number, row.ref])


def _meeting(name: str) -> Callable[[Row], str]:
    """Return the way to a page of the meeting."""
    return lambda row: reverse(name, args=[row.ref])


def _decision(row: Row) -> str:
    return reverse("matter", args=[row.dialogue.matter_id])


_ADDRESSES: Mapping[Kind, Callable[[Row], str]] = {
    Kind.CONSIDERATION: lambda row: reverse("consideration", args=[row.ref]),
    Kind.DIALOGUE: _page("dialogue-about"),
    Kind.MANDATE: _page("dialogue-mandate"),
    Kind.PLAN: _page("dialogue-plan"),
    Kind.CLOSING: _page("dialogue-times"),
    Kind.PUBLICATION: _page("dialogue-about"),
    Kind.MEETING: _meeting("meeting"),
    Kind.AGENDA: _meeting("meeting-agenda"),
    Kind.EXERCISE: _meeting("exercises"),
    Kind.NOTES: _meeting("meeting-notes"),
    Kind.COMMENT: _meeting("meeting-notes-comments"),
    Kind.APPROVAL: _meeting("meeting-notes"),
    Kind.PASSED_ON: _meeting("meeting-passing"),
    Kind.CONTRIBUTION: _one("contribution"),
    Kind.IMPORT: _one("import-batch"),
    Kind.HIDING: _one("contribution"),
    Kind.FINDING: _one("finding"),
    Kind.CHECK: _page("check"),
    Kind.REPLY: _page("check"),
    Kind.BASIS: _page("basis"),
    Kind.REPORT: _page("basis"),
    Kind.DECISION: _decision,
    Kind.WEIGHING: _page("weighings"),
    Kind.REWEIGHING: _page("weighings"),
    Kind.MEASURE: lambda row: reverse("measure", args=[row.ref]),
    Kind.ANSWER: _page("answers"),
    Kind.REANSWER: _page("answers"),
    Kind.MAILING: _page("mailings"),
    Kind.VERDICT: _page("evaluation"),
    Kind.LESSON: _page("evaluation"),
    Kind.STEP: _page("dialogue-about"),
    Kind.DISPOSAL: _page("disposals"),
    Kind.EXPORT: _page("records"),
    Kind.TAKEN_OUT: _page("contributions"),
}
