"""One round of a form of support: when one applies, and when the answer comes."""

from django.db import models
from django.db.models import F, Q

from gensvar.funding.models.forms import FundingForm
from gensvar.kernel.privacy import classified


def _later(field: str, than: str) -> Q:
    return (
        Q(**{f"{field}__isnull": True})
        | Q(**{f"{than}__isnull": True})
        | Q(**{f"{field}__gte": F(than)})
    )


@classified(
    public="form opens_on closes_on decision_on decision_month paid_on reported_by "
    "decided_on cancelled_on cancelled_why told_on sequence changed_at",
    internal="version",
)
class FundingRound(models.Model):
    """The days of one round; a day that nobody knows is empty.

    `decision_month` is the first day of the month when only the month is known.
    `decided_on` is entered when the decision is made. `told_on` is the day from which
    everyone could see the last day to apply: it begins anew when that day is moved.
    """

    form = models.ForeignKey(FundingForm, models.PROTECT, related_name="rounds")
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    decision_on = models.DateField(null=True, blank=True)
    decision_month = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    reported_by = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    told_on = models.DateField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["closes_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "closes_on"],
                condition=Q(cancelled_on__isnull=True),
                name="a_round_has_its_own_last_day",
            ),
            models.CheckConstraint(
                condition=_later("closes_on", "opens_on"),
                name="a_round_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=_later("decision_on", "closes_on"),
                name="a_round_is_decided_after_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(decision_on__isnull=True) | Q(decision_month__isnull=True),
                name="a_decision_has_a_day_or_a_month",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | ~Q(cancelled_why=""),
                name="a_round_is_called_off_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form_id}: {self.closes_on or '–'}"

    @property
    def told_before(self) -> int | None:
        """Return how many days before the last day it was told (S4-128)."""
        if self.told_on is None or self.closes_on is None:
            return None
        return (self.closes_on - self.told_on).days
