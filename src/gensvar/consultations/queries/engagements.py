"""Written questions and events of a programme."""

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone

from gensvar.consultations.keys import stored
from gensvar.consultations.models import (
    EventInvitation,
    WrittenQuestion,
    WrittenRecipient,
)
from gensvar.meetings.models import Meeting, MeetingStage
from gensvar.programmes.models import Programme

OVER = (MeetingStage.ENDED, MeetingStage.CANCELLED)


def questions_of(programme: Programme) -> QuerySet[WrittenQuestion]:
    """Return the written questions of a programme, with how many have answered."""
    rows = WrittenQuestion.objects.filter(programme=programme)
    rows = rows.select_related("item__meeting")
    rows = rows.annotate(
        asked=Count("recipients", distinct=True), got=Count("answers", distinct=True)
    )
    return rows.prefetch_related("groups__group").order_by("-answer_by", "-pk")


def question_in(programme: Programme, number: int) -> WrittenQuestion:
    """Return one written question of a programme, or raise Http404."""
    found = questions_of(programme).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def recipients_of(question: WrittenQuestion) -> QuerySet[WrittenRecipient]:
    """Return who is asked, by name, each with its answer if there is one."""
    rows = WrittenRecipient.objects.filter(question=question)
    return rows.select_related("organisation", "answer__entered_by")


def recipient_with(token: str) -> WrittenRecipient | None:
    """Return the recipient whose page a token opens."""
    rows = WrittenRecipient.objects.filter(token_hash=stored(token))
    return rows.select_related(
        "organisation", "question__programme__body", "answer"
    ).first()


def events_of(programme: Programme) -> QuerySet[EventInvitation]:
    """Return the events that groups of a programme invite to, the latest first."""
    rows = EventInvitation.objects.filter(programme=programme)
    return rows.select_related("group", "body")


def event_in(programme: Programme, number: int) -> EventInvitation:
    """Return one event of a programme, or raise Http404."""
    found = events_of(programme).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def meetings_ahead(programme: Programme) -> QuerySet[Meeting]:
    """Return the meetings of a programme that are still planned, the next first."""
    rows = Meeting.objects.filter(programme=programme).exclude(stage__in=OVER)
    return rows.exclude(starts_at__lt=timezone.now()).order_by("starts_at", "pk")
