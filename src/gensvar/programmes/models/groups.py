"""The groups that regions consult, and which organisations speak from which group.

A group belongs to a programme, a seat, an organisation or a meeting, never to a person
(dataskyddslagen 3:3).
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Organisation


class Group(models.TextChoices):
    """Whom a region consults; the first five are the national minorities (2 §)."""

    JEWS = "jews", _("Jews")
    ROMA = "roma", _("Roma")
    SAMI = "sami", _("Sámi")
    SWEDEN_FINNS = "sweden_finns", _("Sweden Finns")
    TORNEDALIANS = "tornedalians", _("Tornedalians")
    DISABILITY = "disability", _("People with disabilities")
    PENSIONERS = "pensioners", _("Pensioners")
    YOUTH = "youth", _("Children and young people")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    OTHER = "other", _("Another group")


# Lag (2009:724) om nationella minoriteter och minoritetsspråk, 2 §: a closed list.
NATIONAL_MINORITIES = (
    Group.JEWS,
    Group.ROMA,
    Group.SAMI,
    Group.SWEDEN_FINNS,
    Group.TORNEDALIANS,
)


@classified(
    public="organisation group own_words since until", internal="noted_by noted_at"
)
class OrganisationGroup(models.Model):
    """Which group an organisation speaks from, in its own words, and between what days.

    An organisation that changes group gets a new row; what it said before stays with
    the row of that time.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    group = models.CharField(max_length=15, choices=Group.choices)
    own_words = models.CharField(_("what it calls itself"), max_length=200, blank=True)
    since = models.DateField(_("from"), default=today)
    until = models.DateField(_("last day"), null=True, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(until__isnull=True),
                name="an_organisation_speaks_from_one_group_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="an_organisation_leaves_a_group_after_it_came",
            ),
        ]

    def __str__(self) -> str:
        return self.get_group_display()

    def holds_on(self, day: date) -> bool:
        """Say whether the organisation spoke from this group on a day."""
        return self.since <= day and (self.until is None or day <= self.until)
