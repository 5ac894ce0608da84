"""What is new since a moment: for everyone, and for those who work here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Dialogue, Mandate
from gensvar.feedback.models import Answer, AnswerState, Direction
from gensvar.kernel import addresses
from gensvar.publishing.models import Publication, Shown
from gensvar.publishing.queries.published import (
    published_dialogues,
    published_meetings,
    published_or_announced,
    title_shown,
)
from gensvar.year_plans.entries import BodyNode, beneath
from gensvar.year_plans.models import LineStatus, PlannedKind, Subscription
from gensvar.year_plans.models.subscriptions import Wish
from gensvar.year_plans.queries.shown import lines_shown


class Happened(models.TextChoices):
    """What is new."""

    PLANNED = "planned", _("Planned")
    COMING = "coming", _("Coming dialogue")
    DIALOGUE = "dialogue", _("New dialogue")
    MEETING = "meeting", _("New meeting")
    ANSWER = "answer", _("New answer")
    MANDATE = "mandate", _("Decided: a dialogue will be held")


@dataclass(frozen=True)
class News:
    """One new thing, as letters and feeds tell it."""

    at: datetime
    happened: Happened
    kind: str
    title: str
    body_id: int
    body: str
    level: str
    level_name: str
    address: str

    @property
    def where(self) -> str:
        """Return the whole address at which it is read."""
        return addresses.absolute(self.address)

    def is_for(self, wish: Wish, area: frozenset[int] | None) -> bool:
        """Say whether it is what a reader asked for; `area` is what the body holds."""
        return (
            (area is None or self.body_id in area)
            and wish.kind in {"", self.kind}
            and wish.level in {"", self.level}
        )


def area_of(wish: Wish, nodes: list[BodyNode]) -> frozenset[int] | None:
    """Return the bodies that a reader follows; nothing when it is the whole region."""
    return beneath(nodes, wish.body_id) if wish.body_id else None


def news_for_everyone(since: datetime, until: datetime) -> list[News]:
    """Return what recorded decisions have shown to everyone in a time."""
    found = [
        *_planned(since, until),
        *_dialogues(since, until),
        *_meetings(since, until),
        *_answers(since, until),
    ]
    return sorted(found, key=lambda one: (one.at, one.title))


def news_for_staff(since: datetime, until: datetime) -> list[News]:
    """Return the dialogues of the whole region that got their mandate in a time."""
    rows = Mandate.objects.filter(
        created_at__gt=since, created_at__lte=until, withdrawn_on__isnull=True
    ).select_related("dialogue__body", "level")
    return [
        News(
            at=row.created_at,
            happened=Happened.MANDATE,
            kind=PlannedKind.DIALOGUE,
            title=row.dialogue.title,
            body_id=row.dialogue.body_id,
            body=row.dialogue.body.name,
            level=row.level.key,
            level_name=row.level.name,
            address=f"/arbete/arsplan/dialoger/?ord={row.dialogue.number}",
        )
        for row in rows.order_by("created_at", "pk")
    ]


def _planned(since: datetime, until: datetime) -> Iterator[News]:
    rows = lines_shown().filter(
        shown_at__gt=since, shown_at__lte=until, status=LineStatus.PLANNED
    )
    for row in rows.select_related("plan__body", "level"):
        assert row.shown_at is not None  # noqa: S101 -- only such are read
        yield News(
            at=row.shown_at,
            happened=Happened.PLANNED,
            kind=row.kind,
            title=row.title,
            body_id=row.plan.body_id,
            body=row.plan.body.name,
            level=row.level.key if row.level else "",
            level_name=row.level.name if row.level else "",
            address=f"/kalender/?ar={row.plan.year}",
        )


def _dialogues(since: datetime, until: datetime) -> Iterator[News]:
    decided = Publication.objects.filter(
        dialogue=OuterRef("pk"),
        shown__in=(Shown.COMING, Shown.DIALOGUE),
        withdrawn_at__isnull=True,
    ).order_by("-pk")
    rows = published_or_announced().annotate(
        shown_title=title_shown(),
        at=Subquery(decided.values("decided_at")[:1]),
        how=Subquery(decided.values("shown")[:1]),
    )
    for row in _with_level(rows.filter(at__gt=since, at__lte=until)):
        is_coming = getattr(row, "how", "") == Shown.COMING
        yield _of_dialogue(
            row,
            getattr(row, "at"),  # noqa: B009 -- added by the query
            Happened.COMING if is_coming else Happened.DIALOGUE,
        )


def _answers(since: datetime, until: datetime) -> Iterator[News]:
    answer = Answer.objects.filter(
        dialogue=OuterRef("pk"), direction=Direction.PUBLIC, state=AnswerState.PUBLISHED
    ).order_by("-pk")
    rows = published_dialogues().annotate(
        at=Subquery(answer.values("published_at")[:1])
    )
    for row in _with_level(rows.filter(at__gt=since, at__lte=until)):
        moment = getattr(row, "at")  # noqa: B009 -- added by the query
        yield _of_dialogue(row, moment, Happened.ANSWER)


def _with_level(
    rows: "models.QuerySet[Dialogue]",
) -> "models.QuerySet[Dialogue]":
    mandate = Mandate.objects.filter(dialogue=OuterRef("pk")).order_by("-pk")
    return rows.annotate(
        level_key=Subquery(mandate.values("level__key")[:1]),
        level_words=Subquery(mandate.values("level__name")[:1]),
    )


def _of_dialogue(row: Dialogue, at: datetime, happened: Happened) -> News:
    is_answer = happened == Happened.ANSWER
    where = addresses.dialogue_answer if is_answer else addresses.dialogue
    return News(
        at=at,
        happened=happened,
        kind=PlannedKind.DIALOGUE,
        title=getattr(row, "shown_title", row.title),
        body_id=row.body_id,
        body=row.body.name,
        level=getattr(row, "level_key", "") or "",
        level_name=getattr(row, "level_words", "") or "",
        address=where(row.slug),
    )


def _meetings(since: datetime, until: datetime) -> Iterator[News]:
    decided = Publication.objects.filter(
        meeting=OuterRef("pk"), shown=Shown.MEETING, withdrawn_at__isnull=True
    )
    rows = published_meetings().annotate(at=Subquery(decided.values("decided_at")[:1]))
    for row in rows.filter(Q(at__gt=since) & Q(at__lte=until)):
        yield News(
            at=getattr(row, "at"),  # noqa: B009 -- added by the query
            happened=Happened.MEETING,
            kind=PlannedKind.SAMRAD if row.programme_id else PlannedKind.MEETING,
            title=row.title,
            body_id=row.body_id,
            body=row.body.name,
            level=row.influence,
            level_name=str(row.get_influence_display()) if row.influence else "",
            address=addresses.open_meeting(row.public_id),
        )


def with_code_hash(stored: str) -> Subscription | None:
    """Return the subscription whose code has a hash."""
    rows = Subscription.objects.select_related("body")
    return rows.filter(token_hash=stored).first()
