"""What recorded decisions have made public."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from gensvar.dialogues.models import Consideration, Dialogue, Stage
from gensvar.publishing.models import Publication, Shown


def _decided(shown: Shown) -> Exists:
    return Exists(
        Publication.objects.filter(
            shown=shown, dialogue=OuterRef("pk"), withdrawn_at__isnull=True
        )
    )


def published_dialogues() -> QuerySet[Dialogue]:
    """Return the dialogues whose page may be read."""
    return (
        Dialogue.objects.filter(_decided(Shown.DIALOGUE))
        .exclude(stage=Stage.PREPARING)
        .select_related("body", "matter", "consideration")
    )


def announced_dialogues() -> QuerySet[Dialogue]:
    """Return the dialogues of which may be known that they are coming."""
    return Dialogue.objects.filter(
        _decided(Shown.COMING), stage=Stage.PREPARING
    ).select_related("body", "matter", "consideration")


def published_or_announced() -> QuerySet[Dialogue]:
    """Return everything of which the public may know something."""
    return Dialogue.objects.filter(
        Q(_decided(Shown.DIALOGUE)) & ~Q(stage=Stage.PREPARING)
        | Q(_decided(Shown.COMING)) & Q(stage=Stage.PREPARING)
    ).select_related("body", "matter", "consideration")


def published_considerations() -> QuerySet[Consideration]:
    """Return the considerations that may be read."""
    decided = Publication.objects.filter(
        shown=Shown.CONSIDERATION,
        consideration=OuterRef("pk"),
        withdrawn_at__isnull=True,
    )
    return Consideration.objects.filter(
        Exists(decided), decided_on__isnull=False
    ).select_related("matter", "matter__body")
