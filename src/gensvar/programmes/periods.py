"""On which days a mandate period may end: with a term, or with the assembly. Pure.

A period that ends in the middle of a term leaves a samråd without its seats.
"""

from datetime import date, timedelta

# The last days of the spring term and of the autumn term (see `meetings.terms`).
LAST_DAYS_OF_TERMS = ((6, 30), (12, 31))
# The assembly is elected for four years from 15 October of the year of election
# (kommunallagen 2017:725, 5 kap.); elections were held in 2022.
LAST_DAY_OF_ASSEMBLY = (10, 14)
AN_ELECTION, YEARS_BETWEEN = 2022, 4


def ends_an_assembly(day: date) -> bool:
    """Say whether a day is the last one of an assembly's term of office."""
    is_election_year = (day.year - AN_ELECTION) % YEARS_BETWEEN == 0
    return is_election_year and (day.month, day.day) == LAST_DAY_OF_ASSEMBLY


def ends_a_term(day: date) -> bool:
    """Say whether a mandate period may end on a day."""
    return (day.month, day.day) in LAST_DAYS_OF_TERMS or ends_an_assembly(day)


def proposed_end(first: date, years: int) -> date:
    """Return the last day of a period of so many years: the nearest end of a term.

    A period from 1 January for four years ends on 31 December of the fourth year. One
    that begins within a term ends with the term before the same day, years later.
    """
    last = date(first.year + years, first.month, 1) - timedelta(days=1)
    while (last.month, last.day) not in LAST_DAYS_OF_TERMS:
        last = last.replace(day=1) - timedelta(days=1)
    return max(last, date(first.year, 12, 31))
