"""Contributions as they are counted, and as officers read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from django.db.models import Count, Model, Q, QuerySet

from gensvar.contributions import keys
from gensvar.contributions.models import (
    Batch,
    Channel,
    Contribution,
    Disposal,
    Receipt,
    Review,
    Tally,
)
from gensvar.dialogues.models import Dialogue, Visibility
from gensvar.kernel.prepared import NUMBER, Prepared
from gensvar.kernel.secrets import CODE_LENGTH, normalised

Row = TypeVar("Row", bound=Model)

# Neither hidden nor disposed of.
STANDS = Q(hidden_at__isnull=True, disposed_at__isnull=True)
# What of that may be shown one by one, by what the dialogue has decided.
SHOWN_WHEN: Mapping[str, Q] = {
    Visibility.AT_ONCE: Q(),
    Visibility.AFTER_REVIEW: Q(review=Review.PASSED),
}


def contributions_that_count(dialogue: Dialogue) -> QuerySet[Contribution]:
    """Return what was said in a dialogue, without batches that were withdrawn."""
    return counted(Contribution.objects.filter(dialogue=dialogue))


def counted(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Return those of the contributions that count."""
    return rows.filter(batch__withdrawn_at__isnull=True)


def shown_in_public(dialogue: Dialogue) -> QuerySet[Contribution]:
    """Return the contributions that the dialogue's own decision makes public."""
    rows = contributions_that_count(dialogue).filter(STANDS)
    rule = SHOWN_WHEN.get(dialogue.contribution_visibility)
    return rows.none() if rule is None else rows.filter(rule)


def publicly_shown() -> QuerySet[Contribution]:
    """Return the same of all dialogues."""
    decided = Q(pk__in=[])
    for visibility, rule in SHOWN_WHEN.items():
        decided |= Q(dialogue__contribution_visibility=visibility) & rule
    return counted(Contribution.objects.filter(STANDS & decided))


class Tallied(NamedTuple):
    """How many contributions count, how many are shown, and since when they come."""

    counted: int = 0
    shown: int = 0
    oldest_on: date | None = None


class _Counted(NamedTuple):
    question: int | None
    counted: int
    standing: int
    passed: int
    oldest_on: date | None


_TALLIES = Prepared(
    lambda dialogue: Tally.objects.filter(dialogue=dialogue).values_list(
        "question", "counted", "standing", "passed", "oldest_on"
    ),
    NUMBER,
)


def tally_of(dialogue: int, visibility: str, question: int | None = None) -> Tallied:
    """Return how many there are in a dialogue, or under one question, uncounted."""
    rows = [_Counted(*row) for row in _TALLIES.ask(dialogue)]
    if question is not None:
        rows = [row for row in rows if row.question == question]
    shown = {
        Visibility.AT_ONCE: sum(row.standing for row in rows),
        Visibility.AFTER_REVIEW: sum(row.passed for row in rows),
    }
    return Tallied(
        sum(row.counted for row in rows),
        shown.get(Visibility(visibility), 0),
        min((row.oldest_on for row in rows if row.oldest_on), default=None),
    )


@dataclass(frozen=True)
class Chosen:
    """What an officer wants to read: nothing chosen is everything that counts.

    `state` is waiting, hidden, withdrawn or unsorted; `order` is stressed or newest.
    """

    question: int | None = None
    without_question: bool = False
    channel: str = ""
    language: str = ""
    state: str = ""
    order: str = ""


STATES: Mapping[str, Q] = {
    "waiting": Q(review=Review.WAITING, hidden_at__isnull=True, disposed_at=None),
    "hidden": Q(hidden_at__isnull=False),
    "stressed": Q(emphasis__gt=0),
}
ORDERS = {
    "": ("received_at", "pk"),
    "stressed": ("-emphasis", "received_at", "pk"),
    "newest": ("-received_at", "-pk"),
}


def for_officers(
    dialogue: Dialogue, chosen: Chosen, unsorted: Q | None = None
) -> QuerySet[Contribution]:
    """Return the contributions an officer wants to read, with what the list shows.

    `unsorted` comes from the floor that knows themes and says which are not sorted.
    """
    rows = contributions_that_count(dialogue)
    if chosen.state == "withdrawn":
        rows = Contribution.objects.filter(
            dialogue=dialogue, batch__withdrawn_at__isnull=False
        )
    elif chosen.state == "unsorted" and unsorted is not None:
        rows = rows.filter(unsorted)
    elif chosen.state:
        rows = rows.filter(STATES[chosen.state])
    return _narrowed(rows, chosen).order_by(*ORDERS[chosen.order])


