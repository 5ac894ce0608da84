"""The contributions that count, and those that fit what an officer looks for."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from gensvar.contributions.models import Contribution, Review
from gensvar.dialogues.models import Dialogue, Question, Visibility
from gensvar.findings.models import Placement, Theme


def contributions_that_count(dialogue: Dialogue) -> QuerySet[Contribution]:
    """Return what was said, without documents of notes that have been withdrawn.

    Hidden contributions count: they were said, and are owed an answer like the others.
    """
    return Contribution.objects.filter(
        dialogue=dialogue, batch__withdrawn_at__isnull=True
    )


def is_sorted() -> Exists:
    """Return the condition that a contribution lies under at least one theme."""
    return Exists(
        Placement.objects.filter(
            contribution=OuterRef("pk"), theme__removed_at__isnull=True
        )
    )


@dataclass(frozen=True)
class Sieve:
    """What an officer looks for; empty fields let everything through."""

    question: Question | None = None
    channel: str = ""
    language: str = ""
    theme: Theme | None = None
    unsorted: bool = False
    stressed: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether everything gets through."""
        return self == Sieve()


def sifted(dialogue: Dialogue, sieve: Sieve) -> QuerySet[Contribution]:
    """Return the contributions that count and get through the sieve, in order."""
    rows = contributions_that_count(dialogue).order_by("pk")
    if sieve.question:
        rows = rows.filter(question=sieve.question)
    if sieve.channel:
        rows = rows.filter(channel=sieve.channel)
    if sieve.language:
        rows = rows.filter(language=sieve.language)
    if sieve.theme:
        rows = rows.filter(
            Exists(
                Placement.objects.filter(contribution=OuterRef("pk"), theme=sieve.theme)
            )
        )
    if sieve.unsorted:
        rows = rows.exclude(is_sorted())
    if sieve.stressed:
        rows = rows.filter(emphasis__gt=0)
    return rows


def quotable(dialogue: Dialogue) -> QuerySet[Contribution]:
    """Return the contributions whose words may stand in a document that all can read.

    What people were told before they wrote binds us: nothing is quoted where it was
    said that contributions are never shown, nor before review where that was promised.
    """
    if dialogue.contribution_visibility == Visibility.NEVER:
        return Contribution.objects.none()
    rows = contributions_that_count(dialogue).filter(
        hidden_at__isnull=True, disposed_at__isnull=True
    )
    if dialogue.contribution_visibility == Visibility.AFTER_REVIEW:
        rows = rows.filter(review=Review.PASSED)
    return rows
