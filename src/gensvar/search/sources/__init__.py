"""Everything that can be found, one source for each kind of thing."""

from gensvar.search.sources import (
    deciding,
    dialogues,
    governing,
    meetings,
    organisations,
)
from gensvar.search.sources.shapes import Source

SOURCES: tuple[Source, ...] = (
    *deciding.SOURCES,
    *governing.SOURCES,
    *dialogues.SOURCES,
    *meetings.SOURCES,
    *organisations.SOURCES,
)
BY_KIND = {source.kind: source for source in SOURCES}
