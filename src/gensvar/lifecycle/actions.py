"""Reminding people of what is due: one letter for each person and day."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.lifecycle.messages import key_of, reminder
from gensvar.lifecycle.models import Reminder
from gensvar.lifecycle.queries import Due, due_on
from gensvar.notifications.actions import send
from gensvar.notifications.models import Letter


def remind(day: date | None = None) -> int:
    """Write what is due to those who answer for it, and return how many were told.

    Each reminder is remembered for each person, so that running again tells nothing
    twice. What stands today is told, not what stood on days that were missed.
    """
    day = day or today()
    people: dict[int, User] = {}
    of_person: dict[int, list[Due]] = {}
    for due in due_on(day):
        for person in due.people:
            people[person.pk] = person
            of_person.setdefault(person.pk, []).append(due)
    return sum(_tell(people[pk], of_person[pk], day) for pk in sorted(people))


@transaction.atomic
def _tell(person: User, dues: Sequence[Due], day: date) -> bool:
    """Write one letter, unless the person has had one today or knows it all."""
    if Letter.objects.filter(key=key_of(person, day)).exists():
        return False
    known = set(
        Reminder.objects.filter(person=person).values_list(
            "duty", "thing_id", "due_on", "notice"
        )
    )
    news = [due for due in dues if due.key not in known]
    if not news:
        return False
    Reminder.objects.bulk_create(
        [
            Reminder(
                person=person,
                duty=due.duty,
                thing_id=due.thing_id,
                due_on=due.due_on,
                notice=due.notice,
                told_on=day,
            )
            for due in news
        ],
        ignore_conflicts=True,
    )
    send([reminder(person, news, day)])
    return True
