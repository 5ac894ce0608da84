"""What ends a joint position: it is taken back, comes too late, or is answered."""

from django.db import transaction
from django.utils import timezone

from gensvar.audit.actions import record
from gensvar.directory.keepers import KeeperPage
from gensvar.joint_positions.actions.writing import must_be_draft, must_be_starter
from gensvar.joint_positions.messages import is_answered, was_not_sent
from gensvar.joint_positions.models import Position, PositionState
from gensvar.joint_positions.queries import answered_and_not_told, not_sent_in_time
from gensvar.joint_positions.standing import stands_behind
from gensvar.kernel.editing import hold
from gensvar.notifications.actions import send


@transaction.atomic
def drop(mine: KeeperPage, position: Position) -> None:
    """Take back a position before it is sent, and tell those who were asked."""
    must_be_starter(mine, position)
    must_be_draft(position)
    _end(position, PositionState.DROPPED)
    record("drop joint position", position)


def let_lapse() -> int:
    """End the drafts whose dialogue has closed, and tell everyone who was asked."""
    return sum(_lapse(position) for position in not_sent_in_time())


@transaction.atomic
def _lapse(position: Position) -> int:
    hold(position, "state")
    if position.state != PositionState.DRAFT:
        return 0
    _end(position, PositionState.LAPSED)
    record("let joint position lapse", position)
    return 1


def _end(position: Position, state: PositionState) -> None:
    position.state = state
    position.save(update_fields=["state"])
    rows = position.backings.values_list("organisation", flat=True)
    send(was_not_sent(position, list(rows)))


def tell_answers() -> int:
    """Tell those who stand behind a position that its dialogue has its answer."""
    return sum(_tell(position) for position in answered_and_not_told())


@transaction.atomic
def _tell(position: Position) -> int:
    hold(position, "answer_told_at")
    if position.answer_told_at is not None:
        return 0
    position.answer_told_at = timezone.now()
    position.save(update_fields=["answer_told_at"])
    rows = position.backings.all()
    send(
        is_answered(
            position,
            [one.organisation_id for one in rows if stands_behind(one, position)],
        )
    )
    record("tell answer to joint position", position)
    return 1
