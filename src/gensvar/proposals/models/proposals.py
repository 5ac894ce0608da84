"""A proposal for a change: from where, in which group, whose, and where it stands."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.evaluation.models import Lesson
from gensvar.findings.models import Finding
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Body
from gensvar.past_dialogues.models import PastDialogue


class ProposalStatus(models.TextChoices):
    """Where a proposal stands; a no has a reason."""

    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Accepted")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Will not be done")


ENDED = (ProposalStatus.DONE, ProposalStatus.REFUSED)


@classified(public="name body dialogue", internal="created_by created_at")
class ProposalCollection(models.Model):
    """The proposals of one project or dialogue."""

    name = models.CharField(_("name"), max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, null=True, related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"], name="a_body_names_a_collection_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


@classified(public="collection name")
class ProposalGroup(models.Model):
    """What some proposals have in common (S2-15)."""

    collection = models.ForeignKey(
        ProposalCollection, models.CASCADE, related_name="groups"
    )
    name = models.CharField(_("what they have in common"), max_length=120)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "name"], name="a_collection_names_a_group_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


@classified(public="collection number source link", internal="by at")
class StatedCount(models.Model):
    """How many proposals a document says there are: never mixed with those counted."""

    collection = models.OneToOneField(
        ProposalCollection, models.CASCADE, related_name="stated"
    )
    number = models.PositiveIntegerField(_("number in the document"))
    source = models.CharField(_("which document"), max_length=200)
    link = models.URLField(_("where it can be read"), blank=True, max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.number)


@classified(
    public="collection group text body status reason due_on finding lesson meeting "
    "past source source_link",
    internal="owner created_by created_at version",
)
class ChangeProposal(models.Model):
    """One proposal: what should change, and from where it comes (S2-14)."""

    collection = models.ForeignKey(
        ProposalCollection, models.PROTECT, related_name="proposals"
    )
    group = models.ForeignKey(
        ProposalGroup, models.SET_NULL, null=True, related_name="proposals"
    )
    text = models.TextField(_("what should change"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    status = models.CharField(
        max_length=10,
        choices=ProposalStatus.choices,
        default=ProposalStatus.PROPOSED,
    )
    reason = models.TextField(_("why not"), blank=True)
    due_on = models.DateField(_("by when"), null=True)
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="+")
    lesson = models.ForeignKey(Lesson, models.PROTECT, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    past = models.ForeignKey(PastDialogue, models.PROTECT, null=True, related_name="+")
    source = models.CharField(_("other source"), max_length=300, blank=True)
    source_link = models.URLField(_("link to the source"), blank=True, max_length=500)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(reason=""),
                name="a_refused_proposal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(finding__isnull=False)
                | Q(lesson__isnull=False)
                | Q(meeting__isnull=False)
                | Q(past__isnull=False)
                | ~Q(source=""),
                name="a_proposal_has_a_source",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def is_overdue(self, day: date | None = None) -> bool:
        """Say whether it should have ended by a day and has not."""
        ended = self.status in ENDED or self.due_on is None
        return not ended and self.due_on < (day or today())  # type: ignore[operator] # no day counts as ended


@classified(public="proposal before status reason_before words", internal="by at")
class ProposalNote(models.Model):
    """One step of a proposal: where it stood before, where it stands, and why."""

    proposal = models.ForeignKey(ChangeProposal, models.CASCADE, related_name="notes")
    before = models.CharField(max_length=10, choices=ProposalStatus.choices)
    reason_before = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=ProposalStatus.choices)
    words = models.TextField(_("what has happened"), blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(public="proposal measure")
class ProposalMeasure(models.Model):
    """A measure that does something of what was proposed."""

    proposal = models.ForeignKey(
        ChangeProposal, models.CASCADE, related_name="measures"
    )
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "measure"], name="a_measure_is_tied_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.measure)
