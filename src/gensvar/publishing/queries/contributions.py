"""Contributions in public, each with what became of it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from gensvar.contributions.models import Channel, Contribution
from gensvar.contributions.queries import (
    SHOWN_WHEN,
    STANDS,
    counted,
    publicly_shown,
    tally_of,
)
from gensvar.dialogues.models import Question
from gensvar.feedback.queries.outcomes import ContributionOutcome, outcomes_for
from gensvar.joint_positions.public import Behind, who_stands_behind
from gensvar.kernel.prepared import NUMBER, NUMBERS, TEXT, Prepared
from gensvar.publishing.queries.following import way_of
from gensvar.publishing.queries.published import published_dialogues
from gensvar.publishing.shapes import ContributionShown, Heading, SaidInPublic


class _Row(NamedTuple):
    """What is read of a contribution to show it."""

    id: int
    dialogue_id: int
    public_id: str
    text: str
    language: str
    question: str | None
    heading: str
    emphasis: int
    channel: str
    received_on: date


_FIELDS = (
    *("pk", "dialogue", "public_id", "text", "language", "question__words"),
    *("heading", "emphasis", "channel", "received_on"),
)


def _page(visibility: str) -> Prepared[int]:
    """Return the question for a page of what was said: which, in their order."""
    rows = counted(Contribution.objects.filter(STANDS & SHOWN_WHEN[visibility]))
    return Prepared(lambda dialogue: _in_order(rows.filter(dialogue=dialogue)), NUMBER)


def _page_of_question(visibility: str) -> Prepared[int]:
    rows = counted(Contribution.objects.filter(STANDS & SHOWN_WHEN[visibility]))
    return Prepared(
        lambda dialogue, question: _in_order(
            rows.filter(dialogue=dialogue, question=question)
        ),
        NUMBER,
        NUMBER,
    )


def _in_order(rows: QuerySet[Contribution]) -> QuerySet[Contribution, int]:
    return rows.order_by("-emphasis", "pk").values_list("pk", flat=True)


_PAGES = {visibility: _page(visibility) for visibility in SHOWN_WHEN}
_PAGES_OF_QUESTIONS = {
    visibility: _page_of_question(visibility) for visibility in SHOWN_WHEN
}
_ROWS = Prepared(
    lambda ids: (
        Contribution.objects.filter(pk__in=ids)
        .order_by("-emphasis", "pk")
        .values_list(*_FIELDS)
    ),
    NUMBERS,
)
_DIALOGUE = Prepared(
    lambda slug: (
        published_dialogues()
        .filter(slug=slug)
        .values_list("pk", "title", "contribution_visibility")
    ),
    TEXT,
)
_QUESTIONS = Prepared(
    lambda dialogue: Question.objects.filter(dialogue=dialogue).values_list(
        "pk", "words"
    ),
    NUMBER,
)
_ONE = Prepared(
    lambda public_id: (
        publicly_shown()
        .filter(public_id=public_id, dialogue__in=published_dialogues().values("pk"))
        .select_related("question", "dialogue")
    ),
    TEXT,
)


def contributions_shown(
    slug: str, *, question: int | None = None, start: int = 0, end: int = 20
) -> tuple[Heading, list[SaidInPublic], int] | None:
    """Return a slice of what was said in a dialogue, those that were stressed first.

    With it come the heading and how many there are. None when the dialogue is not
    public.
    """
    found = _DIALOGUE.first(slug)
    if found is None:
        return None
    dialogue, title, visibility = found
    heading = Heading(
        slug=slug,
        title=title,
        visibility=visibility,
        questions=_QUESTIONS.ask(dialogue),
    )
    if visibility not in SHOWN_WHEN:
        return heading, [], 0
    if question is None:
        ids = _PAGES[visibility].ask(dialogue, between=(start, end))
    else:
        asked = _PAGES_OF_QUESTIONS[visibility]
        ids = asked.ask(dialogue, question, between=(start, end))
    total = tally_of(dialogue, visibility, question).shown
    return heading, _all_shown(_Row(*row) for row in _ROWS.ask(ids)), total


def contribution_shown(public_id: str) -> ContributionShown | None:
    """Return one contribution and its way to decision and answer, if it is public."""
    row = _ONE.first(public_id)
    if row is None:
        return None
    became = outcomes_for([row])[row.pk]
    said = _Row(
        row.pk,
        row.dialogue_id,
        row.public_id,
        row.text,
        row.language,
        row.question.words if row.question else None,
        row.heading,
        row.emphasis,
        row.channel,
        row.received_on,
    )
    return ContributionShown(
        said=_shown(said, became, _behind([said]).get(row.public_id, ())),
        slug=row.dialogue.slug,
        title=row.dialogue.title,
        way=way_of(row, became),
    )


def _all_shown(rows: Iterable[_Row]) -> list[SaidInPublic]:
    """Return contributions with their marks; the same queries for any number."""
    found = list(rows)
    outcomes, behind = outcomes_for(found), _behind(found)
    return [
        _shown(row, outcomes[row.id], behind.get(row.public_id, ())) for row in found
    ]


def _behind(rows: Iterable[_Row]) -> dict[str, tuple[Behind, ...]]:
    """Return who stands behind joint positions; nothing is asked without one."""
    joint = [row.public_id for row in rows if row.channel == Channel.JOINT]
    return who_stands_behind(joint)


def _shown(
    row: _Row, became: ContributionOutcome, behind: tuple[Behind, ...]
) -> SaidInPublic:
    return SaidInPublic(
        public_id=row.public_id,
        text=row.text,
        language=row.language,
        question=row.heading if row.question is None else row.question,
        emphasis=row.emphasis,
        channel=str(Channel(row.channel).label),
        received_on=row.received_on,
        marks=became.marks(),
        behind=behind,
    )
