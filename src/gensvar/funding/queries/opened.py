"""Support that has opened lately, and that one can still apply for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from gensvar.funding.models import FundingRound
from gensvar.kernel.days import today


@dataclass(frozen=True)
class Opened:
    """Support that is open: since when everyone knows, and until when, if known."""

    pk: int
    public_id: str
    name: str
    body: str
    day: date
    closes_on: date | None


def latest_opened(since: date, most: int) -> list[Opened]:
    """Return the rounds that opened, or whose support was first shown, since a day."""
    day = today()
    rows = FundingRound.objects.filter(
        Q(opens_on__gte=since) | Q(form__published_at__date__gte=since),
        Q(closes_on__isnull=True) | Q(closes_on__gte=day),
        Q(form__valid_to__isnull=True) | Q(form__valid_to__gte=day),
        opens_on__lte=day,
        cancelled_on__isnull=True,
        form__published_at__isnull=False,
    )
    found = rows.select_related("form__body").order_by("-opens_on", "-pk")[:most]
    shown = [one for row in found if (one := _opened(row))]
    return sorted(shown, key=lambda one: (one.day, one.pk), reverse=True)


def _opened(row: FundingRound) -> Opened | None:
    published = row.form.published_at
    if row.opens_on is None or published is None:
        return None
    return Opened(
        pk=row.pk,
        public_id=row.form.public_id,
        name=row.form.name,
        body=str(row.form.body),
        day=max(row.opens_on, timezone.localdate(published)),
        closes_on=row.closes_on,
    )
