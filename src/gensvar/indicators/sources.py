"""What a figure was counted from: the dialogues, findings and considerations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from gensvar.dialogues.models import Consideration, ConsiderationOutcome
from gensvar.feedback.models import Weighing, WeighingOutcome
from gensvar.indicators.sections import TIMINGS
from gensvar.indicators.years import Told

FINDINGS, ANSWERS, STARTS, CONSIDERED = "fynd", "svar", "start", "overvaganden"
PARTS: dict[str, dict[str, StrOrPromise]] = {
    FINDINGS: {one.value: one.label for one in WeighingOutcome},
    ANSWERS: {"": ""},
    STARTS: {timing.value: said for timing, said in TIMINGS.items()},
    CONSIDERED: {one.value: one.label for one in ConsiderationOutcome},
}


@dataclass(frozen=True)
class Source:
    """One thing that was counted: what it is called, and what is known of it.

    `number` or `slug` leads to the dialogue, `pk` to the consideration.
    """

    title: str
    note: StrOrPromise = ""
    number: str = ""
    slug: str = ""
    pk: int = 0


def is_counted(what: str, part: str) -> bool:
    """Say whether there is such a figure."""
    return part in PARTS.get(what, {})


def title_of(what: str, part: str) -> StrOrPromise:
    """Return what a list of sources is called."""
    titles = {
        FINDINGS: _("Findings"),
        ANSWERS: _("Answered dialogues"),
        STARTS: _("Dialogues that began"),
        CONSIDERED: _("Considerations"),
    }
    said = PARTS[what][part]
    return f"{titles[what]}: {said}" if said else titles[what]


def answered_in(told: Iterable[Told], year: int) -> list[Source]:
    """Return the dialogues that were answered in a year, the slowest first."""
    rows = [one for one in told if one.answered_on and one.answered_on.year == year]
    rows.sort(key=lambda one: (one.days is None, -(one.days or 0), one.pk))
    return [
        Source(
            one.title,
            _("Not known")
            if one.days is None
            else ngettext("%(days)s day", "%(days)s days", one.days)
            % {"days": one.days},
            one.number,
            one.slug,
        )
        for one in rows
    ]


def begun_in(told: Iterable[Told], year: int, part: str) -> list[Source]:
    """Return the dialogues that began in a year, early or late."""
    return [
        Source(one.title, one.body, one.number, one.slug)
        for one in told
        if one.began_on and one.began_on.year == year and one.timing == part
    ]


def of_findings(rows: Sequence[Weighing]) -> list[Source]:
    """Return findings with the reason for what became of them."""
    return [
        Source(
            row.finding.title,
            row.reason,
            row.finding.dialogue.number,
            row.finding.dialogue.slug,
        )
        for row in rows
    ]


def of_considerations(rows: Sequence[Consideration]) -> list[Source]:
    """Return considerations with their reason."""
    return [Source(str(row.matter.title), row.reason, pk=row.pk) for row in rows]
