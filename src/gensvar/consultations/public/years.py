"""What has changed, and texts for the young, in plain values."""

from dataclasses import dataclass
from datetime import date

from gensvar.consultations.models import Effect, YoungOccasion
from gensvar.programmes.models import Programme

MOST = 200


@dataclass(frozen=True)
class ChangeShown:
    """Something that samråd has changed, as everyone may read it."""

    words: str
    group: str
    observed_on: date
    source: str
    source_words: str
    link: str


@dataclass(frozen=True)
class ChangesShown:
    """A published programme, and what has changed through it, the latest first."""

    public_id: str
    programme: str
    body: str
    changes: tuple[ChangeShown, ...]


def changes_shown(public_id: str) -> ChangesShown | None:
    """Return what a published programme has changed, or None for any other."""
    programme = (
        Programme.objects.filter(public_id=public_id, published_at__isnull=False)
        .select_related("body")
        .first()
    )
    if programme is None:
        return None
    rows = Effect.objects.filter(
        programme=programme, published_at__isnull=False, withdrawn_at__isnull=True
    ).select_related("group")[:MOST]
    changes = tuple(
        ChangeShown(
            words=row.words,
            group=row.group.name if row.group else "",
            observed_on=row.observed_on,
            source=str(row.get_source_display()),
            source_words=row.source_words,
            link=row.link,
        )
        for row in rows
    )
    return ChangesShown(public_id, programme.name, str(programme.body), changes)


def young_words_of(meeting: str) -> tuple[str, ...]:
    """Return the texts for the young that stand on the page of a meeting."""
    rows = YoungOccasion.objects.filter(
        meeting__public_id=meeting,
        young_words_shown_at__isnull=False,
        withdrawn_at__isnull=True,
    )
    return tuple(rows.order_by("held_on", "pk").values_list("young_words", flat=True))
