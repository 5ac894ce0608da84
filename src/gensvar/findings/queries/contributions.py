"""The contributions that count, and those that fit what an officer looks for."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import contributions_that_count, shown_in_public
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Placement


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

    question: int | None = None
    channel: str = ""
    language: str = ""
    theme: int | None = None
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
        rows = rows.filter(question_id=sieve.question)
    if sieve.channel:
        rows = rows.filter(channel=sieve.channel)
    if sieve.language:
        rows = rows.filter(language=sieve.language)
    if sieve.theme:
        rows = rows.filter(
            Exists(
                Placement.objects.filter(
                    contribution=OuterRef("pk"), theme_id=sieve.theme
                )
            )
        )
    if sieve.unsorted:
        rows = rows.exclude(is_sorted())
    if sieve.stressed:
        rows = rows.filter(emphasis__gt=0)
    return rows


def quotable(dialogue: Dialogue) -> QuerySet[Contribution]:
    """Return the contributions whose words may stand in a document that all can read.

    What people were told before they wrote binds us: only what the dialogue shows in
    public is quoted.
    """
    return shown_in_public(dialogue)
