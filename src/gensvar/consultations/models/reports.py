"""The yearly report to the authority that follows up the minority act (20 §)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.programmes.models import Programme


@classified(
    public="programme year how_consulted what_came what_lacks next_year figures "
    "counted_at",
    internal="written_by written_at version",
)
class YearlyReport(models.Model):
    """What an officer writes in the report of a year, and its figures as counted.

    `figures` is what was counted at `counted_at`; it can be counted anew until the
    report is sent, and then goes along frozen (`SentReport`).
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    how_consulted = models.TextField(_("how the groups were consulted"), blank=True)
    what_came = models.TextField(_("what came of it"), blank=True)
    what_lacks = models.TextField(_("what has been lacking"), blank=True)
    next_year = models.TextField(_("what happens next year"), blank=True)
    figures = models.JSONField(default=dict)
    counted_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "year"], name="a_programme_reports_a_year_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.year}"


@classified(
    public="report number to sent_on registry_number content",
    internal="noted_by noted_at",
)
class SentReport(models.Model):
    """The report as it was sent; `content` is frozen and never written again."""

    report = models.ForeignKey(YearlyReport, models.PROTECT, related_name="sent")
    number = models.PositiveSmallIntegerField()
    to = models.CharField(_("to whom"), max_length=200)
    sent_on = models.DateField(_("sent on"))
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)
    content = models.JSONField()
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="a_sent_report_has_its_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"
