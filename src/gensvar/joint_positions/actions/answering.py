"""Asking organisations, and what they answer for themselves."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.audit.actions import record
from gensvar.contributions.words import as_written
from gensvar.dialogues.queries import takes_contributions
from gensvar.directory.keepers import KeeperPage
from gensvar.joint_positions.actions.writing import must_be_draft, must_be_starter
from gensvar.joint_positions.messages import asked
from gensvar.joint_positions.models import (
    Backing,
    BackingState,
    Position,
    PositionState,
)
from gensvar.joint_positions.queries import may_be_asked
from gensvar.joint_positions.standing import has_agreed
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.notifications.actions import send
from gensvar.organisations.models import Organisation

MOST_ASKED = 100
LONGEST_RESERVATION = 1000
ANSWERS = (BackingState.BEHIND, BackingState.RESERVED, BackingState.DECLINED)


@dataclass(frozen=True)
class Reply:
    """What an organisation says: `seen` is the fingerprint of the words it has read."""

    state: str
    seen: str
    reservation: str = ""


@transaction.atomic
def ask(mine: KeeperPage, position: Position, organisation: Organisation) -> None:
    """Ask another organisation to stand behind the words, and write to it."""
    must_be_starter(mine, position)
    must_be_draft(position)
    if organisation not in may_be_asked(position):
        raise Invalid(_("Choose one of the organisations in the list."), "organisation")
    if position.backings.count() > MOST_ASKED:
        raise Invalid(
            _("You have asked as many organisations as one can."), "organisation"
        )
    _row, is_new = Backing.objects.get_or_create(
        position=position, organisation=organisation
    )
    if is_new:
        record("ask for joint position", position, organisation=organisation.pk)
        send(asked(position, organisation.pk))


@transaction.atomic
def answer(mine: KeeperPage, position: Position, reply: Reply) -> Backing:
    """Say whether an organisation stands behind the words that it has read.

    It answers for itself alone, and can change its answer until the position is sent.
    Raises Stale when the words have changed since it read them.
    """
    if position.starter_id in mine.family:
        raise NotAllowed
    must_be_draft(position)
    if not takes_contributions(position.dialogue):
        raise NotYet([_("that the dialogue is open for contributions")])
    kept = _checked(reply)
    if kept.seen != position.fingerprint:
        raise Stale
    backing = _of(mine, position)
    backing.state, backing.reservation = kept.state, kept.reservation
    backing.number, backing.fingerprint = position.number, position.fingerprint
    backing.answered_at = timezone.now()
    backing.save()
    record(
        "answer joint position",
        position,
        organisation=backing.organisation_id,
        answer=backing.state,
        number=position.number,
    )
    return backing


@transaction.atomic
def withdraw_name(mine: KeeperPage, position: Position) -> None:
    """Take the name of an organisation from what is sent; that it stood there stays."""
    hold(position, "state", "fingerprint")
    if position.state != PositionState.SENT:
        raise NotYet([_("that the position is sent")])
    rows = position.backings.filter(organisation_id__in=mine.family)
    mine_here = [one for one in rows if has_agreed(one, position)]
    if not mine_here:
        raise NotAllowed
    for one in mine_here:
        if one.withdrawn_on is None:
            one.withdrawn_on = today()
            one.save(update_fields=["withdrawn_on"])
            record(
                "withdraw from joint position",
                position,
                organisation=one.organisation_id,
            )


def _of(mine: KeeperPage, position: Position) -> Backing:
    row = position.backings.filter(organisation_id__in=mine.family).first()
    if row is None and not position.is_open:
        raise NotAllowed
    return row or Backing(position=position, organisation=mine.organisation)


def _checked(reply: Reply) -> Reply:
    if reply.state not in ANSWERS:
        raise Invalid(_("Choose what you answer."), "state")
    if reply.state != BackingState.RESERVED:
        return Reply(reply.state, reply.seen)
    words = as_written(reply.reservation).strip()
    if not words:
        raise Invalid(_("Write your reservation."), "reservation")
    if len(words) > LONGEST_RESERVATION:
        raise Invalid(_("The text is too long. Shorten it."), "reservation")
    return Reply(reply.state, reply.seen, words)
