"""What was promised, what was asked, and how far the dialogue has come."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.documents.content import (
    Block,
    Facts,
    Heading,
    LifeLine,
    Paragraph,
    State,
    Step,
)
from gensvar.findings.queries import Promised, Story
from gensvar.kernel.days import said, span


def blocks(mandate: Promised | None) -> Iterator[Block]:
    """Yield the promise, the question, and what could and could not be influenced."""
    if mandate is None:
        return
    yield Heading(2, _("What the region promised"))
    yield Paragraph(mandate.promise)
    yield Facts(
        (
            (_("The question"), mandate.question),
            (_("Could be influenced"), mandate.can_influence),
            (_("Could not be influenced"), mandate.cannot_influence),
            (_("Level of participation"), mandate.level),
            (_("Mandate"), _who_decided(mandate)),
            (_("Answer promised by"), said(mandate.answer_by)),
        )
    )


def _who_decided(mandate: Promised) -> str:
    """Return body, day and § in one line."""
    line = f"{mandate.body}, {said(mandate.decided_on)}"
    if mandate.section_number:
        line += f", § {mandate.section_number}"
    return line


def life(
    dialogue: Dialogue, story: Story, handed_over_at: datetime | None
) -> Iterator[Block]:
    """Yield the life line: what has been done and when, and what is ahead."""
    mandate = story.promised
    decision = dialogue.matter.planned_decision_on
    handed = _day(handed_over_at)
    steps = (
        _past(_("Considered"), story.considered_on),
        _past(_("Mandated"), mandate.decided_on if mandate else None),
        _past(_("Planned"), _day(story.planned_at)),
        _when_open(dialogue, story),
        Step(_("Compiled"), _compiled(dialogue, handed)),
        Step(
            _("Handed over"),
            State.HERE if handed else State.AHEAD,
            date=said(handed) if handed else "",
        ),
        Step(
            _("Decided"),
            State.AHEAD,
            note=_("Planned for %(day)s.") % {"day": said(decision)}
            if decision
            else "",
        ),
        Step(
            _("Answered"),
            State.AHEAD,
            note=_("Promised by %(day)s.") % {"day": said(mandate.answer_by)}
            if mandate
            else "",
        ),
        Step(_("Evaluated"), State.AHEAD),
    )
    yield Heading(2, _("The way of the dialogue"))
    yield LifeLine(steps)


def _past(name: str, day: date | None) -> Step:
    """Return a step that has a day, or was left out."""
    if day is None:
        return Step(name, State.SKIPPED)
    return Step(name, State.DONE, date=said(day))


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _when_open(dialogue: Dialogue, story: Story) -> Step:
    """Return the time from the first to the last day that people could speak."""
    if story.opens_at is None or story.closes_at is None:
        return Step(_("Open"), State.AHEAD)
    first = timezone.localdate(story.opens_at)
    # A phase ends at the first moment after its last day.
    ended = story.closes_at - timedelta(microseconds=1)
    state = State.HERE if dialogue.stage == Stage.OPEN else State.DONE
    return Step(_("Open"), state, date=span(first, timezone.localdate(ended)))


def _compiled(dialogue: Dialogue, handed: date | None) -> State:
    """Return how far the compiling has come."""
    if handed:
        return State.DONE
    return State.HERE if dialogue.stage == Stage.ANALYSING else State.AHEAD
