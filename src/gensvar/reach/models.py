"""Who lives here, who was reached as reported, who is missing, and what is done."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


@classified(public="year name given_at in_use_from replaced_at", internal="given_by")
class PopulationTable(models.Model):
    """How many live here by age, sex or place, in one year; never about one person.

    It is looked through first. In use, it is replaced by the next table of the year.
    """

    year = models.PositiveSmallIntegerField(_("year"))
    name = models.CharField(_("file"), max_length=255)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    in_use_from = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(in_use_from__isnull=False, replaced_at__isnull=True),
                name="one_population_table_of_a_year_in_use",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.year}"


@classified(public="table breakdown name number source position")
class PopulationGroup(models.Model):
    """How many belong to one group of one breakdown."""

    table = models.ForeignKey(PopulationTable, models.CASCADE, related_name="groups")
    breakdown = models.CharField(_("breakdown"), max_length=80)
    name = models.CharField(_("group"), max_length=120)
    number = models.PositiveIntegerField(_("number"))
    source = models.CharField(_("source"), max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "breakdown", "name"], name="a_group_is_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.breakdown}: {self.name}"


@classified(
    public="dialogue breakdown source", internal="name number noted_by noted_at"
)
class ReachedCount(models.Model):
    """How many of a group were reached, as reported; empty when it is not known."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="+")
    breakdown = models.CharField(_("breakdown"), max_length=80)
    name = models.CharField(_("group"), max_length=120)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["breakdown", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "breakdown", "name"],
                name="a_group_is_reached_once_in_a_dialogue",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | ~Q(source=""),
                name="a_number_reached_has_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.breakdown}: {self.name}"


@classified(
    public="dialogue who what by_whom until_on done_on", internal="named_by named_at"
)
class Gap(models.Model):
    """A group that a person says was not heard, and what is done about it."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="+")
    who = models.CharField(_("who is missing"), max_length=200)
    what = models.CharField(_("what we do"), max_length=300)
    by_whom = models.CharField(_("who does it"), max_length=120)
    until_on = models.DateField(_("until when"))
    done_on = models.DateField(_("done"), null=True, blank=True)
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["until_on", "pk"]

    def __str__(self) -> str:
        return self.who


@classified(public="dialogue published_at", internal="published_by")
class ReachShown(models.Model):
    """The decision to show everyone who was reached in a dialogue."""

    dialogue = models.OneToOneField(Dialogue, models.CASCADE, related_name="+")
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.dialogue)