def _narrowed(rows: QuerySet[Contribution], chosen: Chosen) -> QuerySet[Contribution]:
    if chosen.question is not None:
        rows = rows.filter(question_id=chosen.question)
    elif chosen.without_question:
        rows = rows.filter(question__isnull=True)
    if chosen.channel:
        rows = rows.filter(channel=chosen.channel)
    if chosen.language:
        rows = rows.filter(language=chosen.language)
    return rows.select_related("question", "batch")


def next_to_review(dialogue: Dialogue, after: int = 0) -> Contribution | None:
    """Return the contribution that has waited longest for review, after one or at all.

    When none is left after it, the search begins again from the start.
    """
    waiting = contributions_that_count(dialogue).filter(STATES["waiting"])
    rows = waiting.order_by("pk")
    return rows.filter(pk__gt=after).first() or rows.exclude(pk=after).first()


def number_waiting(dialogue: Dialogue) -> int:
    """Return how many contributions wait for review."""
    return contributions_that_count(dialogue).filter(STATES["waiting"]).count()


@dataclass(frozen=True)
class Counts:
    """What we have counted ourselves, and apart from it what notes report."""

    contributions: int
    submissions: int
    waiting: int
    by_channel: list[tuple[str, int]]
    languages: list[str]
    reported: list[Batch]


def counts(dialogue: Dialogue) -> Counts:
    """Count contributions in all ways at once, and list what batches report."""
    rows = (
        contributions_that_count(dialogue)
        .order_by()
        .values("channel", "language")
        .annotate(number=Count("pk"), waiting=Count("pk", filter=STATES["waiting"]))
    )
    by_channel: dict[str, int] = {}
    for row in rows:
        channel = row["channel"]
        by_channel[channel] = by_channel.get(channel, 0) + row["number"]
    return Counts(
        contributions=sum(by_channel.values()),
        submissions=Receipt.objects.filter(dialogue=dialogue).count(),
        waiting=sum(row["waiting"] for row in rows),
        by_channel=[
            (str(channel.label), by_channel[channel])
            for channel in Channel
            if channel in by_channel
        ],
        languages=sorted({row["language"] for row in rows}),
        reported=list(
            Batch.objects.filter(dialogue=dialogue, withdrawn_at__isnull=True).filter(
                Q(reported_persons__isnull=False)
                | Q(reported_organisations__isnull=False)
            )
        ),
    )


def receipt_with(code: str) -> Receipt | None:
    """Return the receipt that a code as typed by a person opens."""
    clean = normalised(code)
    if len(clean) != CODE_LENGTH:
        return None
    return (
        Receipt.objects.filter(code_hash=keys.stored_code(clean))
        .select_related("dialogue__body", "dialogue__consideration", "user")
        .first()
    )


def contact_address(receipt: Receipt) -> str:
    """Return where a participant can be written to, or nothing."""
    return receipt.email or (receipt.user.email if receipt.user else "")


def concerned_by(disposal: Disposal) -> QuerySet[Contribution]:
    """Return what a disposal decision would empty, withdrawn batches included."""
    return Contribution.objects.filter(
        dialogue_id=disposal.dialogue_id,
        received_on__lte=disposal.received_until,
        disposed_at__isnull=True,
    )


def nothing_left_of(rows: QuerySet[Row], of: str) -> QuerySet[Row]:
    """Return the receipts or batches none of whose contributions have words left."""
    left = Contribution.objects.filter(disposed_at__isnull=True).exclude(**{of: None})
    return rows.exclude(pk__in=left.values(f"{of}_id"))


def addresses_left(dialogue: Dialogue) -> set[str]:
    """Return the addresses that a dialogue still has, of those whose words are left."""
    rows = Receipt.objects.filter(dialogue=dialogue).select_related("user")
    known = rows.exclude(email="", user=None)
    return {contact_address(one) for one in known.iterator(chunk_size=500)}
