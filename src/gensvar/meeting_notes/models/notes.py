"""Notes of a meeting: draft, out for comments, adjusted, approved by both sides."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Guest, Meeting, Side


class NotesStage(models.TextChoices):
    """How far notes have come. Sent to others they are public records (TF 2:10)."""

    DRAFT = "draft", _("Draft")
    OUT = "out", _("Out for comments")
    ADJUSTED = "adjusted", _("Adjusted after comments")
    APPROVED = "approved", _("Approved by both sides")


@classified(
    public="meeting stage approved_at",
    internal="number comments_by sent_at adjusted_at created_by created_at",
)
class Notes(models.Model):
    """The notes of one meeting; `number` is that of the version in force."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="+")
    stage = models.CharField(
        max_length=8, choices=NotesStage.choices, default=NotesStage.DRAFT
    )
    number = models.PositiveIntegerField(default=1)
    comments_by = models.DateField(_("comments until"), null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    adjusted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="notes number made_at made_by why", free_text="content")
class NotesVersion(models.Model):
    """One version, for good: `content` is the tree in `tree.py`."""

    notes = models.ForeignKey(Notes, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    why = models.CharField(_("what was changed"), max_length=300, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["notes", "number"], name="a_version_of_notes_has_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.notes_id} {self.number}"


class CommentOutcome(models.TextChoices):
    """What became of a comment."""

    WAITING = "waiting", _("Not settled yet")
    TAKEN = "taken", _("The notes were changed")
    NOT_TAKEN = "not_taken", _("The notes were not changed")


@classified(
    internal="notes number part key_hash at outcome settled_by settled_at",
    personal="guest user",
    free_text="words reason",
)
class NotesComment(models.Model):
    """What somebody says of one part; `number` is the version that was read."""

    notes = models.ForeignKey(Notes, models.CASCADE, related_name="comments")
    number = models.PositiveIntegerField()
    part = models.CharField(max_length=60, blank=True)
    guest = models.ForeignKey(Guest, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    words = models.TextField(_("comment"))
    at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(
        max_length=10, choices=CommentOutcome.choices, default=CommentOutcome.WAITING
    )
    reason = models.TextField(_("why"), blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="not_taken") | ~Q(reason=""),
                name="a_comment_is_not_taken_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(guest__isnull=False, user__isnull=True)
                | Q(guest__isnull=True, user__isnull=False),
                name="a_comment_has_one_author",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Verdict(models.TextChoices):
    """What somebody who speaks for a side says of a version."""

    APPROVES = "approves", _("Approves the notes")
    DISSENTS = "dissents", _("Does not agree")


@classified(
    public="notes side number verdict at words",
    personal="guest user name",
)
class NotesApproval(models.Model):
    """One named person approves a version for a side, or notes that it does not agree.

    Dissent stands in the notes for all to read; it stops nobody else's approval.
    """

    notes = models.ForeignKey(Notes, models.CASCADE, related_name="approvals")
    number = models.PositiveIntegerField()
    side = models.CharField(max_length=6, choices=Side.choices)
    name = models.CharField(max_length=200)
    guest = models.ForeignKey(Guest, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    words = models.TextField(_("what you do not agree with"), blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict="dissents") | ~Q(words=""),
                name="a_dissent_from_notes_has_words",
            ),
            models.UniqueConstraint(
                fields=["notes", "number", "guest"],
                condition=Q(guest__isnull=False),
                name="a_guest_judges_a_version_once",
            ),
            models.UniqueConstraint(
                fields=["notes", "number", "user"],
                condition=Q(user__isnull=False),
                name="a_user_judges_a_version_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
