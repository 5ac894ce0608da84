"""Storing one answer with its words and wishes, and comparing it with a stored one."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.inventories.given import Given
from gensvar.inventories.models import (
    ActivityWish,
    CoreActivity,
    Counterpart,
    CounterpartWish,
    FormWish,
    NeedsAnswer,
    NeedsQuestion,
    NeedsWords,
    Topic,
)
from gensvar.inventories.policies import bodies_asked
from gensvar.kernel.errors import Invalid


class AlreadySent(Exception):
    """The form was sent before, with other words: what was sent first stands."""


def store(answer: NeedsAnswer, given: Given) -> None:
    """Store an answer and what it holds. Raises Invalid for what is not asked here."""
    _check_asked(answer, given)
    answer.language = given.language
    answer.interval = given.interval
    answer.minutes = given.minutes
    answer.feedback_days = given.feedback_days
    answer.received_at = timezone.now()
    answer.save(force_insert=True)
    NeedsWords.objects.bulk_create(
        [
            *(
                NeedsWords(answer=answer, topic=topic, text=text)
                for topic, text in given.words.items()
            ),
            *(
                NeedsWords(answer=answer, topic=Topic.OWN, question_id=pk, text=text)
                for pk, text in given.own.items()
            ),
        ]
    )
    ActivityWish.objects.bulk_create(
        ActivityWish(answer=answer, activity_id=pk, wish=wish)
        for pk, wish in given.wishes.items()
    )
    CounterpartWish.objects.bulk_create(_counterparts(answer, given))
    FormWish.objects.bulk_create(
        FormWish(answer=answer, form=form, stand=stand, issue=issue)
        for form, (stand, issue) in given.forms.items()
    )


def _counterparts(answer: NeedsAnswer, given: Given) -> list[CounterpartWish]:
    certain = Counterpart.ADMINISTRATION
    return [
        *(
            CounterpartWish(answer=answer, role=role)
            for role in given.roles
            if role != certain
        ),
        *(
            CounterpartWish(answer=answer, role=certain, body_id=pk)
            for pk in given.bodies
        ),
    ]


def _check_asked(answer: NeedsAnswer, given: Given) -> None:
    """Refuse words and wishes about what this inventory does not ask."""
    inventory = answer.inventory
    questions = NeedsQuestion.objects.filter(
        inventory=inventory, withdrawn_at__isnull=True
    )
    activities = CoreActivity.objects.filter(programme=inventory.programme_id)
    is_asked = (
        _are_among(given.own, questions)
        and _are_among(given.wishes, activities)
        and set(given.bodies) <= {body.pk for body in bodies_asked(inventory.programme)}
    )
    if not is_asked:
        raise Invalid(
            _("One of the questions is not asked here. Load the page and send again.")
        )


def _are_among(keys: Iterable[int], rows: Iterable[Model]) -> bool:
    wanted = set(keys)
    return not wanted or wanted <= {row.pk for row in rows}


def same_as(answer: NeedsAnswer, given: Given) -> bool:
    """Say whether a stored answer holds just what is given."""
    return as_given(answer) == given


def as_given(answer: NeedsAnswer) -> Given:
    """Return a stored answer as it was given, to compare it or to write it anew."""
    words = list(answer.words.all())
    counterparts = list(answer.counterparts.all())
    return Given(
        language=answer.language,
        words={row.topic: row.text for row in words if row.question_id is None},
        own={row.question_id: row.text for row in words if row.question_id},
        wishes={row.activity_id: row.wish for row in answer.wishes.all()},
        roles=tuple(sorted(row.role for row in counterparts if row.body_id is None)),
        bodies=tuple(sorted(row.body_id for row in counterparts if row.body_id)),
        forms={row.form: (row.stand, row.issue) for row in answer.form_wishes.all()},
        interval=answer.interval,
        minutes=answer.minutes,
        feedback_days=answer.feedback_days,
    )
