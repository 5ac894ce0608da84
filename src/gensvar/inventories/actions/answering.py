"""Receiving answers: through an own link, the form for everyone, or by an officer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.inventories.actions.storing import AlreadySent, same_as, store
from gensvar.inventories.given import Given, checked
from gensvar.inventories.models import (
    Channel,
    InventoryStage,
    Method,
    NeedsAnswer,
    NeedsAsk,
    NeedsInventory,
)
from gensvar.inventories.policies import bodies_to_answer_for, may_enter_answers
from gensvar.kernel.days import end_of, today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.models import ProgrammeGroup

__all__ = ["AlreadySent", "Held", "answer_in_the_open", "answer_through_link"]


@dataclass(frozen=True)
class Held:
    """How an officer got to know what an answer says (S1-07).

    `persons` is how many are said to have taken part: reported, never counted by us.
    """

    method: str
    on: date
    by: Body | None = None
    persons: int | None = None


def takes_answers(inventory: NeedsInventory, at: datetime | None = None) -> bool:
    """Say whether those who are asked may answer: all of the last day counts."""
    moment = at or timezone.now()
    day = timezone.localdate(moment)
    return (
        inventory.stage == InventoryStage.OPEN
        and inventory.starts_on <= day
        and moment < end_of(inventory.ends_on)
    )


@transaction.atomic
def answer_through_link(
    ask: NeedsAsk, key: str, given: Given, *, arrived_at: datetime | None = None
) -> NeedsAnswer:
    """Store what an organisation answers; an earlier answer through it is replaced.

    Sent twice, it is stored once. Raises Invalid, NotYet when the inventory takes no
    answers, and AlreadySent when the same form was sent with other words.
    """
    inventory = ask.inventory
    said = checked(given)
    _take_hold(inventory, arrived_at)
    earlier = ask.answers.filter(replaced_by__isnull=True)
    replaced = [] if _sent_before(key) else list(earlier)
    answer = _once(
        key,
        said,
        NeedsAnswer(
            inventory=inventory,
            ask=ask,
            group=ask.group,
            body=ask.body,
            organisation=ask.organisation,
            channel=Channel.LINK,
            method=Method.FORM,
        ),
    )
    _replace(replaced, answer)
    return answer


@transaction.atomic
def answer_in_the_open(
    inventory: NeedsInventory,
    key: str,
    group: ProgrammeGroup | None,
    given: Given,
    *,
    arrived_at: datetime | None = None,
) -> NeedsAnswer:
    """Store what somebody without an organisation answers; nothing of who it is.

    Raises Invalid, NotYet and AlreadySent as an answer through a link does.
    """
    if not inventory.is_open_to_all:
        raise NotYet([_("that the inventory is open for everyone")])
    _check_group(inventory, group)
    said = checked(given)
    _take_hold(inventory, arrived_at)
    answer = NeedsAnswer(
        inventory=inventory, group=group, channel=Channel.OPEN, method=Method.FORM
    )
    return _once(key, said, answer)


@transaction.atomic
def enter_answer(
    inventory: NeedsInventory,
    group: ProgrammeGroup,
    held: Held,
    given: Given,
    *,
    by: User,
    organisation: Organisation | None = None,
) -> NeedsAnswer:
    """Write down what a group said at a meeting, in an interview or elsewhere.

    Raises Invalid for a day that has not come, and NotYet when it is reported.
    """
    if not may_enter_answers(by, inventory.programme):
        raise NotAllowed
    _check_group(inventory, group)
    _check_held(held)
    said = checked(given)
    _still_written(inventory)
    answer = NeedsAnswer(
        inventory=inventory,
        group=group,
        organisation=organisation,
        channel=Channel.ENTERED,
        method=held.method,
        given_on=held.on,
        held_by=held.by,
        reported_persons=held.persons,
    )
    store(answer, said)
    record("enter needs answer", inventory, by=by, answer=answer.pk)
    return answer


@transaction.atomic
def answer_for_body(
    inventory: NeedsInventory,
    body: Body,
    given: Given,
    *,
    by: User,
    held: Held | None = None,
) -> NeedsAnswer:
    """Answer for an administration in an internal inventory (S1-18).

    A later answer of the same administration replaces the earlier one, which is kept.
    """
    if body not in bodies_to_answer_for(by, inventory.programme):
        raise NotAllowed
    if not inventory.is_internal:
        raise Invalid(_("This inventory asks the groups."), "body")
    how = held or Held(Method.FORM, today())
    _check_held(how)
    said = checked(given)
    _still_written(inventory)
    earlier = list(
        NeedsAnswer.objects.filter(
            inventory=inventory, body=body, replaced_by__isnull=True
        )
    )
    answer = NeedsAnswer(
        inventory=inventory,
        body=body,
        channel=Channel.INTERNAL,
        method=how.method,
        given_on=how.on,
        held_by=how.by,
        reported_persons=how.persons,
        ask=inventory.asks.filter(body=body).first(),
    )
    store(answer, said)
    _replace(earlier, answer)
    record("enter needs answer", inventory, by=by, answer=answer.pk)
    return answer


def _replace(earlier: Iterable[NeedsAnswer], answer: NeedsAnswer) -> None:
    """Let a later answer count; the earlier ones are kept."""
    for one in earlier:
        one.replaced_by = answer
        one.save(update_fields=["replaced_by"])


def _take_hold(inventory: NeedsInventory, arrived_at: datetime | None) -> None:
    # Who closes it at this moment waits for us, or we see it here.
    hold(inventory, "stage")
    if not takes_answers(inventory, arrived_at):
        raise NotYet([_("that the inventory is open for answers")])


def _still_written(inventory: NeedsInventory) -> None:
    hold(inventory, "stage")
    if inventory.stage not in (InventoryStage.OPEN, InventoryStage.CLOSED):
        raise NotYet([_("that the inventory has opened, and is not reported yet")])


def _check_group(inventory: NeedsInventory, group: ProgrammeGroup | None) -> None:
    if inventory.is_internal:
        raise Invalid(_("This inventory asks the administrations."), "group")
    if group is None:
        return
    if group.programme_id != inventory.programme_id or not group.is_included:
        raise Invalid(_("Choose one of the groups in this programme."), "group")


def _check_held(held: Held) -> None:
    if held.on > today():
        raise Invalid(_("This day has not come yet."), "given_on")
    if held.method not in Method.values:
        raise Invalid(_("Choose how you got to know it."), "method")


def _sent_before(key: str) -> bool:
    return NeedsAnswer.objects.filter(key_hash=key).exists()


def _once(key: str, given: Given, answer: NeedsAnswer) -> NeedsAnswer:
    """Store an answer once for each key; nobody stands as the actor in the log."""
    answer.key_hash = key
    answer.given_on = today()
    try:
        with transaction.atomic():
            store(answer, given)
    except IntegrityError:
        kept = NeedsAnswer.objects.filter(key_hash=key).first()
        if kept is None or kept.inventory_id != answer.inventory_id:
            raise
        if not same_as(kept, given):
            raise AlreadySent from None
        return kept
    record("give needs answer", answer.inventory, answer=answer.pk)
    return answer
