"""One needs inventory: whom it asks, how, between which days (S1-07, S1-18)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.models import Programme, ProgrammeGroup


class Audience(models.TextChoices):
    """Whom an inventory asks."""

    GROUPS = "groups", _("The groups")
    ADMINISTRATIONS = "administrations", _("The region’s own administrations")


class Method(models.TextChoices):
    """How the needs are found out, of an inventory or of one answer."""

    FORM = "form", _("A form to fill in")
    MEETING = "meeting", _("Meeting")
    INTERVIEW = "interview", _("Interview")
    SOURCES = "sources", _("What was already written down")


class InventoryStage(models.TextChoices):
    """How far an inventory has come."""

    PREPARING = "preparing", _("Being prepared")
    OPEN = "open", _("Open: answers are taken")
    CLOSED = "closed", _("Closed: the report is being written")
    REPORTED = "reported", _("Reported")


@classified(
    public="public_id programme audience year name method about sources starts_on "
    "ends_on is_open_to_all contact stage published_at",
    internal="created_by created_at version",
)
class NeedsInventory(models.Model):
    """What groups or administrations want of the samråd, asked in one year.

    `is_open_to_all` lets people without an organisation answer (minoritetslagen 5 §
    as amended in 2019: with the minorities, no longer only their representatives).
    `contact` tells whom to reach when it is too late, or too hard, to answer. What is
    reported is shown to everyone once it is published (`published_at`).
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    audience = models.CharField(max_length=15, choices=Audience.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    name = models.CharField(_("name"), max_length=200)
    method = models.CharField(max_length=9, choices=Method.choices)
    about = models.TextField(_("what it is for"), blank=True)
    sources = models.TextField(_("what was known before"), blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day to answer"))
    is_open_to_all = models.BooleanField(default=False)
    contact = models.CharField(_("whom to reach"), max_length=200, blank=True)
    stage = models.CharField(
        max_length=9, choices=InventoryStage.choices, default=InventoryStage.PREPARING
    )
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "audience", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "audience", "year", "name"],
                name="an_inventory_is_made_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="an_inventory_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(is_open_to_all=False) | Q(audience="groups"),
                name="only_groups_are_asked_in_the_open",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_internal(self) -> bool:
        """Say whether it asks the region's own administrations (S1-18)."""
        return self.audience == Audience.ADMINISTRATIONS


@classified(public="inventory words guidance order withdrawn_at")
class NeedsQuestion(models.Model):
    """A question of the region's own, asked after those that every inventory asks."""

    inventory = models.ForeignKey(
        NeedsInventory, models.CASCADE, related_name="questions"
    )
    words = models.CharField(_("the question"), max_length=300)
    guidance = models.CharField(_("what helps to answer"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inventory", "words"], name="a_question_of_ours_is_asked_once"
            )
        ]

    def __str__(self) -> str:
        return self.words


@classified(
    internal="inventory organisation group body language key token_hash asked_at "
    "reminded_at withdrawn_at"
)
class NeedsAsk(models.Model):
    """An organisation or an administration that is asked, and its own address.

    The token in the address is derived from `key`; only its hash is stored. No person
    stands here: the letter goes to the address that the organisation has at that time.
    """

    inventory = models.ForeignKey(NeedsInventory, models.PROTECT, related_name="asks")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    language = models.CharField(max_length=8, default="sv")
    key = models.CharField(max_length=64, unique=True, default=secrets.token)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["group__order", "organisation__name", "body__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inventory", "organisation"],
                condition=Q(organisation__isnull=False),
                name="an_organisation_is_asked_once",
            ),
            models.UniqueConstraint(
                fields=["inventory", "body"],
                condition=Q(body__isnull=False),
                name="an_administration_is_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, body__isnull=True)
                | Q(organisation__isnull=True, body__isnull=False, group__isnull=True),
                name="an_organisation_or_an_administration_is_asked",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
