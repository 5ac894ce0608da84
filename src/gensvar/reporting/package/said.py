"""What was said, one after another: for any number without holding them all at once."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from gensvar.contributions.models import (
    Channel,
    Contribution,
    Hiding,
    Identification,
    Receipt,
    Review,
)
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.models import Delivery, DeliveryWay
from gensvar.notifications.models import Letter
from gensvar.reporting.package.discretion import Discretion, Plain, plain

AT_A_TIME = 500
CONTRIBUTION = (
    *("id", "question", "heading", "text", "language", "channel", "emphasis"),
    *("remark", "place", "import", "received_on", "review", "counts"),
    *("hidden_on", "hidden_because", "withheld", "disposed_on", "disposal"),
)
CONTRIBUTION_COMPLETE = ("received_at", "submission", "entered_by", "reviewed_by")
SUBMISSION = (
    *("id", "identification", "channel", "language", "received_at"),
    *("name", "email", "postal_address", "account_name", "account_email"),
    "entered_by",
)
DELIVERY = (
    *("mailing", "submission", "way", "language", "is_correction"),
    *("printed_at", "letter_state", "sent_at"),
)
# The columns that hold codes, and what the codes are called: for tables.
WORDS: Mapping[str, Mapping[str, object]] = {
    "channel": dict(Channel.choices),
    "review": dict(Review.choices),
    "identification": dict(Identification.choices),
    "way": dict(DeliveryWay.choices),
}
Fact = dict[str, Plain]


def contribution_columns(tells: Discretion) -> tuple[str, ...]:
    """Return what is told of each contribution, in order."""
    return CONTRIBUTION + (CONTRIBUTION_COMPLETE if tells.is_complete else ())


def contributions(
    tells: Discretion, dialogue: Dialogue, *, upto: int, told: Callable[[int], None]
) -> Iterator[Fact]:
    """Yield every contribution in the order in which they came, also what is hidden.

    `upto` is the last one to tell; `told` hears how many have been told.
    """
    standing = Hiding.objects.filter(lifted_at__isnull=True).order_by("pk")
    rows = (
        Contribution.objects.filter(dialogue=dialogue, pk__lte=upto)
        .select_related("question", "batch", "disposal", "entered_by", "reviewed_by")
        .prefetch_related(Prefetch("hidings", standing, to_attr="standing"))
    )
    for some in _in_parts(rows):
        for one in some:
            yield _contribution(tells, one)
        told(len(some))


def _in_parts(rows: QuerySet[Contribution]) -> Iterator[list[Contribution]]:
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:AT_A_TIME]):
        yield some
        last = some[-1].pk


def _contribution(tells: Discretion, one: Contribution) -> Fact:
    withheld = tells.withholds(one)
    hiding: list[Hiding] = vars(one)["standing"]
    fact: Fact = {
        "id": one.public_id,
        "question": one.question.words if one.question else "",
        "heading": "" if withheld else one.heading,
        "text": "" if withheld else one.text,
        "language": one.language,
        "channel": one.channel,
        "emphasis": one.emphasis,
        "remark": "" if withheld else one.remark,
        "place": one.place,
        "import": one.batch_id,
        "received_on": plain(one.received_on),
        "review": one.review,
        "counts": one.batch is None or one.batch.withdrawn_at is None,
        "hidden_on": _day(one.hidden_at),
        "hidden_because": hiding[-1].reason if hiding else "",
        "withheld": withheld,
        "disposed_on": _day(one.disposed_at),
        "disposal": one.disposal.reference if one.disposal else "",
    }
    if tells.is_complete:
        fact |= {
            "received_at": plain(one.received_at),
            "submission": one.receipt_id,
            "entered_by": plain(one.entered_by),
            "reviewed_by": plain(one.reviewed_by),
        }
    return fact


def _day(moment: datetime | None) -> Plain:
    return timezone.localdate(moment).isoformat() if moment else None


def submissions(dialogue: Dialogue) -> Iterator[Fact]:
    """Yield who sent what, as far as they said; for complete packages only."""
    rows = Receipt.objects.filter(dialogue=dialogue).order_by("pk")
    for one in rows.select_related("user", "entered_by").iterator(chunk_size=500):
        yield {
            "id": one.pk,
            "identification": one.identification,
            "channel": one.channel,
            "language": one.language,
            "received_at": plain(one.received_at),
            "name": one.name,
            "email": one.email,
            "postal_address": one.postal_address,
            "account_name": one.user.name if one.user else "",
            "account_email": one.user.email if one.user else "",
            "entered_by": plain(one.entered_by),
        }


def deliveries(dialogue: Dialogue) -> Iterator[Fact]:
    """Yield each participant's place on lists of mailings; for complete packages."""
    rows = Delivery.objects.filter(answer__dialogue=dialogue).order_by("pk")
    letters = {
        letter.key: letter
        for letter in Letter.objects.filter(
            key__in=rows.exclude(letter_key="").values("letter_key")
        ).only("key", "state", "sent_at")
    }
    for one in rows.iterator(chunk_size=500):
        letter = letters.get(one.letter_key)
        yield {
            "mailing": one.mailing_id,
            "submission": one.receipt_id,
            "way": one.way,
            "language": one.language,
            "is_correction": one.is_correction,
            "printed_at": plain(one.printed_at),
            "letter_state": letter.state if letter else "",
            "sent_at": plain(letter.sent_at) if letter else None,
        }
