"""Contributions in public, each with what became of it."""

from collections.abc import Iterable

from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import shown_in_public
from gensvar.feedback.queries.outcomes import ContributionOutcome, outcomes_for
from gensvar.publishing.queries.following import way_of
from gensvar.publishing.queries.published import published_dialogues
from gensvar.publishing.shapes import ContributionShown, Heading, SaidInPublic


def contributions_shown(
    slug: str, *, question: int | None = None, start: int = 0, end: int = 20
) -> tuple[Heading, list[SaidInPublic], int] | None:
    """Return a slice of what was said in a dialogue, those that were stressed first.

    With it come the heading and how many there are. None when the dialogue is not
    public.
    """
    dialogue = published_dialogues().filter(slug=slug).first()
    if dialogue is None:
        return None
    rows = (
        shown_in_public(dialogue).select_related("question").order_by("-emphasis", "pk")
    )
    if question is not None:
        rows = rows.filter(question=question)
    heading = Heading(
        slug=dialogue.slug,
        title=dialogue.title,
        visibility=dialogue.contribution_visibility,
        questions=[(row.pk, row.words) for row in dialogue.questions.all()],
    )
    return heading, as_shown(rows[start:end]), rows.count()


def contribution_shown(public_id: str) -> ContributionShown | None:
    """Return one contribution and its way to decision and answer, if it is public."""
    row = (
        Contribution.objects.filter(public_id=public_id)
        .select_related("question", "dialogue")
        .first()
    )
    if row is None or not published_dialogues().filter(pk=row.dialogue_id).exists():
        return None
    if not shown_in_public(row.dialogue).filter(pk=row.pk).exists():
        return None
    outcomes = outcomes_for([row])
    return ContributionShown(
        said=_shown(row, outcomes[row.pk]),
        slug=row.dialogue.slug,
        title=row.dialogue.title,
        way=way_of(row, outcomes[row.pk]),
    )


def as_shown(rows: Iterable[Contribution]) -> list[SaidInPublic]:
    """Return contributions with their marks; the same queries for any number."""
    found = list(rows)
    outcomes = outcomes_for(found)
    return [_shown(row, outcomes[row.pk]) for row in found]


def _shown(row: Contribution, became: ContributionOutcome) -> SaidInPublic:
    return SaidInPublic(
        public_id=row.public_id,
        text=row.text,
        language=row.language,
        question=row.question.words if row.question else row.heading,
        emphasis=row.emphasis,
        channel=str(row.get_channel_display()),
        received_on=row.received_on,
        marks=became.marks(),
    )
