"""A recorded decision to show something in public, and its withdrawal."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Consideration, Dialogue
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Meeting


class Shown(models.TextChoices):
    """What is shown."""

    COMING = "coming", _("That the dialogue is coming")
    DIALOGUE = "dialogue", _("The dialogue")
    CONSIDERATION = "consideration", _("The consideration")
    MEETING = "meeting", _("The meeting")
    NOTES = "notes", _("The notes of the meeting")


@classified(
    public="shown dialogue consideration meeting title introduction decided_at "
    "withdrawn_at",
    internal="decided_by withdrawn_by withdrawn_reason",
)
class Publication(models.Model):
    """One decision to show one thing.

    Of a dialogue that is coming the decision keeps the words that are shown: while it
    is prepared, they are drafts in other places.
    """

    shown = models.CharField(max_length=13, choices=Shown.choices)
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, null=True, related_name="+")
    consideration = models.ForeignKey(
        Consideration, models.PROTECT, null=True, related_name="+"
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200, blank=True)
    introduction = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    dialogue__isnull=False,
                    consideration__isnull=True,
                    meeting__isnull=True,
                )
                | Q(
                    dialogue__isnull=True,
                    consideration__isnull=False,
                    meeting__isnull=True,
                )
                | Q(
                    dialogue__isnull=True,
                    consideration__isnull=True,
                    meeting__isnull=False,
                ),
                name="shows_one_thing",
            ),
            models.UniqueConstraint(
                fields=["shown", "dialogue"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_dialogue_is_shown_by_one_decision",
            ),
            models.UniqueConstraint(
                fields=["consideration"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_consideration_is_shown_by_one_decision",
            ),
            models.UniqueConstraint(
                fields=["shown", "meeting"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_meeting_is_shown_by_one_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.get_shown_display()
