"""Disposal: entered by one person, carried out by another, never a delete button.

What is emptied here: text, remark and heading of contributions, name and addresses of
their receipts, reasons for hiding, the notes kept with batches, the addresses of those
who follow, and of letters about the dialogue. What floors above keep of participants is
emptied by the functions of a `Reach`, that whoever carries out a disposal passes along.
What stays: that something was said, when, by which way and under which question, and
the chain of events, in which no words ever stood (decision 21).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.actions.tallying import count_anew
from gensvar.contributions.models import (
    Batch,
    Disposal,
    Hiding,
    Receipt,
)
from gensvar.contributions.policies import may_carry_out_disposal, may_propose_disposal
from gensvar.contributions.queries import (
    addresses_left,
    concerned_by,
    nothing_left_of,
)
from gensvar.contributions.words import on_one_line
from gensvar.dialogues.actions.following import forget_followers
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.held import held_until
from gensvar.notifications.actions import forget_readers
from gensvar.notifications.models import Letter

ENDED = (Stage.CLOSED,)


@dataclass(frozen=True)
class DisposalRule:
    """The decision that a disposal rests on, as it is written in the register."""

    reference: str
    rule: str
    decided_on: date
    received_until: date
    takes_quotations: bool = False


@dataclass(frozen=True)
class Quoted:
    """Quotations that stand in a document of record: how many, and where it is."""

    number: int
    address: str


@dataclass(frozen=True)
class Reach:
    """What floors above know of a disposal.

    `empty` empties what they keep of participants; `quoted` tells what is quoted in
    the decision basis that was handed over, or None.
    """

    empty: Callable[[Disposal], None]
    quoted: Callable[[Disposal], Quoted | None]


@transaction.atomic
def propose_disposal(dialogue: Dialogue, rule: DisposalRule, *, by: User) -> Disposal:
    """Enter a disposal decision. Nothing is emptied before somebody else agrees."""
    if not may_propose_disposal(by, dialogue):
        raise NotAllowed
    if dialogue.stage not in ENDED:
        raise NotYet([_("that the dialogue is closed: answers may still be owed")])
    _check(rule)
    waiting = Disposal.objects.filter(
        dialogue=dialogue, carried_out_at__isnull=True, declined_at__isnull=True
    )
    settled = NotYet([_("that the decision that already waits is settled")])
    if waiting.exists():
        raise settled
    disposal = Disposal(
        dialogue=dialogue,
        reference=on_one_line(rule.reference),
        rule=on_one_line(rule.rule),
        decided_on=rule.decided_on,
        received_until=rule.received_until,
        takes_quotations=rule.takes_quotations,
        proposed_by=by,
    )
    disposal.count = concerned_by(disposal).count()
    met = held_until(dialogue, rule.received_until)
    if not (disposal.count or met or _was_disposed_of(dialogue)):
        raise Invalid(_("Nothing was received until that day."), "received_until")
    try:
        with transaction.atomic():
            disposal.save(force_insert=True)
    except IntegrityError:
        raise settled from None
    record("propose disposal", disposal, by=by, count=disposal.count)
    return disposal


def _was_disposed_of(dialogue: Dialogue) -> bool:
    """Say whether only what came after an earlier disposal may be left: a comment."""
    done = Disposal.objects.filter(dialogue=dialogue, carried_out_at__isnull=False)
    return done.exists()


def _check(rule: DisposalRule) -> None:
    if not on_one_line(rule.reference):
        raise Invalid(_("Write the number of the decision."), "reference")
    if not on_one_line(rule.rule):
        raise Invalid(_("Write which rule in the records schedule."), "rule")
    if rule.decided_on > today():
        raise Invalid(_("The decision cannot lie ahead."), "decided_on")
    if rule.received_until > today():
        raise Invalid(_("The day cannot lie ahead."), "received_until")


@transaction.atomic
def decline_disposal(disposal: Disposal, *, by: User) -> None:
    """Put a disposal decision aside; the one who entered it may do so too."""
    if not may_propose_disposal(by, disposal.dialogue):
        raise NotAllowed
    rows = Disposal.objects.filter(
        pk=disposal.pk, carried_out_at__isnull=True, declined_at__isnull=True
    )
    if not rows.update(declined_at=timezone.now(), declined_by=by):
        raise NotYet([_("a decision that waits")])
    record("decline disposal", disposal, by=by)


@transaction.atomic
def carry_out_disposal(
    disposal: Disposal, *, seen_count: int, reach: Reach, by: User
) -> Disposal:
    """Empty what the decision concerns, if it is still as much as the person saw."""
    if not may_carry_out_disposal(by, disposal):
        raise NotAllowed
    now = timezone.now()
    concerned = concerned_by(disposal)
    if concerned.count() != seen_count:
        raise NotYet([_("that you look again: the number has changed")])
    rows = Disposal.objects.filter(
        pk=disposal.pk, carried_out_at__isnull=True, declined_at__isnull=True
    )
    if not rows.update(carried_out_at=now, confirmed_by=by, count=seen_count):
        raise NotYet([_("a decision that waits")])
    disposal.refresh_from_db()
    empty(disposal, reach)
    record(
        "carry out disposal",
        disposal,
        by=by,
        count=seen_count,
        takes_quotations=disposal.takes_quotations,
    )
    return disposal


def empty(disposal: Disposal, reach: Reach) -> int:
    """Empty what a decided disposal concerns, and return how many contributions.

    For `carry_out_disposal`, and for a backup that is older than the disposal: then
    what was emptied has come back, and is emptied again before anybody reads it.
    """
    hold(disposal.dialogue, "stage")
    number = concerned_by(disposal).update(
        text="",
        remark="",
        heading="",
        disposed_at=disposal.carried_out_at or timezone.now(),
        disposal=disposal,
    )
    # Nothing can be hidden any more, so no reason is written behind our back.
    Hiding.objects.filter(contribution__disposal=disposal).update(reason="")
    _empty_receipts(disposal)
    reach.empty(disposal)  # while batches still know what their files were called
    _empty_batches(disposal)
    _empty_letters(disposal)
    count_anew(disposal.dialogue)
    return number


def _empty_receipts(disposal: Disposal) -> None:
    """Forget who it was, where nothing that the person said is left."""
    nothing_left_of(
        Receipt.objects.filter(dialogue_id=disposal.dialogue_id), "receipt"
    ).update(user=None, name="", email="", postal_address="")


def _empty_batches(disposal: Disposal) -> None:
    nothing_left_of(
        Batch.objects.filter(dialogue_id=disposal.dialogue_id, disposal=None), "batch"
    ).update(report={}, file_name="–", withdrawn_reason="", disposal=disposal)


def _empty_letters(disposal: Disposal) -> None:
    """Forget the addresses of those who follow, and of letters that said "it came"."""
    dialogue = disposal.dialogue
    forget_followers(dialogue, disposal.received_until)
    forget_readers(
        Letter.objects.filter(kind="received", cause=f"dialogue {dialogue.pk}"),
        but=addresses_left(dialogue),
    )
