"""What happened to a question on its way to an answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.enquiries.models.enquiries import Enquiry
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body, Organisation


class Step(models.TextChoices):
    """One thing that can happen to a question."""

    MOVED = "moved", _("Moved")
    TAKEN = "taken", _("Somebody took it")
    DAY = "day", _("The day was moved")
    LATE = "late", _("Late, and taken higher")
    MORE = "more", _("The asker wrote more")
    ANSWERED = "answered", _("Answered")
    CORRECTED = "corrected", _("The answer was corrected")
    REOPENED = "reopened", _("The asker opened it again")
    SHOWN = "shown", _("Shown to everyone")
    HIDDEN = "hidden", _("Hidden")
    TAKEN_BACK = "taken_back", _("The asker took it back")
    ELSEWHERE = "elsewhere", _("Belongs outside the region")


@classified(
    public="enquiry step body due_before due_after at", internal="by", free_text="words"
)
class EnquiryStep(models.Model):
    """One step, with its reason; the asker sees all of them, but no names."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=Step.choices)
    words = models.TextField(blank=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(public="enquiry organisation at")
class AlsoAsks(models.Model):
    """An organisation that waits for the answer to the same question."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="also")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "organisation"],
                name="an_organisation_asks_the_same_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
