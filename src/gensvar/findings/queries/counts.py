"""Numbers that are counted, never written by anyone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from gensvar.contributions.models import Channel
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding, Placement
from gensvar.findings.queries.findings import findings_in
from gensvar.findings.queries.themes import themes_of_findings


class Said(NamedTuple):
    """What is counted of one contribution."""

    is_stressed: bool
    channel: str
    is_from_notes: bool


@dataclass(frozen=True)
class Numbers:
    """How many contributions, how many of them stressed, and how they reached us.

    `handed_in` came from people one by one; `from_notes` were written down at a
    meeting, where one contribution may stand for several people.
    """

    total: int = 0
    stressed: int = 0
    handed_in: int = 0
    from_notes: int = 0
    by_channel: tuple[tuple[str, int], ...] = ()

    @property
    def channels(self) -> list[tuple[str, int]]:
        """Return each channel in words with its number."""
        names = dict(Channel.choices)
        return [(str(names[channel]), number) for channel, number in self.by_channel]


def counted(rows: Iterable[Said]) -> Numbers:
    """Count contributions; channels without any are left out."""
    said = list(rows)
    channels = Counter(row.channel for row in said)
    from_notes = sum(row.is_from_notes for row in said)
    return Numbers(
        total=len(said),
        stressed=sum(row.is_stressed for row in said),
        handed_in=len(said) - from_notes,
        from_notes=from_notes,
        by_channel=tuple(
            (channel, channels[channel])
            for channel in Channel.values
            if channels[channel]
        ),
    )


def everything_said(dialogue: Dialogue) -> dict[int, Said]:
    """Return what is counted of each contribution that counts, by its id."""
    rows = contributions_that_count(dialogue).values_list(
        "pk", "emphasis", "channel", "batch_id"
    )
    return {
        pk: Said(emphasis > 0, channel, batch is not None)
        for pk, emphasis, channel, batch in rows.order_by().iterator()
    }


def sources_of_findings(
    dialogue: Dialogue, findings: Iterable[Finding]
) -> dict[int, set[int]]:
    """Return the ids of the contributions behind each finding.

    They lie under its themes, or are quoted in it. Each counts once.
    """
    under: dict[int, set[int]] = {}
    rows = Placement.objects.filter(
        theme__dialogue=dialogue, theme__removed_at__isnull=True
    ).values_list("theme_id", "contribution_id")
    for theme, contribution in rows.iterator():
        under.setdefault(theme, set()).add(contribution)
    themes = themes_of_findings([dialogue.pk])
    return {
        row.pk: set().union(
            *(under.get(theme, set()) for theme in themes.get(row.pk, ())),
            (quotation.contribution_id for quotation in row.quotations.all()),
        )
        for row in findings
    }


@dataclass(frozen=True)
class Count:
    """All the numbers of a dialogue at one moment."""

    whole: Numbers
    findings: dict[int, Numbers]
    outside: int

    def of(self, finding: Finding) -> Numbers:
        """Return the numbers of one finding."""
        return self.findings.get(finding.pk, Numbers())


def count(dialogue: Dialogue, findings: Iterable[Finding] | None = None) -> Count:
    """Count everything said, what is behind each finding, and what is behind none.

    `findings` are all findings of the dialogue, where they have been read already.
    """
    said = everything_said(dialogue)
    known = findings_in(dialogue) if findings is None else findings
    sources = sources_of_findings(dialogue, known)
    heard = set().union(*sources.values())
    return Count(
        whole=counted(said.values()),
        findings={
            finding: counted(said[pk] for pk in ids if pk in said)
            for finding, ids in sources.items()
        },
        outside=len(said.keys() - heard),
    )
