"""Guests: who is asked, who comes, who came; and what they need to take part."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.meetings.models.meetings import Meeting, Side
from gensvar.organisations.models import Body, Organisation


class GuestState(models.TextChoices):
    """What a guest has answered; having come is another thing (`arrived_at`)."""

    INVITED = "invited", _("Invited")
    ACCEPTED = "accepted", _("Is coming")
    DECLINED = "declined", _("Is not coming")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Has been offered a seat")
    WITHDRAWN = "withdrawn", _("Invitation withdrawn")


@classified(
    internal="meeting side body speaks state language key token_hash invited_at "
    "answered_at answered_sequence offered_until arrived_at left_at is_walk_in "
    "is_elected substitute_of noted_by reminded_at queued_at withdrawn_at "
    "withdrawn_from version",
    personal="name email organisation represents user",
)
class Guest(models.Model):
    """Somebody who is asked to one meeting, with a personal page and without account.

    The token in the address of that page is derived from `key` with the key of the
    installation; only its hash is stored. Who `speaks` may accept items, and approve
    agenda and notes, for a side. `organisation` belongs to the invitation, never to
    the person. `answered_sequence` is the sequence of the meeting that was answered:
    when the meeting has moved since, the answer stands and is asked for once more.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="guests")
    side = models.CharField(max_length=6, choices=Side.choices)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    represents = models.CharField(_("role"), max_length=200, blank=True)
    is_elected = models.BooleanField(default=False)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    language = models.CharField(max_length=8, default="sv")
    speaks = models.BooleanField(default=False)
    key = models.CharField(max_length=64, unique=True, default=secrets.token)
    token_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(
        max_length=10, choices=GuestState.choices, default=GuestState.INVITED
    )
    invited_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_sequence = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField(null=True, blank=True)
    offered_until = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    substitute_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_walk_in = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_from = models.CharField(max_length=10, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["meeting", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "email"],
                condition=~Q(email=""),
                name="an_address_is_asked_once_to_a_meeting",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="guest deleted_at", protected="kinds words")
class AccessNeed(models.Model):
    """What a guest needs to take part: seen by those who arrange it, then emptied.

    It may tell of health or religion: no list of people is ever made by it.
    """

    guest = models.OneToOneField(Guest, models.CASCADE, related_name="need")
    kinds = models.JSONField(default=list)
    words = models.TextField(blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.pk)
