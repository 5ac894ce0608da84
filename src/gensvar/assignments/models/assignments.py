"""An assignment: one question from one body to many, with a status for each."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision
from gensvar.organisations.models import Body


class AssignedStatus(models.TextChoices):
    """How far one body has come."""

    GIVEN = "given", _("Given")
    ACCEPTED = "accepted", _("Accepted")
    UNDER_WAY = "under_way", _("Under way")
    REPORTED = "reported", _("Reported")
    ANSWERED = "answered", _("Answered")
    CALLED_OFF = "called_off", _("No longer asked for")


# While the body still owes a report.
OPEN = (AssignedStatus.GIVEN, AssignedStatus.ACCEPTED, AssignedStatus.UNDER_WAY)


@classified(
    public="body question operating_year decided_on section_number decision due_on",
    internal="created_by created_at version",
)
class Assignment(models.Model):
    """A question that a body gives to others for one operating year (S3-03, S3-04)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    question = models.TextField(_("the question"))
    operating_year = models.PositiveSmallIntegerField(_("operating year"))
    decided_on = models.DateField(_("day of the decision"))
    section_number = models.CharField(_("§"), max_length=20)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("report by"))
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-operating_year", "-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("decided_on")),
                name="a_report_is_due_after_the_decision",
            ),
            models.CheckConstraint(
                condition=Q(operating_year__range=(2000, 2100)),
                name="an_assignment_is_for_a_year_of_our_time",
            ),
        ]

    def __str__(self) -> str:
        return self.question


@classified(
    public="assignment body status reason",
    internal="changed_at version",
)
class AssignedBody(models.Model):
    """One body's part of an assignment."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="assigned")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=10, choices=AssignedStatus.choices, default=AssignedStatus.GIVEN
    )
    reason = models.TextField(_("why it is called off"), blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["body__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "body"],
                name="a_body_is_given_an_assignment_once",
            ),
            models.CheckConstraint(
                condition=~Q(status="called_off") | ~Q(reason=""),
                name="what_is_called_off_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.assignment)

    @property
    def is_open(self) -> bool:
        """Say whether the body still owes a report."""
        return self.status in OPEN

    def is_overdue(self, day: date | None = None) -> bool:
        """Say whether the report should have come by a day and has not."""
        return self.is_open and self.assignment.due_on < (day or today())


@classified(public="assigned status words", internal="by at")
class AssignmentNote(models.Model):
    """What a body said on its way, and what stood then."""

    assigned = models.ForeignKey(AssignedBody, models.CASCADE, related_name="notes")
    status = models.CharField(max_length=10, choices=AssignedStatus.choices)
    words = models.TextField(_("what has happened"), blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
