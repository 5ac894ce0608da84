"""A region with very many contributions. Only here may tables be filled in bulk.

The dialogues come about as everywhere else, through the actions and their gates; only
what people say in the largest of them goes past the actions, a thousand rows at a time.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from benchmarks.notes_import import SENTENCE
from gensvar.contributions.actions.tallying import count_anew
from gensvar.contributions.models import (
    Channel,
    Contribution,
    Identification,
    Receipt,
    Review,
)
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.secrets import hashed
from tests.make.contributions import make_open_dialogue, make_submission, question_of
from tests.make.publishing import publish

DIALOGUES = 25
AT_A_TIME = 1000


@dataclass(frozen=True)
class Region:
    """The largest dialogue, its question, one contribution, and how many there are."""

    slug: str
    question: int
    public_id: str
    contributions: int


def make_region(contributions: int) -> Region:
    """Make public dialogues, and let the last hold a number of contributions."""
    for _number in range(DIALOGUES - 1):
        small = make_open_dialogue("at_once")
        publish(small)
        make_submission(small)
    large = make_open_dialogue("at_once")
    publish(large)
    question = question_of(large)
    for start in range(0, contributions, AT_A_TIME):
        _fill(large, question.pk, range(start, min(start + AT_A_TIME, contributions)))
    with transaction.atomic():
        count_anew(large)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rows = Contribution.objects.filter(dialogue=large)
    return Region(
        large.slug, question.pk, rows[contributions // 2].public_id, rows.count()
    )


@transaction.atomic
def _fill(dialogue: Dialogue, question: int, numbers: range) -> None:
    moment = timezone.now() - timedelta(minutes=1)
    receipts = Receipt.objects.bulk_create(
        Receipt(
            dialogue=dialogue,
            key_hash=hashed("bulk key", str(number)),
            code_hash=hashed("bulk code", str(number)),
            identification=Identification.ANONYMOUS,
            channel=Channel.WEB,
            received_at=moment,
        )
        for number in numbers
    )
    Contribution.objects.bulk_create(
        Contribution(
            dialogue=dialogue,
            question_id=question,
            receipt=receipt,
            text=f"{SENTENCE} {number}",
            channel=Channel.WEB,
            received_at=moment,
            received_on=timezone.localdate(moment),
            review=Review.PASSED,
        )
        for number, receipt in zip(numbers, receipts, strict=True)
    )
