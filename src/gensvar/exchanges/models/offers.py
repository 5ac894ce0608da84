"""Study visits, volunteer days and events that somebody offers, and who comes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import AgendaItem, Meeting
from gensvar.organisations.models import Body, Organisation


class OfferKind(models.TextChoices):
    """What is offered."""

    VISIT = "visit", _("Study visit")
    VOLUNTEER = "volunteer", _("Volunteer day")
    EVENT = "event", _("Conference or other event")


class OfferState(models.TextChoices):
    """Whether everyone may see it."""

    OFFERED = "offered", _("Waits to be confirmed")
    SHOWN = "shown", _("Shown to everyone")
    DECLINED = "declined", _("Not shown")
    CANCELLED = "cancelled", _("Called off")


@classified(
    public="public_id kind organisation body arranged_by title words for_whom place "
    "access sub_region starts_at ends_at seats sign_up_by link language state",
    internal="item meeting key created_by created_at decided_by decided_at "
    "cancelled_at version",
    free_text="reason",
)
class Offer(models.Model):
    """A study visit, a volunteer day or an event: what, when, where, and for whom.

    The host is an organisation or a body. `arranged_by` is who holds an event that the
    host only tells of; `item` is the item of an agenda that led to it (S4-145). A visit
    that needs an agenda and pay is a `meeting` too.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    kind = models.CharField(max_length=9, choices=OfferKind.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    arranged_by = models.CharField(_("who arranges it"), max_length=200, blank=True)
    title = models.CharField(_("what it is called"), max_length=200)
    words = models.TextField(_("what one sees or does there"))
    for_whom = models.CharField(_("for whom"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=200)
    access = models.TextField(_("how one gets in and around"), blank=True)
    sub_region = models.CharField(_("part of the region"), max_length=100, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    sign_up_by = models.DateField(null=True, blank=True)
    link = models.URLField(blank=True)
    language = models.CharField(max_length=8, default="sv")
    state = models.CharField(
        max_length=9, choices=OfferState.choices, default=OfferState.OFFERED
    )
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="+"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    key = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("why not"), blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) ^ Q(body__isnull=True),
                name="an_offer_has_one_host",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="an_offer_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(seats__isnull=True) | Q(seats__gte=1),
                name="an_offer_has_seats",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def host(self) -> str:
        """Return who invites."""
        return self.arranged_by or str(self.organisation or self.body)


@classified(
    internal="offer body organisation people signed_at left_at confirmed_at",
    personal="user",
)
class Place(models.Model):
    """A sign-up: of a person who works here, or of an organisation for some people.

    Who comes first is first; beyond the seats one waits. For a volunteer day the
    organisation confirms that it was done.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="places")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    people = models.PositiveSmallIntegerField(default=1)
    signed_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=True) ^ Q(organisation__isnull=True),
                name="a_place_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1), name="a_place_is_for_somebody"
            ),
            models.UniqueConstraint(
                fields=["offer", "user"],
                condition=Q(left_at__isnull=True, user__isnull=False),
                name="a_person_signs_up_once",
            ),
            models.UniqueConstraint(
                fields=["offer", "organisation"],
                condition=Q(left_at__isnull=True, organisation__isnull=False),
                name="an_organisation_signs_up_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.body or "")


@classified(internal="offer organisation body at", personal="user", free_text="words")
class Lesson(models.Model):
    """What one side takes along from a visit or a day, in its own words."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="lessons")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    words = models.TextField(_("what you take along"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.organisation or self.body or "")
