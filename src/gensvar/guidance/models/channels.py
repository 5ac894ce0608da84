"""The channels in which people can speak and be answered (S3-09)."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


class ChannelStatus(models.TextChoices):
    """Where a channel stands."""

    PROPOSED = "proposed", _("Proposed")
    IN_USE = "in_use", _("In use")
    ENDED = "ended", _("Ended")


@classified(
    public="name about status body proposed_on decided_on section_number ended_on why",
    internal="created_by created_at",
)
class Channel(models.Model):
    """A channel, which body proposed it, and the decision to take it into use."""

    name = models.CharField(_("name"), max_length=120)
    about = models.TextField(_("what it is for"), max_length=600)
    status = models.CharField(
        max_length=10, choices=ChannelStatus.choices, default=ChannelStatus.PROPOSED
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    proposed_on = models.DateField(_("proposed on"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    section_number = models.CharField("§", max_length=20, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    why = models.TextField(_("why it ended"), blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="a_channel_has_its_own_name"),
            models.CheckConstraint(
                condition=~Q(status="in_use") | Q(decided_on__isnull=False),
                name="a_channel_in_use_is_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.name
