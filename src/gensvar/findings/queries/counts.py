"""Numbers that are counted, never written by anyone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from gensvar.contributions.models import Channel
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding
from gensvar.findings.queries.findings import findings_in
from gensvar.findings.queries.material import Material, Reported, Said, material_of
from gensvar.findings.queries.themes import Progress


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


def sources_of_findings(
    material: Material, findings: Iterable[Finding]
) -> dict[int, set[int]]:
    """Return the ids of the contributions behind each finding.

    They lie under its themes, or are quoted in it. Each counts once.
    """
    return {
        row.pk: set().union(
            *(material.under(theme) for theme in material.behind.get(row.pk, ())),
            (quotation.contribution_id for quotation in row.quotations.all()),
        )
        for row in findings
    }


class ThemeCount(NamedTuple):
    """One standing theme, and how much lies under it."""

    name: str
    total: int
    stressed: int


@dataclass(frozen=True)
class Count:
    """All the numbers of a dialogue at one moment.

    `reported` is what the notes of meetings say about who came: never counted by us.
    """

    whole: Numbers
    findings: dict[int, Numbers]
    outside: int
    themes: tuple[ThemeCount, ...]
    sorting: Progress
    reported: tuple[Reported, ...]

    def of(self, finding: Finding) -> Numbers:
        """Return the numbers of one finding."""
        return self.findings.get(finding.pk, Numbers())


def count(dialogue: Dialogue, findings: Iterable[Finding] | None = None) -> Count:
    """Count everything said, what is behind each finding, and what is behind none.

    `findings` are all findings of the dialogue, where they have been read already.
    """
    material = material_of(dialogue)
    said = material.said
    known = findings_in(dialogue) if findings is None else findings
    sources = sources_of_findings(material, known)
    heard = set().union(*sources.values())
    is_sorted = set().union(*(material.under(theme) for theme in material.themes))
    return Count(
        whole=counted(said.values()),
        findings={
            finding: counted(said[pk] for pk in ids if pk in said)
            for finding, ids in sources.items()
        },
        outside=len(said.keys() - heard),
        themes=tuple(_count_theme(material, *row) for row in material.themes.items()),
        sorting=Progress(total=len(said), done=len(said.keys() & is_sorted)),
        reported=material.reported,
    )


def _count_theme(material: Material, theme: int, name: str) -> ThemeCount:
    under = [material.said[pk] for pk in material.under(theme) if pk in material.said]
    return ThemeCount(name, len(under), sum(row.is_stressed for row in under))
