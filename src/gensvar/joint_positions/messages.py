"""The letters about joint positions: what has happened, and nobody's words."""

from collections.abc import Iterable, Iterator

from gensvar.dialogues.models import Stage
from gensvar.directory.keepers import token_of
from gensvar.joint_positions.models import Position
from gensvar.joint_positions.queries import closes_on, keepers_of
from gensvar.kernel import addresses
from gensvar.notifications.writing import Message, write

KIND = "joint position"


def own_page(token: str, public_id: str) -> str:
    """Return the address of a joint position on an organisation's own side."""
    return f"/forening/{token}/gemensamt/{public_id}/"


def asked(position: Position, organisation: int) -> Iterator[Message]:
    """Ask an organisation whether it stands behind the words."""
    return _to(position, "asked", [organisation], key="asked")


def words_changed(position: Position, agreed: Iterable[int]) -> Iterator[Message]:
    """Tell those who had agreed that the words are others now."""
    return _to(position, "changed", agreed, key=f"changed {position.number}")


def was_sent(position: Position, organisations: Iterable[int]) -> Iterator[Message]:
    """Tell everyone who was asked that it is sent."""
    return _to(position, "sent", organisations, key="sent")


def was_not_sent(position: Position, organisations: Iterable[int]) -> Iterator[Message]:
    """Tell everyone who was asked that it will not be sent."""
    return _to(position, "not_sent", organisations, key="not sent")


def is_answered(position: Position, organisations: Iterable[int]) -> Iterator[Message]:
    """Tell those who stood behind it that the dialogue has its answer."""
    return _to(position, "answered", organisations, key="answered")


def _to(
    position: Position, template: str, organisations: Iterable[int], *, key: str
) -> Iterator[Message]:
    dialogue = position.dialogue
    last_day = closes_on(dialogue)
    for keeper in keepers_of(organisations):
        token = token_of(keeper)
        yield write(
            f"joint_positions/letters/{template}",
            kind=KIND,
            key=f"{KIND} {position.pk} {key} {keeper.pk}",
            to=keeper.email,
            language=keeper.language,
            cause=f"joint position {position.pk}",
            secret=token,
            organisation=keeper.organisation.name,
            starter=position.starter.name,
            dialogue=dialogue.title,
            closes_on=last_day,
            is_cancelled=dialogue.stage == Stage.CANCELLED,
            address=addresses.absolute(own_page(token, position.public_id)),
        )
