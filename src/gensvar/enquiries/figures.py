"""How long people wait for answers: the middle and the range, by year and theme."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q, QuerySet

from gensvar.enquiries.models import OPEN, Enquiry, State
from gensvar.enquiries.shown import shown
from gensvar.kernel.days import today


@dataclass(frozen=True)
class Waited:
    """Days until an answer, of the questions of a theme answered in a year."""

    year: int
    theme: str
    theme_slug: str
    number: int
    middle: float
    shortest: int
    longest: int
    on_time: int


@dataclass(frozen=True)
class Standing:
    """How many questions there are of each kind now; `closed` are not shown here."""

    received: int
    answered: int
    waiting: int
    late: int
    closed: int


def waited(rows: QuerySet[Enquiry] | None = None) -> list[Waited]:
    """Return the figures of the questions that everyone may read, or of others.

    A question that was opened again counts with its first answer.
    """
    found = (shown() if rows is None else rows).filter(state=State.ANSWERED)
    columns = ("theme__name", "theme__slug", "received_on", "answered_on", "due_on")
    groups: dict[tuple[int, str, str], list[tuple[int, bool]]] = defaultdict(list)
    for name, slug, received, answered, due in found.order_by().values_list(*columns):
        key = (answered.year, name or "", slug or "")
        groups[key].append((max((answered - received).days, 0), answered <= due))
    return [_row(*key, said) for key, said in sorted(groups.items(), key=_latest_first)]


def standing(rows: QuerySet[Enquiry] | None = None) -> Standing:
    """Return how many came in, were answered, wait, and are late; of all questions."""
    found = Enquiry.objects.all() if rows is None else rows
    is_open = Q(state__in=OPEN)
    is_shown = Q(published_at__isnull=False, hidden_at__isnull=True)
    counted = found.order_by().aggregate(
        received=Count("pk"),
        answered=Count("pk", filter=Q(state=State.ANSWERED)),
        waiting=Count("pk", filter=is_open),
        late=Count("pk", filter=is_open & Q(due_on__lt=today())),
        closed=Count("pk", filter=~is_shown),
    )
    return Standing(**counted)


def _latest_first(group: tuple[tuple[int, str, str], object]) -> tuple[int, str]:
    (year, name, _slug), _said = group
    return -year, name.casefold()


def _row(year: int, theme: str, slug: str, said: Iterable[tuple[int, bool]]) -> Waited:
    pairs = list(said)
    days = [number for number, _in_time in pairs]
    return Waited(
        year=year,
        theme=theme,
        theme_slug=slug,
        number=len(days),
        middle=median(days),
        shortest=min(days),
        longest=max(days),
        on_time=sum(in_time for _days, in_time in pairs),
    )
