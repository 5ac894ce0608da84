"""What each side commits itself to, and how both sides see that it goes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.models.agreements import Agreement
from gensvar.agreements.models.structures import Method
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


class Party(models.TextChoices):
    """The two sides of an agreement."""

    REGION = "region", _("The region")
    OTHERS = "others", _("The other parties")


class CommitmentStatus(models.TextChoices):
    """How a commitment goes."""

    PLANNED = "planned", _("Planned")
    ONGOING = "ongoing", _("Under way")
    DONE = "done", _("Done")
    NOT_DONE = "not_done", _("Will not be done")


@classified(
    public="agreement side body who words due_on status withdrawn_on",
    internal="created_by created_at version",
)
class Commitment(models.Model):
    """What one side will do: who (a body, a group, an organisation), what, by when."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments")
    side = models.CharField(max_length=6, choices=Party.choices)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    who = models.CharField(_("who"), max_length=200)
    words = models.TextField(_("what"))
    due_on = models.DateField(_("by when"))
    status = models.CharField(
        max_length=8,
        choices=CommitmentStatus.choices,
        default=CommitmentStatus.PLANNED,
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.words

    @property
    def is_late(self) -> bool:
        """Say whether it should have been done by now and is not."""
        is_open = self.status in {CommitmentStatus.PLANNED, CommitmentStatus.ONGOING}
        return is_open and self.withdrawn_on is None and self.due_on < today()


@classified(
    public="commitment side status said_on method language",
    internal="key entered_by entered_at",
    free_text="words",
)
class CommitmentNote(models.Model):
    """How one side sees that a commitment goes, on a day; both sides' notes stay."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="notes")
    side = models.CharField(max_length=6, choices=Party.choices)
    status = models.CharField(max_length=8, choices=CommitmentStatus.choices)
    words = models.TextField(_("what has happened"))
    said_on = models.DateField(_("said on"))
    method = models.CharField(max_length=8, choices=Method.choices)
    language = models.CharField(max_length=20, default="sv")
    key = models.CharField(max_length=64, unique=True, default=secrets.token)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["said_on", "pk"]

    def __str__(self) -> str:
        return str(self.pk)
