"""The log of one dialogue: each step with its day, who took it, and people's part.

People are a party to every step, not only to the one in which they speak (S2-16). Who
took a step is a body or a role, never the name of an officer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.dialogues.models import (
    ClosingMove,
    CommunicationPlan,
    DecisionOrder,
    Dialogue,
    Mandate,
)
from gensvar.feedback.models import Answer, AnswerState, Direction
from gensvar.findings.models import HandOver
from gensvar.kernel.days import said, today
from gensvar.lifecycle.models import StepTaken
from gensvar.matters.models import Decision


@dataclass(frozen=True)
class Event:
    """One step: `key` names it for good, `people` is what people do at it."""

    key: str
    day: date
    what: str
    who: str
    people: str = ""
    note: str = ""


def events_of(dialogue: Dialogue) -> list[Event]:
    """Return what has happened, the latest first; as many questions for any number."""
    found = [
        *_considered(dialogue),
        *_mandates(dialogue),
        *_plans(dialogue),
        *_steps(dialogue),
        *_moves(dialogue),
        *_reports(dialogue),
        *_decisions(dialogue),
        *_answers(dialogue),
    ]
    past = [event for event in found if event.day <= today()]
    # Python keeps the order of the life of a dialogue for what was done on one day.
    return sorted(past, key=lambda event: event.day)[::-1]


def _considered(dialogue: Dialogue) -> Iterator[Event]:
    found = dialogue.consideration
    if found and found.decided_on:
        yield Event(
            f"consideration-{found.pk}",
            found.decided_on,
            _("Considered: %(outcome)s")
            % {"outcome": found.get_outcome_display().lower()},
            found.decider_title or dialogue.matter.body.name,
            _("People have not been asked yet."),
        )


def _mandates(dialogue: Dialogue) -> Iterator[Event]:
    rows = Mandate.objects.filter(dialogue=dialogue).select_related("body", "level")
    for row in rows:
        by_chair = row.order == DecisionOrder.CHAIR
        who = f"{row.decider_title}, {row.body.name}" if by_chair else row.body.name
        yield Event(
            f"mandate-{row.pk}",
            row.decided_on,
            _("Mandate given: %(level)s") % {"level": row.level.name},
            who,
            _("People are promised an answer by %(day)s.")
            % {"day": said(row.answer_by)},
        )
        if row.withdrawn_on:
            yield Event(
                f"withdrawn-{row.pk}",
                row.withdrawn_on,
                _("Mandate withdrawn"),
                row.body.name,
                _("People are told why."),
                row.withdrawn_reason,
            )


def _plans(dialogue: Dialogue) -> Iterator[Event]:
    rows = CommunicationPlan.objects.filter(
        dialogue=dialogue, approved_at__isnull=False
    )
    for pk, moment in rows.values_list("pk", "approved_at"):
        yield Event(
            f"plan-{pk}",
            _day(moment),
            _("Communication plan approved"),
            dialogue.body.name,
            _("People can read how they will be reached."),
        )


def _steps(dialogue: Dialogue) -> Iterator[Event]:
    words = {
        "open": (_("The dialogue opened"), _("People say what they think.")),
        "analyse": (
            _("Compiling began"),
            _("Those who took part can check whether we have understood them."),
        ),
        "hand over": (
            _("Decision basis handed over"),
            _("What people said stands in the decision basis."),
        ),
        "answer": (
            _("All have been answered"),
            _("People can say what they think of the answer."),
        ),
        "close": (_("The dialogue closed"), _("Both sides have judged it.")),
        "close unheard": (_("The dialogue closed"), _("Nobody took part.")),
        "close cancelled": (_("The dialogue closed"), _("All have been answered.")),
        "cancel": (
            _("The dialogue was cancelled"),
            _("People are told why. Those who had spoken are answered."),
        ),
    }
    for row in StepTaken.objects.filter(dialogue=dialogue):
        what, people = words.get(row.name, (row.name, ""))
        key, day = f"step-{row.pk}", _day(row.at)
        yield Event(key, day, what, dialogue.body.name, people, row.reason)


def _moves(dialogue: Dialogue) -> Iterator[Event]:
    for move in ClosingMove.objects.filter(phase__dialogue=dialogue):
        yield Event(
            f"move-{move.pk}",
            _day(move.at),
            _("The last day was moved"),
            dialogue.body.name,
            _("People have more time."),
            move.reason,
        )


def _reports(dialogue: Dialogue) -> Iterator[Event]:
    rows = HandOver.objects.filter(
        basis__dialogue=dialogue, reported_on__isnull=False
    ).select_related("body")
    for row in rows:
        if row.reported_on:
            what, people = _("Reported back"), _("People can follow what is decided.")
            key = f"report-{row.pk}"
            yield Event(key, row.reported_on, what, row.body.name, people)


def _decisions(dialogue: Dialogue) -> Iterator[Event]:
    rows = Decision.objects.filter(matter=dialogue.matter_id).select_related("body")
    for row in rows:
        yield Event(
            f"decision-{row.pk}",
            row.starts_on,
            _("Decision, § %(section)s: %(outcome)s")
            % {
                "section": row.section_number,
                "outcome": row.get_outcome_display().lower(),
            },
            row.body.name,
            _("People can follow what is decided."),
        )


def _answers(dialogue: Dialogue) -> Iterator[Event]:
    words = {
        Direction.PARTICIPANTS: _("Answer to those who took part"),
        Direction.PUBLIC: _("Answer to everyone"),
        Direction.SERVICES: _("Answer to the services concerned"),
    }
    rows = Answer.objects.filter(dialogue=dialogue, state=AnswerState.PUBLISHED)
    for pk, direction, moment in rows.values_list("pk", "direction", "published_at"):
        yield Event(
            f"answer-{pk}",
            _day(moment),
            words[Direction(direction)],
            dialogue.body.name,
            _("People read what is done, what is not, and why."),
        )


def _day(moment: datetime | None) -> date:
    return timezone.localdate(moment)
