"""Letters to those who follow a dialogue."""

from collections.abc import Iterator
from typing import Any

from gensvar.dialogues.models import ClosingMove, Dialogue, Follower, Mandate
from gensvar.dialogues.queries import confirmed_followers, last_day
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.kernel.secrets import derived_code
from gensvar.notifications.writing import Message, write

CONFIRM = "confirm following"


def following_code(follower: Follower) -> str:
    """Return the code in a follower's letters: derived, so that only its hash is kept.

    The same code confirms and ends the following; it reaches nobody but the address.
    """
    return derived_code("following", f"{follower.pk} {follower.email}")


def asks_to_confirm(follower: Follower) -> Message:
    """Ask whether the address wants to follow; at most once a day."""
    code = following_code(follower)
    return write(
        "dialogues/letters/asks_to_confirm",
        kind=CONFIRM,
        cause=f"following {follower.dialogue_id}",
        key=f"confirm following {follower.pk} {today()}",
        to=follower.email,
        language=follower.language,
        dialogue=follower.dialogue,
        address=addresses.absolute(addresses.confirm_following(code)),
        secret=code,
    )


def closing_day_moved(move: ClosingMove) -> Iterator[Message]:
    """Tell those who follow that the last day has been moved, and why."""
    yield from _news(
        "closing_day_moved",
        move.phase.dialogue,
        cause=f"closing move {move.pk}",
        move=move,
        day=last_day(move.phase),
    )


def mandate_withdrawn(mandate: Mandate) -> Iterator[Message]:
    """Tell those who follow that the mandate is withdrawn; answers stay owed."""
    yield from _news(
        "mandate_withdrawn",
        mandate.dialogue,
        cause=f"mandate {mandate.pk}",
        mandate=mandate,
    )


def _news(
    name: str, dialogue: Dialogue, *, cause: str, **facts: Any
) -> Iterator[Message]:
    # Any: what a letter tells.
    for follower in confirmed_followers(dialogue):
        code = following_code(follower)
        yield write(
            f"dialogues/letters/{name}",
            kind=name.replace("_", " "),
            key=f"{cause} to {follower.pk}",
            cause=cause,
            to=follower.email,
            language=follower.language,
            dialogue=dialogue,
            address=addresses.absolute(addresses.dialogue(dialogue.slug)),
            stop=addresses.absolute(addresses.unfollow(code)),
            secret=code,
            **facts,
        )
