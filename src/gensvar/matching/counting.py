"""How finding each other goes, in numbers: nothing of what two have written."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from gensvar.matching.models import (
    CameOfIt,
    Introduction,
    IntroductionState,
    Participant,
    Shown,
)
from gensvar.matching.queries import open_listings, taking_part
from gensvar.ui.dates import number

SMALLEST = 5
SOMETHING = (CameOfIt.MET, CameOfIt.COOPERATE)


@dataclass(frozen=True)
class Counts:
    """How many there are; what two did together is not told below five."""

    organisations: str
    listings: str
    for_all: str
    asked: str
    accepted: str
    came_to_something: str


def protected(count: int) -> str:
    """Return a number; one to four is told as fewer than five."""
    return _("fewer than 5") if 0 < count < SMALLEST else number(count)


def counts() -> Counts:
    """Count those who take part, what is shown, and what came of introductions."""
    shown = list(open_listings().prefetch_related(None).values_list("shown", flat=True))
    came = Q(came_asker__in=SOMETHING) | Q(came_owner__in=SOMETHING)
    told = Introduction.objects.aggregate(
        asked=Count("pk"),
        accepted=Count("pk", filter=Q(state=IntroductionState.ACCEPTED)),
        came=Count("pk", filter=came),
    )
    return Counts(
        organisations=number(taking_part().count()),
        listings=number(len(shown)),
        for_all=number(shown.count(Shown.ALL)),
        asked=protected(told["asked"]),
        accepted=protected(told["accepted"]),
        came_to_something=protected(told["came"]),
    )


def shut_out_now() -> list[Participant]:
    """Return the organisations for which the region has closed this."""
    rows = Participant.objects.filter(shut_out_at__isnull=False)
    return list(rows.select_related("organisation"))
