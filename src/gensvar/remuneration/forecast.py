"""What the fees of a meeting will cost: a span with its assumptions (S4-049)."""

from dataclasses import dataclass

from gensvar.analysis.fees import Kind, Presence
from gensvar.meetings.models import Guest, GuestState, Meeting, Side
from gensvar.remuneration.claiming import day_of, length, terms_of
from gensvar.remuneration.rules import Terms
from gensvar.remuneration.words import row_said

MAY_COME = (
    GuestState.INVITED,
    GuestState.ACCEPTED,
    GuestState.OFFERED,
    GuestState.WAITING,
)


@dataclass(frozen=True)
class Forecast:
    """How many may come and what their fees cost, in öre.

    `people` and `cost` are least (those who have accepted) and most (all invited who
    have not said no). `rule` is what pays each of them, in words.
    """

    minutes: int
    each: int
    people: tuple[int, int]
    cost: tuple[int, int]
    rule: str


def forecast(meeting: Meeting) -> Forecast | None:
    """Return what fees a meeting is expected to cost; None without rules.

    Counted are guests of the other side, each with the meeting fee for the planned
    length, without travel of their own.
    """
    terms = terms_of(meeting)
    if terms is None:
        return None
    minutes = length(meeting)
    by_elected = {
        is_elected: _fee(meeting, terms, is_elected=is_elected)
        for is_elected in (False, True)
    }
    guests = list(
        Guest.objects.filter(
            meeting=meeting, side=Side.OTHER, state__in=MAY_COME
        ).values_list("state", "is_elected")
    )
    coming = [one for state, one in guests if state == GuestState.ACCEPTED]
    each, rule = by_elected[False]
    return Forecast(
        minutes=minutes,
        each=each,
        people=(len(coming), len(guests)),
        cost=(
            sum(by_elected[one][0] for one in coming),
            sum(by_elected[one][0] for _state, one in guests),
        ),
        rule=rule,
    )


def _fee(meeting: Meeting, terms: Terms, *, is_elected: bool) -> tuple[int, str]:
    presence = Presence(
        day=day_of(meeting),
        minutes=length(meeting),
        asked=frozenset({Kind.MEETING_FEE}),
    )
    found = terms.calculate(presence, is_elected=is_elected, is_employed=False)
    said = "; ".join(row_said(terms.row(line.rule.key)) for line in found.lines)
    return found.total, said
