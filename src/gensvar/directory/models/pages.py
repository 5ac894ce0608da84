"""What an organisation says of itself: drafted, sent, shown, and kept as it was."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.directory.models.keepers import Keeper
from gensvar.directory.models.lists import Category, Competence, SubRegion
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Organisation

PITCH = 300


class PageState(models.TextChoices):
    """Where a version of a page stands."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Waits for us to confirm")
    RETURNED = "returned", _("To be changed first")
    SHOWN = "shown", _("Shown to everyone")
    REPLACED = "replaced", _("Replaced by a later version")
    HIDDEN = "hidden", _("Not shown any more")


OPEN = (PageState.DRAFT, PageState.SENT, PageState.RETURNED)


class Level(models.TextChoices):
    """Where an organisation works (S4-036)."""

    LOCAL = "local", _("Locally")
    MUNICIPAL = "municipal", _("In one municipality")
    REGIONAL = "regional", _("In the whole region")
    NATIONAL = "national", _("In the whole country")


class ShownTo(models.TextChoices):
    """Who sees a way to reach the organisation: the organisation chooses."""

    REGION = "region", _("Only the region")
    ORGANISATIONS = "organisations", _("Organisations here, and the region")
    EVERYONE = "everyone", _("Everyone")


def _shown_to() -> "models.CharField[str, str]":
    return models.CharField(
        max_length=13, choices=ShownTo.choices, default=ShownTo.REGION
    )


@classified(
    public="organisation number state what for_whom aim level languages links",
    internal="email_to phone_to address_to sent_at sent_by decided_by decided_at "
    "reason created_at version",
    personal="email phone address",
)
class PageVersion(models.Model):
    """One version of what an organisation says of itself (S4-105, S4-108).

    One is shown, and one may wait beside it. Ways to reach the organisation are emptied
    in a version that is no longer shown: what was said stays, the addresses do not.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="pages")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=8, choices=PageState.choices, default=PageState.DRAFT
    )
    what = models.CharField(_("what you do"), max_length=PITCH, blank=True)
    for_whom = models.CharField(_("for whom"), max_length=PITCH, blank=True)
    aim = models.CharField(_("what you want to achieve"), max_length=PITCH, blank=True)
    level = models.CharField(max_length=9, choices=Level.choices, blank=True)
    languages = models.JSONField(default=list, blank=True)
    links = models.JSONField(default=list, blank=True)
    categories = models.ManyToManyField(Category, related_name="+", blank=True)
    competences = models.ManyToManyField(Competence, related_name="+", blank=True)
    sub_regions = models.ManyToManyField(SubRegion, related_name="+", blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    email_to = _shown_to()
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    phone_to = _shown_to()
    address = models.CharField(_("address"), max_length=200, blank=True)
    address_to = _shown_to()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        Keeper, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("what to change"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["organisation__name", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="a_page_version_has_its_number"
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state="shown"),
                name="one_page_is_shown",
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state__in=["draft", "sent", "returned"]),
                name="one_page_is_written",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.number}"
