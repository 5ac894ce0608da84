"""What everyone may read here: the figures of published dialogues, and their sources.

Everything comes from dialogues and considerations that a recorded act has published,
and from the protected figures that each dialogue shows itself.
"""

from gensvar.indicators.queries import considered_in, told_of
from gensvar.indicators.sections import Address, Section, sections_of
from gensvar.indicators.sources import (
    CONSIDERED,
    FINDINGS,
    STARTS,
    Source,
    answered_in,
)
from gensvar.indicators.tables import as_file
from gensvar.indicators.years import years_of
from gensvar.publishing.queries.published import (
    published_considerations,
    published_dialogues,
)

__all__ = ["CONSIDERED", "FINDINGS", "STARTS", "Section", "Source"]


def sections_shown(leads: Address) -> list[Section]:
    """Return the indicators of everything that is public."""
    told = told_of(published_dialogues())
    return sections_of(years_of(told, considered_in(published_considerations())), leads)


def sources_shown(year: int) -> list[Source]:
    """Return the public dialogues that were answered in a year."""
    return answered_in(told_of(published_dialogues()), year)


def begun_shown(year: int) -> list[Source]:
    """Return the public dialogues that began in a year."""
    return [
        Source(one.title, one.body, one.number, one.slug)
        for one in told_of(published_dialogues())
        if one.began_on and one.began_on.year == year
    ]


def file_shown() -> str:
    """Return the same figures as a table file."""
    return as_file(sections_shown(lambda _what, _year, _part: ""))
