"""What samråd has changed, and what each side says that a year was worth."""

from dataclasses import dataclass

from django.db.models import QuerySet

from gensvar.consultations.models import Effect, ProgrammeReview
from gensvar.meetings.models import Side
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.queries import groups_in


@dataclass(frozen=True)
class Reviews:
    """The views of one year: the region's, and each group's or none yet."""

    region: ProgrammeReview | None
    groups: tuple[tuple[ProgrammeGroup, ProgrammeReview | None], ...]


def effects_in(programme: Programme, year: int | None = None) -> QuerySet[Effect]:
    """Return the effects that count, of one year or of all, the latest first."""
    rows = Effect.objects.filter(
        programme=programme, withdrawn_at__isnull=True
    ).select_related("group", "meeting", "question")
    return rows.filter(observed_on__year=year) if year else rows


def reviews_of(programme: Programme, year: int) -> Reviews:
    """Return what both sides have said of a year, side by side (S1-39)."""
    rows = list(
        ProgrammeReview.objects.filter(programme=programme, year=year).select_related(
            "group", "meeting"
        )
    )
    of_group = {row.group_id: row for row in rows if row.side == Side.OTHER}
    region = next((row for row in rows if row.side == Side.REGION), None)
    return Reviews(
        region, tuple((group, of_group.get(group.pk)) for group in groups_in(programme))
    )
