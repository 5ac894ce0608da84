"""What an organisation or a body tells the others: short, and for a while (S4-111)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body, Organisation

TITLE, WORDS, LINK = 80, 500, 300


class NoticeState(models.TextChoices):
    """Whether everyone may read it."""

    SENT = "sent", _("Waits to be confirmed")
    SHOWN = "shown", _("Shown to everyone")
    DECLINED = "declined", _("Not shown")
    TAKEN_BACK = "taken_back", _("Taken back")
    HIDDEN = "hidden", _("Not shown any more")


@classified(
    public="public_id organisation body title words link language shown_until state",
    internal="key created_by created_at decided_by decided_at shown_at",
    free_text="reason",
)
class Notice(models.Model):
    """A piece of news: who says it, what, and until which day it is shown.

    It ends by itself on that day. `shown_at` is when everyone could first read it.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("headline"), max_length=TITLE)
    words = models.TextField(_("what is new"), max_length=WORDS)
    link = models.URLField(max_length=LINK, blank=True)
    language = models.CharField(max_length=8, default="sv")
    shown_until = models.DateField()
    state = models.CharField(
        max_length=10, choices=NoticeState.choices, default=NoticeState.SENT
    )
    reason = models.TextField(_("why not"), blank=True)
    key = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) ^ Q(body__isnull=True),
                name="a_notice_is_somebodys",
            ),
            models.CheckConstraint(
                condition=~Q(state="shown") | Q(shown_at__isnull=False),
                name="a_shown_notice_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def who(self) -> str:
        """Return who says it: the row that stands for all of an organisation."""
        if self.organisation is None:
            return str(self.body)
        return str(self.organisation.merged_into or self.organisation)

    @property
    def is_over(self) -> bool:
        """Say whether its last day has passed."""
        return self.shown_until < today()

    @property
    def is_live(self) -> bool:
        """Say whether it waits or is shown, and its day has not passed."""
        return not self.is_over and self.state in {NoticeState.SENT, NoticeState.SHOWN}

    @property
    def standing(self) -> str:
        """Return where it stands, in words."""
        open_ones = {NoticeState.SENT, NoticeState.SHOWN}
        if self.is_over and self.state in open_ones:
            return str(_("Its last day has passed"))
        return str(self.get_state_display())
