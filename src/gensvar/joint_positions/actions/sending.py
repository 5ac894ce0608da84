"""Sending a joint position: it becomes one contribution."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.audit.actions import record
from gensvar.contributions.actions import submit_together
from gensvar.contributions.models import Contribution
from gensvar.directory.keepers import KeeperPage
from gensvar.joint_positions.actions.writing import must_be_draft, must_be_starter
from gensvar.joint_positions.messages import was_sent
from gensvar.joint_positions.models import Position, PositionState
from gensvar.joint_positions.standing import behind
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import NotYet, Stale
from gensvar.kernel.secrets import token
from gensvar.notifications.actions import send


@transaction.atomic
def send_position(mine: KeeperPage, position: Position, *, seen: str) -> Contribution:
    """Send the words as one contribution, in the name of those who agreed to them.

    Raises NotYet when nobody else stands behind them, or the dialogue is closed, and
    Stale when the words are others than those that were `seen`.
    """
    must_be_starter(mine, position)
    hold(position.dialogue, "stage")
    must_be_draft(position)
    if seen != position.fingerprint:
        raise Stale
    rows = list(position.backings.select_related("organisation"))
    agreed = behind(position, rows)
    if len(agreed) < 2:
        raise NotYet([_("at least one more organisation that stands behind the words")])
    contribution = submit_together(
        position.dialogue,
        token(),
        position.words,
        title=position.title,
        sender=position.starter.name,
        language=position.language,
    )
    position.state, position.sent_at = PositionState.SENT, timezone.now()
    position.contribution = contribution
    position.save(update_fields=["state", "sent_at", "contribution"])
    record(
        "send joint position",
        position,
        contribution=contribution.pk,
        organisations=len(agreed),
    )
    send(was_sent(position, [one.organisation_id for one in rows]))
    return contribution
