"""Receipts: how something reached us, and the code that finds it again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


class Identification(models.TextChoices):
    """Three honest levels; anonymous keeps no identifier at all."""

    ANONYMOUS = "anonymous", _("Anonymous")
    KNOWN = "known", _("Known to the region")
    SIGNED_IN = "signed_in", _("Signed in")


class Channel(models.TextChoices):
    """How it reached us."""

    WEB = "web", _("Web form")
    PAPER = "paper", _("Paper")
    TELEPHONE = "telephone", _("Telephone")
    MEETING = "meeting", _("Meeting notes")
    EMAIL = "email", _("E-mail")
    SOCIAL = "social", _("Social media or a network")
    JOINT = "joint", _("Joint position of organisations")


@classified(
    internal="dialogue key_hash code_hash identification language channel received_at "
    "entered_by",
    personal="user name email postal_address",
)
class Receipt(models.Model):
    """One submission. `key_hash` is of the form's idempotency key, so a retry is found.

    The code the person holds is derived from that key and stored only hashed.
    """

    # The index below begins with the dialogue.
    dialogue = models.ForeignKey(
        Dialogue, models.PROTECT, related_name="+", db_index=False
    )
    key_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    identification = models.CharField(max_length=10, choices=Identification.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    language = models.CharField(max_length=8, default="sv")
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    postal_address = models.CharField(_("postal address"), max_length=300, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["dialogue", "received_at"], name="receipts_in_time")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(identification="anonymous")
                | Q(user__isnull=True, name="", email="", postal_address=""),
                name="anonymous_means_anonymous",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
