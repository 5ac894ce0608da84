"""Who keeps the page of an organisation: by a link in a letter, without account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Organisation


class KeeperState(models.TextChoices):
    """How far somebody has come in keeping the page of an organisation."""

    ASKED = "asked", _("Has asked")
    CONFIRMED = "confirmed", _("Has asked and confirmed the address")
    APPROVED = "approved", _("Keeps the page")
    DECLINED = "declined", _("Was not approved")
    ENDED = "ended", _("Keeps the page no longer")


@classified(
    internal="organisation state language key token_hash calendar_hash asked_at "
    "confirmed_at decided_by decided_at reason ended_at objected_by objected_at "
    "version",
    personal="name email",
)
class Keeper(models.Model):
    """Somebody who speaks for an organisation here, and keeps its page.

    The way in is a link in a letter; there is no password and no account. The token is
    derived from `key`, and only its hash is kept; so is the code of the calendar, which
    opens nothing else. Another `key` makes both void. The address is emptied when the
    task ends. Who keeps the page already can say that somebody who asks is unknown
    (`objected_by`).
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="keepers"
    )
    name = models.CharField(_("your name"), max_length=200)
    email = models.EmailField(_("your e-mail address"), blank=True)
    language = models.CharField(max_length=20, default="sv")
    state = models.CharField(
        max_length=10, choices=KeeperState.choices, default=KeeperState.ASKED
    )
    key = models.CharField(max_length=64, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    calendar_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("why not"), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    objected_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    objected_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["organisation__name", "pk"]

    def __str__(self) -> str:
        return self.name
