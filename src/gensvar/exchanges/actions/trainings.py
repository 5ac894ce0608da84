"""The log of competence: what was arranged, and one's own notes of taking part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exchanges.models import Training, TrainingBody, TrainingTaken
from gensvar.exchanges.policies import may_offer, may_see_exchange
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Body


@dataclass(frozen=True)
class Arranged:
    """What a training was about, who arranged it, when, and how long it took."""

    what: str
    arranged_by: str
    day: date
    hours: Decimal


@transaction.atomic
def note_training(
    body: Body,
    said: Arranged,
    people: Mapping[Body, int | None],
    *,
    key: str,
    by: User,
) -> Training:
    """Note a training, with how many came from each body; None is not known."""
    if not may_offer(by, body):
        raise NotAllowed
    if said.day > today():
        raise Invalid(_("The day has not come yet."), "day")
    if said.hours <= 0:
        raise Invalid(_("Write how many hours it took."), "hours")
    if before := Training.objects.filter(key=key).first():
        return before
    try:
        with transaction.atomic():
            training = Training.objects.create(
                body=body,
                what=said.what.strip(),
                arranged_by=said.arranged_by.strip(),
                day=said.day,
                hours=said.hours,
                key=key,
                noted_by=by,
            )
    except IntegrityError:
        return Training.objects.get(key=key)
    for other, number in people.items():
        TrainingBody.objects.create(training=training, body=other, people=number)
    record("note training", training, by=by, bodies=len(people))
    return training


@transaction.atomic
def take_training(training: Training, *, by: User) -> None:
    """Note for oneself that one took part. It is no event: nobody else reads it."""
    if not may_see_exchange(by):
        raise NotAllowed
    TrainingTaken.objects.get_or_create(training=training, user=by)


@transaction.atomic
def forget_training(training: Training, *, by: User) -> None:
    """Take back a note of one's own."""
    TrainingTaken.objects.filter(training=training, user=by).delete()
