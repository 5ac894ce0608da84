"""How far an organisation and a body of the region work together, and where."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.directory.models.keepers import Keeper
from gensvar.directory.models.lists import SubRegion
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body, Organisation

REASON = 300


class Degree(models.TextChoices):
    """How far two sides work together, from the least to the most (S4-143)."""

    INFORMS = "informs", _("We inform each other")
    ASKED = "asked", _("The organisation is asked")
    TALKS = "talks", _("We talk regularly")
    PLANS = "plans", _("We plan together")
    TOGETHER = "together", _("We do things together")


@classified(
    internal="organisation body degree sub_region since until reason set_by set_at "
    "version"
)
class Relation(models.Model):
    """The degree of co-operation of an organisation and a body in a place, from a day.

    `until` is the last day; without `sub_region` it holds everywhere. Another degree
    ends this row and begins a new one. Somebody says it: nothing is inferred.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="relations"
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    degree = models.CharField(max_length=8, choices=Degree.choices)
    sub_region = models.ForeignKey(
        SubRegion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=REASON)
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="a_relation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(degree__in=Degree.values), name="relation_degree_known"
            ),
            models.UniqueConstraint(
                fields=["organisation", "body"],
                condition=Q(until__isnull=True, sub_region__isnull=True),
                name="one_relation_everywhere_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["organisation", "body", "sub_region"],
                condition=Q(until__isnull=True),
                name="one_relation_in_a_place_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.body}"

    @property
    def name(self) -> str:
        """Return the body, and the place when there is one."""
        return f"{self.body}, {self.sub_region}" if self.sub_region else str(self.body)


@classified(
    internal="relation degree said_by said_at answer answered_by answered_at version",
    free_text="words",
)
class RelationView(models.Model):
    """How the organisation sees a relation, when it sees it differently.

    The latest one stands. Whoever works here answers by changing the relation, or by
    writing why not.
    """

    relation = models.OneToOneField(Relation, models.CASCADE, related_name="view")
    degree = models.CharField(max_length=8, choices=Degree.choices)
    words = models.CharField(max_length=REASON, blank=True)
    said_by = models.ForeignKey(Keeper, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    answer = models.CharField(max_length=REASON, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-said_at", "-pk"]

    def __str__(self) -> str:
        return self.degree
