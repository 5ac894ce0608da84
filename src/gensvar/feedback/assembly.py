"""A first text for the answer: you said – we do – because, finding by finding.

Nothing is decided here: the words come from what people have entered, and an officer
edits them before anyone sees them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.feedback.models import Direction, WeighingOutcome
from gensvar.ui.dates import day

TEXT_LANGUAGE = "sv"


@dataclass(frozen=True)
class PromisedMeasure:
    """Something that will be done: what, by which body, by which day."""

    words: str
    body: str
    due_on: date


@dataclass(frozen=True)
class Weighed:
    """One finding as it was weighed; `decision` names the body, § and day."""

    title: str
    outcome: WeighingOutcome
    reason: str
    decision: str
    measures: Sequence[PromisedMeasure] = ()


def suggested_text(
    direction: Direction, weighed: Sequence[Weighed], cancelled_because: str = ""
) -> str:
    """Return a text to edit; in Swedish, which the answer is written in first."""
    with override(TEXT_LANGUAGE):
        parts = [_in_short(weighed)] if weighed else []
        if cancelled_because:
            parts.insert(0, _cancelled(cancelled_because))
        parts += [_about(direction, item) for item in weighed]
        if weighed:
            parts.append(_what_happens_now(weighed))
    return "\n\n".join(parts)


def _cancelled(because: str) -> str:
    return _("We cancelled the dialogue, because: %(reason)s") % {
        "reason": _sentence(because)
    }


def _in_short(weighed: Sequence[Weighed]) -> str:
    counts = Counter(item.outcome for item in weighed)
    said = {
        WeighingOutcome.TAKEN_UP: _("taken up: %(count)s"),
        WeighingOutcome.PARTLY: _("taken up in part: %(count)s"),
        WeighingOutcome.NOT: _("not taken up: %(count)s"),
    }
    parts = [
        words % {"count": counts[outcome]}
        for outcome, words in said.items()
        if counts[outcome]
    ]
    return _("The answer in short – %(outcomes)s.") % {"outcomes": ", ".join(parts)}


def _about(direction: Direction, item: Weighed) -> str:
    said = {
        Direction.PARTICIPANTS: _("You said: %(finding)s"),
        Direction.PUBLIC: _("People said: %(finding)s"),
        Direction.SERVICES: _("The finding: %(finding)s"),
    }[direction]
    done = {
        WeighingOutcome.TAKEN_UP: _("We do: this is taken up."),
        WeighingOutcome.PARTLY: _("We do: this is taken up in part."),
        WeighingOutcome.NOT: _("We do: this is not taken up."),
    }[item.outcome]
    because = _("Because: %(reason)s (%(decision)s)") % {
        "reason": _sentence(item.reason),
        "decision": item.decision,
    }
    return "\n".join([said % {"finding": _sentence(item.title)}, done, because])


def _what_happens_now(weighed: Sequence[Weighed]) -> str:
    lines = []
    for item in weighed:
        for measure in item.measures:
            line = _("– %(words)s %(body)s does it by %(day)s.") % {
                "words": _sentence(measure.words),
                "body": measure.body,
                "day": day(measure.due_on),
            }
            if line not in lines:
                lines.append(line)
    if not lines:
        lines = [_("No measure has been promised.")]
    return "\n".join([_("What happens now:"), *lines])


def _sentence(words: str) -> str:
    """Return words that end as a sentence does."""
    clean = " ".join(words.split())
    return clean if clean.endswith((".", "?", "!", "…")) else f"{clean}."
