"""Every idea that a reader may see, of the meetings that are asked for."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from gensvar.followups.policies import READERS
from gensvar.ideas.fates import Fate, Idea, Place, furthest
from gensvar.ideas.queries.asked import asked_for
from gensvar.ideas.queries.noted import (
    Noted,
    by_words,
    fates_of,
    ideas_in,
    noted_by,
    place_of,
)
from gensvar.ideas.queries.places import meeting_places
from gensvar.ideas.queries.written import written_at
from gensvar.organisations.policies import Visitor, bodies_within


@dataclass(frozen=True)
class Wanted:
    """Of which year, body, programme or meeting; nought is all of them."""

    year: int = 0
    body: int = 0
    programme: int = 0
    meeting: int = 0

    def takes(self, place: Place) -> bool:
        """Say whether what was said at a place is asked for."""
        return (
            (not self.body or place.body == self.body)
            and (not self.programme or place.programme == self.programme)
            and (
                not self.year or (place.day is not None and place.day.year == self.year)
            )
        )


@dataclass(frozen=True)
class Gathered:
    """The ideas that are asked for, and every place that one could ask for."""

    ideas: tuple[Idea, ...]
    places: tuple[Place, ...]
    meeting: Place | None


def gathered(user: Visitor, wanted: Wanted) -> Gathered:
    """Gather the ideas: as many questions for one meeting as for all of them."""
    reads = bodies_within(user, *READERS)
    mine = meeting_places(user)
    places = {
        pk: place
        for pk, place in mine.items()
        if wanted.takes(place) and wanted.meeting in {0, pk}
    }
    noted = noted_by(user)
    used = [row for row in noted if _is_used(row, places, wanted)]
    fates = fates_of(used, reads)
    written = _with_ways(written_at(places, reads), used, fates)
    ideas = [*written, *asked_for(places, mine), *ideas_in(used, fates)]
    imported = dict.fromkeys(place_of(row) for row in noted if not row.is_joined)
    known = (*mine.values(), *imported)
    return Gathered(tuple(ideas), known, mine.get(wanted.meeting))


def _is_used(row: Noted, places: Collection[int], wanted: Wanted) -> bool:
    if row.is_joined:
        return row.meeting in places
    return not wanted.meeting and not wanted.programme and wanted.takes(place_of(row))


def _with_ways(
    written: list[tuple[int, Idea]], noted: list[Noted], fates: dict[int, Fate]
) -> list[Idea]:
    """Let ideas of tables follow their words through the dialogue they came into."""
    ways = by_words(noted)
    found = []
    for meeting, idea in written:
        among = ways.get((meeting, idea.text), [])
        way = fates.get(among.pop(0)) if among else None
        if way is not None:
            idea = replace(idea, fate=furthest([idea.fate, way]))
        found.append(idea)
    return found
