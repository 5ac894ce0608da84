"""Keeping the tallies, in the same transaction as what changes them.

Whoever changes what is counted holds the dialogue until the transaction ends. So
nobody else changes it between our looking and our writing, and what stands in the
tallies is always what one would count.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.models import Count, F, Min, Q, QuerySet

from gensvar.contributions.models import Contribution, Review, Tally
from gensvar.contributions.queries import STANDS, counted
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.editing import hold
from gensvar.kernel.prepared import NUMBER, Prepared

COUNTS = {
    "counted": Count("pk"),
    "standing": Count("pk", filter=STANDS),
    "passed": Count("pk", filter=STANDS & Q(review=Review.PASSED)),
}


_OF_DIALOGUE = Prepared(
    lambda dialogue: Tally.objects.filter(dialogue=dialogue).order_by("pk"), NUMBER
)


def add_to_tallies(dialogue: Dialogue, stored: Iterable[Contribution]) -> None:
    """Count contributions that have just come in; their dialogue is held."""
    tallies = {tally.question_id: tally for tally in _OF_DIALOGUE.ask(dialogue.pk)}
    for row in stored:
        tally = tallies.get(row.question_id)
        if tally is None:
            tally = Tally(dialogue=dialogue, question_id=row.question_id)
            tallies[row.question_id] = tally
        tally.counted += 1
        tally.standing += 1
        tally.passed += row.review == Review.PASSED
        tally.oldest_on = min(tally.oldest_on or row.received_on, row.received_on)
        tally.save()


def _tally_of(row: Contribution) -> QuerySet[Tally]:
    return Tally.objects.filter(dialogue=row.dialogue_id, question=row.question_id)


@contextmanager
def tallied(contribution: Contribution) -> Iterator[None]:
    """Count one contribution before and after it is hidden, shown or reviewed."""
    hold(contribution.dialogue, "stage")
    before = _counted(contribution)
    yield
    after = _counted(contribution)
    _tally_of(contribution).update(
        **{name: F(name) + after[name] - before[name] for name in COUNTS}
    )


def _counted(contribution: Contribution) -> dict[str, int]:
    rows = counted(Contribution.objects.filter(pk=contribution.pk))
    found: dict[str, int] = rows.aggregate(**COUNTS)
    return found


def count_anew(dialogue: Dialogue) -> None:
    """Count all contributions of a dialogue: for what happens to many at once."""
    hold(dialogue, "stage")
    found = (
        counted(Contribution.objects.filter(dialogue=dialogue))
        .order_by()
        .values("question_id")
        .annotate(**COUNTS, oldest_on=Min("received_on"))
    )
    Tally.objects.filter(dialogue=dialogue).delete()
    Tally.objects.bulk_create(Tally(dialogue=dialogue, **row) for row in found)
