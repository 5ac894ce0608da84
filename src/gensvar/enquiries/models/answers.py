"""What the region answers; a correction is a new version."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.enquiries.models.enquiries import Enquiry
from gensvar.followups.models import Measure
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


class AnswerKind(models.TextChoices):
    """A straight answer; a no, or a yes in part, has a reason (S4-097)."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    INFORMATION = "information", _("An answer in words")


class Verdict(models.TextChoices):
    """Whether the answer answered what was asked, in the asker's eyes."""

    YES = "yes", _("Yes, I got my answer")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No, it did not answer my question")


@classified(
    public="enquiry number kind words reason body signed_by sent_at correction measure "
    "language",
    internal="written_by written_at sent_by verdict judged_at",
    free_text="verdict_words",
)
class Answer(models.Model):
    """One version of an answer: a draft until it is sent, and then never changed."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="answers")
    number = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=12, choices=AnswerKind.choices)
    words = models.TextField(_("the answer"))
    reason = models.TextField(_("why"), blank=True)
    language = models.CharField(max_length=20, default="sv")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    signed_by = models.CharField(_("who answers"), max_length=200)
    correction = models.TextField(_("why it is corrected"), blank=True)
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    verdict_words = models.TextField(_("what is missing"), blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["enquiry", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "number"], name="versions_of_an_answer_are_counted"
            ),
            models.UniqueConstraint(
                fields=["enquiry"],
                condition=Q(sent_at__isnull=True),
                name="one_draft_of_an_answer",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["no", "partly"]) | ~Q(reason=""),
                name="a_no_to_an_enquiry_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
