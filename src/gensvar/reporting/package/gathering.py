"""Rows of all meetings of a dialogue, gathered by the meeting that they belong to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gensvar.reporting.package.discretion import Plain

Found = Mapping[int, Plain]


def by_meeting(
    rows: Iterable[Any],
    tell: Callable[[Any], Plain],
    key: Callable[[Any], int] = lambda row: row.meeting_id,
) -> defaultdict[int, list[Plain]]:
    """Gather what is told of each row by its meeting, or by another key."""
    # Any: rows of any model that know their meeting.
    found: defaultdict[int, list[Plain]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(tell(row))
    return found
