"""Reading `expected.csv`: who may read and who may send to each address.

A row: the name of the address; what stands in its varying parts; who may GET; who may
POST. Several rows may show one address with different things.

Things: `pk=matters.Matter` is the first matter of the world, `x=matters.Matter.title`
one of its fields, `x="word"` the word itself, `x=@code` something the world has kept.
`?x=…` is sent along: after the question mark, or as a field of the form.
`number`, `slug`, `public_id` and `code` need no word: they are those of the first
dialogue, contribution and receipt (`USUAL` in world.py).

Who: any of the words in KINDS and GROUPS, `-word` takes away, `nobody` is no one.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

PLACE = Path(__file__).with_name("expected.csv")
KINDS = (
    "anonymous",
    "participant",
    "officer",
    "other",  # an officer of another body
    "chair",
    "representative",
    "registrar",
    "reviewer",
    "administrator",
)
GROUPS = {
    "everyone": frozenset(KINDS),
    "signed-in": frozenset(KINDS[1:]),
    "staff": frozenset(KINDS[2:]),
    "readers": frozenset({"officer", "chair", "representative", "registrar"}),
    "nobody": frozenset[str](),
}


@dataclass(frozen=True)
class Row:
    """What is expected of one address with certain things in it."""

    route: str
    things: tuple[tuple[str, str], ...]
    get: frozenset[str]
    post: frozenset[str]

    def __str__(self) -> str:
        return "-".join([self.route, *(f"{part}={what}" for part, what in self.things)])


def rows() -> list[Row]:
    """Return the table."""
    lines = PLACE.read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if line.strip() and not line.startswith("#"))
    return [
        Row(row["route"], _things(row["things"]), who(row["GET"]), who(row["POST"]))
        for row in csv.DictReader(kept, skipinitialspace=True, quoting=csv.QUOTE_NONE)
    ]


def _things(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition("=") for pair in text.split())
    return tuple((part, what) for part, _, what in pairs)


def who(text: str) -> frozenset[str]:
    """Return the kinds of user that a cell names."""
    found: frozenset[str] = frozenset()
    for word in text.split():
        named = _named(word.removeprefix("-"))
        found = found - named if word.startswith("-") else found | named
    return found


def _named(word: str) -> frozenset[str]:
    if word in GROUPS:
        return GROUPS[word]
    if word not in KINDS:
        raise ValueError(f"{word} is neither a kind of user nor a group.")
    return frozenset({word})


def said(found: frozenset[str]) -> str:
    """Return the shortest cell that names exactly these kinds of user."""
    ways = []
    for group, members in GROUPS.items():
        more = [kind for kind in KINDS if kind in found - members]
        less = [f"-{kind}" for kind in KINDS if kind in members - found]
        start = [] if group == "nobody" and more else [group]
        ways.append(" ".join([*start, *more, *less]))
    return min(ways, key=lambda way: (len(way.split()), len(way)))
