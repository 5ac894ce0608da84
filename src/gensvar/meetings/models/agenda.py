"""The agenda that both sides own: items, approvals, and material before the meeting."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter
from gensvar.meetings.models.guests import Guest
from gensvar.meetings.models.meetings import InfluenceLevel, Meeting, Side
from gensvar.organisations.models import Body


class ItemKind(models.TextChoices):
    """What happens at an item."""

    INFORMATION = "information", _("Information")
    TALK = "talk", _("Talk together")
    EXERCISE = "exercise", _("Exercise")
    QUESTIONS = "questions", _("Questions to somebody")
    TAKEN_ALONG = "taken_along", _("What we take along")
    FOLLOW_UP = "follow_up", _("What became of earlier questions")


class ItemState(models.TextChoices):
    """Proposed by one side, accepted by both, then kept, moved or parked (S4-082)."""

    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Accepted by both sides")
    MOVED = "moved", _("Moved to another meeting")
    PARKED = "parked", _("Parked")


class Priority(models.TextChoices):
    """How soon something is to be done (S4-085)."""

    FIRST = "first", _("Before everything else")
    SOON = "soon", _("Soon")
    LATER = "later", _("Can wait")


@classified(
    public="meeting position title words kind influence minutes speaker state "
    "proposed_side accepted_region_at accepted_other_at moved_to origin reason matter "
    "priority resources benefit result",
    internal="proposed_by proposed_guest proposed_at version",
)
class AgendaItem(models.Model):
    """One item: who proposed it, and what became of it before the meeting.

    An item that was moved stays where it stood, with the reason; in the other meeting
    a new one begins whose `origin` it is.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    words = models.TextField(_("what it is about"), blank=True)
    kind = models.CharField(
        max_length=12, choices=ItemKind.choices, default=ItemKind.TALK
    )
    influence = models.CharField(
        max_length=10, choices=InfluenceLevel.choices, blank=True
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    speaker = models.CharField(_("who speaks"), max_length=200, blank=True)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        max_length=10, choices=ItemState.choices, default=ItemState.PROPOSED
    )
    proposed_side = models.CharField(max_length=6, choices=Side.choices)
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    proposed_guest = models.ForeignKey(
        Guest, models.SET_NULL, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    accepted_region_at = models.DateTimeField(null=True, blank=True)
    accepted_other_at = models.DateTimeField(null=True, blank=True)
    moved_to = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    origin = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("why"), blank=True)
    priority = models.CharField(max_length=5, choices=Priority.choices, blank=True)
    resources = models.CharField(_("what is set aside"), max_length=300, blank=True)
    benefit = models.TextField(_("what good it does"), blank=True)
    result = models.TextField(_("what came of it"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("moved", "parked")) | ~Q(reason=""),
                name="an_item_is_moved_for_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.title


@classified(public="item body")
class ItemBody(models.Model):
    """A body or administration that an item concerns; there may be several (S4-073)."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="bodies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["body__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "body"], name="an_item_concerns_a_body_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.body)


@classified(
    public="meeting side at", internal="fingerprint user guest", personal="name"
)
class AgendaApproval(models.Model):
    """One side has approved the agenda as it stood; `fingerprint` is of its items.

    An agenda is final when both sides have approved the same items.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="approvals")
    side = models.CharField(max_length=6, choices=Side.choices)
    fingerprint = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    guest = models.ForeignKey(Guest, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "side", "fingerprint"],
                name="a_side_approves_an_agenda_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.pk}"


@classified(
    public="meeting item title words link",
    internal="due_on ready_at reminded_at",
    personal="owner owner_name",
)
class Material(models.Model):
    """Something to read before the meeting; due by the lead time of the meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="materials")
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="materials"
    )
    title = models.CharField(_("title"), max_length=200)
    words = models.TextField(_("the text"), blank=True)
    link = models.CharField(_("link"), max_length=500, blank=True)
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    owner_name = models.CharField(_("who brings it"), max_length=200, blank=True)
    due_on = models.DateField(_("due"))
    ready_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title
