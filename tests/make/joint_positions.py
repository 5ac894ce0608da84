"""Joint positions of organisations, made through the actions, for tests."""

from itertools import count

from gensvar.dialogues.models import Dialogue
from gensvar.directory.keepers import KeeperPage, hashes_of, keeper_page, token_of
from gensvar.directory.models import Keeper
from gensvar.joint_positions.actions import Draft, Reply, answer, ask, start
from gensvar.joint_positions.models import BackingState, Position
from gensvar.joint_positions.queries import position_for
from gensvar.organisations.models import Organisation

_numbers = count(1)


def make_own_side(name: str = "", language: str = "sv") -> KeeperPage:
    """Return the own side of an organisation, as its keeper has opened it."""
    number = next(_numbers)
    organisation, _new = Organisation.objects.get_or_create(
        name=name or f"Kroka arm {number}"
    )
    key = f"keeper of joint positions {number}"
    keeper = Keeper.objects.create(
        organisation=organisation,
        name=f"Hanna Hållare {number}",
        email=f"keeper{number}@example.org",
        language=language,
        key=key,
        **hashes_of(key),
        state="approved",
    )
    mine = keeper_page(token_of(keeper))
    assert mine is not None
    return mine


def make_position(
    dialogue: Dialogue,
    mine: KeeperPage,
    *others: KeeperPage,
    title: str = "Öppet på kvällen",
    words: str = "Vi vill att mottagningen är öppen en kväll i veckan.",
) -> Position:
    """Start a joint position and let the others stand behind it."""
    key = f"joint position {next(_numbers)}"
    position = start(mine, dialogue, Draft(title, words), key=key)
    for other in others:
        ask(mine, as_seen_by(mine, position), other.organisation)
        agree(other, position)
    return as_seen_by(mine, position)


def agree(mine: KeeperPage, position: Position, *, reservation: str = "") -> None:
    """Let an organisation stand behind the words as they are now."""
    seen = as_seen_by(mine, position)
    state = BackingState.RESERVED if reservation else BackingState.BEHIND
    answer(mine, seen, Reply(state, seen.fingerprint, reservation))


def as_seen_by(mine: KeeperPage, position: Position) -> Position:
    """Return a position as an organisation reads it now."""
    found = position_for(mine, position.public_id)
    assert found is not None
    return found
