"""Who stands behind which words. Pure."""

import hashlib
import json
from collections.abc import Iterable

from gensvar.joint_positions.models import Backing, BackingState, Position

AGREES = (BackingState.BEHIND, BackingState.RESERVED)


def fingerprint(title: str, words: str) -> str:
    """Return what tells some words from all others."""
    return hashlib.sha256(json.dumps([title, words]).encode()).hexdigest()


def has_agreed(backing: Backing, position: Position) -> bool:
    """Say whether an organisation has agreed to exactly these words."""
    return backing.state in AGREES and backing.fingerprint == position.fingerprint


def stands_behind(backing: Backing, position: Position) -> bool:
    """Say whether an organisation has agreed to them, and has not left since."""
    return has_agreed(backing, position) and backing.withdrawn_on is None


def must_agree_again(backing: Backing, position: Position) -> bool:
    """Say whether an organisation agreed to words that have changed since."""
    return backing.state in AGREES and not has_agreed(backing, position)


def behind(position: Position, backings: Iterable[Backing]) -> list[Backing]:
    """Return the answers of those who stand behind the words, each organisation once.

    Rows that were found to be the same organisation count as one.
    """
    found: dict[int, Backing] = {}
    for one in backings:
        if stands_behind(one, position):
            top = one.organisation.merged_into_id or one.organisation_id
            found.setdefault(top, one)
    return list(found.values())
