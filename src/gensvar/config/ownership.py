"""What bodies and people have on hand: matters, dialogues and measures, named."""

from collections.abc import Iterator

from django.db.models import Model, QuerySet

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.followups.models import Measure, MeasureStatus
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body
from gensvar.organisations.ownership import Kind, OnHand

ENDED = (Stage.CLOSED, Stage.CANCELLED)
SETTLED = (MeasureStatus.DONE, MeasureStatus.REFUSED)
LONGEST = 120


def of_body(body: Body) -> list[OnHand]:
    """Return what a body has under way."""
    matters = Matter.objects.filter(body=body, closed_on__isnull=True)
    dialogues = Dialogue.objects.filter(body=body).exclude(stage__in=ENDED)
    measures = Measure.objects.filter(body=body).exclude(status__in=SETTLED)
    return [
        *_named(Kind.MATTER, matters),
        *_named(Kind.DIALOGUE, dialogues),
        *_named(Kind.MEASURE, measures),
    ]


def of_person(user: User) -> list[OnHand]:
    """Return what a person leads or has promised."""
    dialogues = Dialogue.objects.filter(leader=user).exclude(stage__in=ENDED)
    measures = Measure.objects.filter(owner=user).exclude(status__in=SETTLED)
    return [*_named(Kind.DIALOGUE, dialogues), *_named(Kind.MEASURE, measures)]


def _named(kind: Kind, things: "QuerySet[Model]") -> Iterator[OnHand]:
    for thing in things:
        yield OnHand(kind, str(thing)[:LONGEST])
