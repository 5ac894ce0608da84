"""A report from a body, the board's formal answer, and the measures in it."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.assignments.models.assignments import AssignedBody
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision, Matter
from gensvar.organisations.models import Body


@classified(
    public="body assigned year text reported_on link matter registry_number to_body "
    "answer_due_on escalated_to",
    internal="created_by created_at version",
)
class ActivityReport(models.Model):
    """What a body did and found: on an assignment, or for a year (S3-05)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    assigned = models.OneToOneField(
        AssignedBody, models.PROTECT, null=True, related_name="report"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    text = models.TextField(_("the report"))
    reported_on = models.DateField(_("day of the report"))
    link = models.URLField(_("where the whole report is"), blank=True, max_length=500)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)
    to_body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    answer_due_on = models.DateField(_("answer by"))
    escalated_to = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-reported_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_due_on__gte=models.F("reported_on")),
                name="an_answer_is_due_after_the_report",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.year}"

    @property
    def owes_answer(self) -> Body:
        """Return the body that owes the answer now."""
        return self.escalated_to or self.to_body

    @property
    def is_answered(self) -> bool:
        """Say whether the board has answered."""
        return hasattr(self, "answer")

    def is_overdue(self, day: date | None = None) -> bool:
        """Say whether the answer should have come by a day and has not."""
        return not self.is_answered and self.answer_due_on < (day or today())


@classified(
    public="report text answered_on section_number decision answered_by",
    internal="created_by created_at version",
)
class ReportAnswer(models.Model):
    """The one formal answer to a report; a correction keeps what stood before."""

    report = models.OneToOneField(ActivityReport, models.PROTECT, related_name="answer")
    text = models.TextField(_("the answer"))
    answered_on = models.DateField(_("day of the decision"))
    section_number = models.CharField(_("§"), max_length=20)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_by = models.ForeignKey(Body, models.PROTECT, related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


@classified(public="answer before reason", internal="by at")
class AnswerCorrection(models.Model):
    """What stood in an answer before it was corrected."""

    answer = models.ForeignKey(ReportAnswer, models.CASCADE, related_name="corrections")
    before = models.TextField(_("what stood before"))
    reason = models.TextField(_("why it is corrected"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(public="answer measure")
class AnswerMeasure(models.Model):
    """A measure that an answer says the board will take (S3-06, S3-07)."""

    answer = models.ForeignKey(ReportAnswer, models.CASCADE, related_name="measures")
    measure = models.OneToOneField(Measure, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.measure)


@classified(public="report from_body to_body reason", internal="by at")
class Escalation(models.Model):
    """An answer that did not come was asked of a higher body (S4-144)."""

    report = models.ForeignKey(
        ActivityReport, models.CASCADE, related_name="escalations"
    )
    from_body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    to_body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    reason = models.TextField(_("why it is taken higher"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
