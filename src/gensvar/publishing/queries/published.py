"""What recorded decisions have made public."""

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from gensvar.dialogues.models import Consideration, Dialogue, Stage
from gensvar.meetings.models import Meeting, MeetingStage
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


def announcement_of(dialogue: Dialogue) -> Publication | None:
    """Return the decision by which a dialogue is shown as coming, if there is one."""
    rows = Publication.objects.filter(shown=Shown.COMING, dialogue=dialogue)
    return rows.filter(withdrawn_at__isnull=True).select_related("dialogue").first()


def has_other_words(announcement: Publication) -> bool:
    """Say whether the dialogue reads otherwise now than the public sees it."""
    dialogue = announcement.dialogue
    return dialogue is not None and (
        announcement.title != dialogue.title
        or announcement.introduction != dialogue.introduction
    )


def title_shown() -> Case:
    """Return the title that the public sees: of one that is coming, as decided."""
    decided = Publication.objects.filter(
        shown=Shown.COMING, dialogue=OuterRef("pk"), withdrawn_at__isnull=True
    )
    return Case(
        When(stage=Stage.PREPARING, then=Subquery(decided.values("title")[:1])),
        default=F("title"),
    )


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


def published_meetings() -> QuerySet[Meeting]:
    """Return the meetings that everyone may know of."""
    decided = Publication.objects.filter(
        shown=Shown.MEETING, meeting=OuterRef("pk"), withdrawn_at__isnull=True
    )
    return (
        Meeting.objects.filter(Exists(decided))
        .exclude(stage=MeetingStage.PREPARING)
        .select_related("body")
    )
