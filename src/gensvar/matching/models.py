"""What organisations look for and have, and who was introduced to whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.directory.models import Category, Competence, Keeper, SubRegion
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body, Organisation

LONGEST_TITLE, LONGEST_WORDS = 120, 600


@classified(public="organisation", internal="since joined_by left_at shut_out_at")
class Participant(models.Model):
    """An organisation that has chosen to find others, and can leave again.

    `shut_out_at` is when the region closed this for it after a report.
    """

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="matching"
    )
    since = models.DateField(default=today)
    joined_by = models.ForeignKey(Keeper, models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    shut_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.organisation)


class Side(models.TextChoices):
    """Whether one looks for something or has it."""

    LOOKS = "looks", _("We look for")
    HAS = "has", _("We have")


class About(models.TextChoices):
    """What it is about."""

    ROOMS = "rooms", _("Rooms")
    EQUIPMENT = "equipment", _("Equipment")
    KNOWLEDGE = "knowledge", _("Knowledge and help")
    VOLUNTEERS = "volunteers", _("Volunteers")
    TOGETHER = "together", _("Something to do together")


class Hours(models.TextChoices):
    """When in the week."""

    DAYS = "days", _("Daytime")
    EVENINGS = "evenings", _("Evenings")
    WEEKENDS = "weekends", _("Weekends")


class Cost(models.TextChoices):
    """What it costs."""

    FREE = "free", _("Free of charge")
    COST = "cost", _("At cost")
    AGREED = "agreed", _("By agreement")


class Access(models.TextChoices):
    """What makes rooms work for more people."""

    STEP_FREE = "step_free", _("Step-free way in")
    TOILET = "toilet", _("Accessible toilet")
    LOOP = "hearing_loop", _("Hearing loop")
    LIFT = "lift", _("Lift")
    QUIET = "quiet_room", _("Quiet room")


class Shown(models.TextChoices):
    """Who may read a listing."""

    ALL = "all", _("Everyone")
    MEMBERS = "members", _("Only those who take part here")


class ListingState(models.TextChoices):
    """Where a listing stands."""

    OPEN = "open", _("Shown")
    PAUSED = "paused", _("Paused")
    MET = "met", _("Found what it looked for")
    ENDED = "ended", _("Its time is over")
    TAKEN_BACK = "taken_back", _("Taken back")
    STOPPED = "stopped", _("Taken down by the region")


@classified(
    public="public_id organisation body side about title words contact "
    "starts_on ends_on hours languages cost access until state shown",
    internal="key created_by written_by created_at told_on stopped_because version",
)
class Listing(models.Model):
    """Something that an organisation or a body of the region looks for, or has.

    `contact` is for listings of the region only: an address of a function. That of an
    organisation is told after an introduction, never here.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    side = models.CharField(max_length=8, choices=Side.choices)
    about = models.CharField(max_length=12, choices=About.choices)
    title = models.CharField(max_length=LONGEST_TITLE)
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    themes = models.ManyToManyField(Category, blank=True, related_name="+")
    places = models.ManyToManyField(SubRegion, blank=True, related_name="+")
    competences = models.ManyToManyField(Competence, blank=True, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    hours = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    cost = models.CharField(max_length=8, choices=Cost.choices, blank=True)
    access = models.JSONField(default=list, blank=True)
    until = models.DateField()
    state = models.CharField(
        max_length=10, choices=ListingState.choices, default=ListingState.OPEN
    )
    shown = models.CharField(max_length=8, choices=Shown.choices, default=Shown.MEMBERS)
    key = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(Keeper, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    told_on = models.DateField(null=True, blank=True)
    stopped_because = models.TextField(_("why it was taken down"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) ^ Q(body__isnull=True),
                name="a_listing_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="a_listing_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@classified(internal="organisation own other at")
class Dismissal(models.Model):
    """A suggestion that an organisation does not want to see; undone by deleting."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    own = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    other = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["own", "other"], name="a_suggestion_is_dismissed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.own_id} {self.other_id}"


class IntroductionState(models.TextChoices):
    """How far an introduction has come."""

    WAITING = "waiting", _("Waits for an answer")
    ACCEPTED = "accepted", _("Yes: you have each other's contact")
    DECLINED = "declined", _("Not now")
    WITHDRAWN = "withdrawn", _("Taken back")
    ENDED = "ended", _("Ended without an answer")


class CameOfIt(models.TextChoices):
    """What came of an introduction, as each of the two sees it."""

    MET = "met", _("We have met")
    COOPERATE = "cooperate", _("We do something together")
    NOTHING = "nothing", _("Nothing came of it")


@classified(
    internal="listing asker asked_by asked_at state answered_by answered_at came_asker "
    "came_owner reported_at reported_by_asker handled_by handled_at key version",
    personal="contact_asker contact_owner",
    free_text="words reported_words",
)
class Introduction(models.Model):
    """One organisation asks to be introduced to another about a listing.

    The words are emptied when the two do not meet. The contacts are seen by both only
    after a yes, and emptied a year later.
    """

    listing = models.ForeignKey(Listing, models.PROTECT, related_name="introductions")
    asker = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Keeper, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    words = models.TextField(blank=True)
    contact_asker = models.CharField(max_length=200, blank=True)
    contact_owner = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=10,
        choices=IntroductionState.choices,
        default=IntroductionState.WAITING,
    )
    answered_by = models.ForeignKey(Keeper, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    came_asker = models.CharField(max_length=10, choices=CameOfIt.choices, blank=True)
    came_owner = models.CharField(max_length=10, choices=CameOfIt.choices, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by_asker = models.BooleanField(default=False)
    reported_words = models.TextField(blank=True)
    handled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    handled_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=64, unique=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "asker"],
                condition=Q(state="waiting"),
                name="an_organisation_asks_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
