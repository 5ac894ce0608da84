"""What has changed because of dialogue, for everyone, in plain values.

Only what a recorded act shows, and of its trail only what is published: a finding
when its dialogue has a published answer, a measure by its own words and state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Q

from gensvar.assignments.models import AnswerMeasure
from gensvar.feedback.models import Answer, AnswerState, Direction, Weighing
from gensvar.findings.models import Finding
from gensvar.followups.models import Measure
from gensvar.proposals.models import Change, ChangeProposal, ProposalMeasure
from gensvar.proposals.models.proposals import ENDED
from gensvar.proposals.queries import SETTLED

MOST = 500


@dataclass(frozen=True)
class SourceShown:
    """From where a change comes; `slug` leads to the dialogue, if it is public."""

    words: str
    slug: str = ""


@dataclass(frozen=True)
class ChangeShown:
    """One thing that has changed, or that will not, and its trail."""

    pk: int
    words: str
    is_done: bool
    body: str
    year: int
    published_at: datetime
    sources: tuple[SourceShown, ...]
    decisions: tuple[str, ...]


def changes_shown() -> list[ChangeShown]:
    """Return what is shown now, the latest first: a fixed number of queries."""
    ended = Q(proposal__status__in=ENDED) | Q(measure__status__in=SETTLED)
    rows = list(
        Change.objects.filter(ended, withdrawn_at__isnull=True).select_related(
            "proposal__body",
            "proposal__finding__dialogue",
            "proposal__past",
            "measure__body",
        )[:MOST]
    )
    tied = _tied(rows)
    measures = {pk for ids in tied.values() for pk in ids}
    weighed = _weighed(measures)
    answered = _answered(
        {finding.dialogue_id for one in rows if (finding := _finding(one))}
        | {w.finding.dialogue_id for ws in weighed.values() for w in ws}
    )
    decided = _decided(measures)
    return [
        _shown(
            one,
            [w for pk in tied[one.pk] for w in weighed.get(pk, ())],
            [d for pk in tied[one.pk] for d in decided.get(pk, ())],
            answered,
        )
        for one in rows
    ]


def _finding(one: Change) -> Finding | None:
    return one.proposal.finding if one.proposal is not None else None


def _tied(rows: Iterable[Change]) -> dict[int, list[int]]:
    found = {one.pk: [one.measure_id] if one.measure_id else [] for one in rows}
    by_proposal = {one.proposal_id: one.pk for one in rows if one.proposal_id}
    links = ProposalMeasure.objects.filter(proposal__in=by_proposal)
    for proposal, measure in links.values_list("proposal", "measure"):
        found[by_proposal[proposal]].append(measure)
    return found


def _weighed(measures: set[int]) -> dict[int, list[Weighing]]:
    rows = Weighing.objects.filter(measures__in=measures).distinct()
    found: dict[int, list[Weighing]] = {}
    for row in rows.select_related(
        "finding__dialogue", "decision__body", "decision__matter"
    ).prefetch_related("measures"):
        for measure in row.measures.all():
            found.setdefault(measure.pk, []).append(row)
    return found


def _answered(dialogues: set[int]) -> set[int]:
    rows = Answer.objects.filter(
        dialogue__in=dialogues,
        direction__in=(Direction.PARTICIPANTS, Direction.PUBLIC),
        state=AnswerState.PUBLISHED,
    )
    return set(rows.values_list("dialogue_id", flat=True))


def _decided(measures: set[int]) -> dict[int, list[str]]:
    rows = AnswerMeasure.objects.filter(measure__in=measures).select_related(
        "answer__answered_by"
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        words = f"{row.answer.answered_by}, § {row.answer.section_number}"
        found.setdefault(row.measure_id, []).append(words)
    return found


def _shown(
    one: Change, weighed: list[Weighing], decisions: list[str], answered: set[int]
) -> ChangeShown:
    thing = cast("ChangeProposal | Measure", one.proposal or one.measure)
    findings = [w.finding for w in weighed]
    sources: dict[SourceShown, None] = {}
    if one.proposal is not None:
        if one.proposal.finding is not None:
            findings.insert(0, one.proposal.finding)
        past = one.proposal.past
        if past is not None and past.published_at is not None:
            sources[SourceShown(past.title)] = None
        if one.proposal.source:
            sources[SourceShown(one.proposal.source)] = None
    for finding in findings:
        if finding.dialogue_id in answered:
            sources[SourceShown(finding.title, finding.dialogue.slug)] = None
    known = [str(w.decision) for w in weighed if w.finding.dialogue_id in answered]
    return ChangeShown(
        one.pk,
        one.words,
        thing.status == "done",
        str(thing.body),
        one.published_at.year,
        one.published_at,
        tuple(sources),
        tuple(dict.fromkeys([*known, *decisions])),
    )
