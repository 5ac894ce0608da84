"""The year of one organisation, put together from what every app knows of it."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from gensvar.agreements.models import Party
from gensvar.directory import yearly as directory
from gensvar.enquiries import yearly as enquiries
from gensvar.exchanges import yearly as exchanges
from gensvar.joint_positions import yearly as joint_positions
from gensvar.kernel.days import today
from gensvar.matching import yearly as matching
from gensvar.organisation_years.queries.agreements import agreed_with
from gensvar.organisation_years.queries.asks import Within, asks_between
from gensvar.organisation_years.queries.items import items_raised
from gensvar.organisation_years.queries.meetings import meetings_met
from gensvar.organisation_years.queries.seats import seats_of
from gensvar.organisation_years.telling.agreements import (
    agreements_told,
    commitments_told,
)
from gensvar.organisation_years.telling.asks import asks_told
from gensvar.organisation_years.telling.items import items_told
from gensvar.organisation_years.telling.meetings import meetings_told, turns_told
from gensvar.organisation_years.telling.seats import seats_told
from gensvar.organisation_years.years import Section, Year

# Nothing here is older, and nothing is planned further ahead.
FIRST_YEAR, YEARS_AHEAD = 2000, 1


def is_told(year: int) -> bool:
    """Say whether there is a page of a year."""
    return FIRST_YEAR <= year <= today().year + YEARS_AHEAD


def own_year(family: Collection[int], year: int, token: str = "") -> Year:
    """Return what an organisation did with the region in a year.

    `token` opens its own side; without one, what only it may see is left out.
    """
    sections = [*_met(family, year)]
    if token:
        sections += [*_asked(family, year, token)]
    sections += _agreed(family, year)
    if token:
        sections += _with_others(family, year, token)
    return Year(year, year == today().year, tuple(sections))


def _met(family: Collection[int], year: int) -> list[Section]:
    day, first, last = today(), date(year, 1, 1), date(year, 12, 31)
    met = meetings_met(family, first, last)
    return [
        Section(
            "meetings",
            _("Meetings"),
            _("Meetings come here when somebody from you has been asked."),
            meetings_told(met, year, day),
        ),
        Section(
            "turns",
            _("Whose turn it is to chair"),
            _("This is told for meetings where the chair takes turns."),
            turns_told(met, day) if year == day.year else [],
        ),
        Section(
            "asks",
            _("Questions to you from the region"),
            _("Here is what the region asks you in writing, and your way to answer."),
            asks_told(asks_between(first, last, Within(family))),
        ),
        Section(
            "items",
            _("What you have put on the agenda"),
            _("Propose an item on the page that your invitation leads to."),
            items_told(items_raised(family, year)),
            is_owed=True,
        ),
    ]


def _asked(family: Collection[int], year: int, token: str) -> list[Section]:
    return [
        Section(
            "questions",
            _("What you have asked the region"),
            _("Ask the region under Questions. What it answers comes here."),
            enquiries.entries(family, year, token),
            is_owed=True,
        ),
        Section(
            "positions",
            _("Joint positions"),
            _("Say the same thing together with others under Joint positions."),
            joint_positions.entries(family, year, token),
        ),
    ]


def _with_others(family: Collection[int], year: int, token: str) -> list[Section]:
    return [
        Section(
            "own-page",
            _("Our page"),
            _("Write what you do, for whom and why under Our page."),
            directory.entries(family, year, token),
        ),
        Section(
            "introductions",
            _("Others you meet"),
            _("Find others to do things with under Find each other."),
            matching.entries(family, year, token),
        ),
        Section(
            "exchange",
            _("Learn from each other"),
            _("Invite to a study visit, or come to one."),
            exchanges.entries(family, year, token),
            is_owed=True,
        ),
    ]


def _agreed(family: Collection[int], year: int) -> list[Section]:
    day = today()
    agreed = agreed_with(family, year)
    in_year = min(max(day, date(year, 1, 1)), date(year, 12, 31))
    return [
        Section(
            "agreements",
            _("Your agreements"),
            _("Agreements that you have joined come here, with when they end."),
            agreements_told(agreed, day),
        ),
        Section(
            "promised-to-us",
            _("What the region has promised you"),
            _("What the region promises in an agreement comes here."),
            commitments_told(agreed, Party.REGION, year, day),
            is_owed=True,
        ),
        Section(
            "promised-by-us",
            _("What your side has promised"),
            _("What your side promises in an agreement comes here."),
            commitments_told(agreed, Party.OTHERS, year, day),
        ),
        Section(
            "seats",
            _("Your seats"),
            _("Seats in standing consultations come here."),
            seats_told(seats_of(family, in_year)),
        ),
    ]
