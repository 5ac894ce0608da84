"""The dialogue itself: its question, stage, bodies, phases and followers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models.considerations import Consideration
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body


class Stage(models.TextChoices):
    """Where a dialogue stands. Moved only by lifecycle.workflow."""

    PREPARING = "preparing", _("Being prepared")
    OPEN = "open", _("Open")
    ANALYSING = "analysing", _("Being compiled")
    HANDED_OVER = "handed_over", _("Handed over")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class DialogueKind(models.TextChoices):
    """What kind of dialogue it is (S3-36, S3-39)."""

    CITIZEN = "citizen_dialogue", _("Citizen dialogue")
    USER = "user_dialogue", _("Dialogue with users of a service")
    CIVIL_SOCIETY = "civil_society", _("Dialogue with civil society")
    CONSULTATION = "consultation", _("Consultation")


class Visibility(models.TextChoices):
    """Whether contributions are public: decided and told before the first question."""

    AT_ONCE = "at_once", _("Public at once")
    AFTER_REVIEW = "after_review", _("Public after review")
    NEVER = "never", _("Never public one by one")


@classified(
    public="number slug title introduction kind matter consideration body stage "
    "contribution_visibility allows_anonymous allows_known allows_signed_in "
    "closing_reason cancel_reason",
    internal="leader created_by created_at version",
)
class Dialogue(models.Model):
    """One dialogue in one matter, owned by an elected body, from idea to close."""

    number = models.CharField(max_length=10, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=200)
    introduction = models.TextField(_("what it is about"), blank=True)
    kind = models.CharField(
        max_length=20, choices=DialogueKind.choices, default=DialogueKind.CITIZEN
    )
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    consideration = models.ForeignKey(
        Consideration, models.PROTECT, null=True, related_name="+"
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    stage = models.CharField(
        max_length=12, choices=Stage.choices, default=Stage.PREPARING
    )
    contribution_visibility = models.CharField(
        max_length=12, choices=Visibility.choices, default=Visibility.AFTER_REVIEW
    )
    allows_anonymous = models.BooleanField(default=True)
    allows_known = models.BooleanField(default=True)
    allows_signed_in = models.BooleanField(default=True)
    closing_reason = models.TextField(blank=True)
    cancel_reason = models.TextField(blank=True)
    leader = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["stage"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(allows_anonymous=True)
                | Q(allows_known=True)
                | Q(allows_signed_in=True),
                name="someone_may_take_part",
            )
        ]

    def __str__(self) -> str:
        return self.title


class BodyRole(models.TextChoices):
    """What a body or administration has to do with a dialogue (S2-26)."""

    OWNER = "owner", _("Owns the dialogue")
    RECIPIENT = "recipient", _("Receives the result")
    PERFORMER = "performer", _("Carries out the dialogue")
    INFORMED = "informed", _("Is kept informed")


@classified(public="dialogue body role")
class DialogueBody(models.Model):
    """One body's part in a dialogue."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="bodies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=BodyRole.choices)

    class Meta:
        ordering = ["role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "body", "role"], name="a_part_is_given_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_role_display()}"


@classified(public="dialogue name body position")
class ElectedParticipant(models.Model):
    """An elected representative who takes part in a dialogue (S3-36)."""

    dialogue = models.ForeignKey(
        Dialogue, models.CASCADE, related_name="elected_participants"
    )
    name = models.CharField(_("name"), max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "name"], name="an_elected_person_takes_part_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


@classified(public="dialogue name starts_at ends_at")
class Phase(models.Model):
    """A time when contributions are taken. Whether it is running is never stored."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="phases")
    name = models.CharField(_("name"), max_length=100)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="phase_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.name


@classified(public="phase before after reason at", internal="by")
class ClosingMove(models.Model):
    """A closing day that was moved, and why."""

    phase = models.ForeignKey(Phase, models.CASCADE, related_name="moves")
    before = models.DateTimeField()
    after = models.DateTimeField()
    reason = models.TextField(_("why"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.before} – {self.after}"


@classified(public="dialogue words hint position is_area")
class Question(models.Model):
    """A question people answer, or an area they speak about."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="questions")
    words = models.CharField(_("question or area"), max_length=300)
    hint = models.CharField(_("help text"), max_length=300, blank=True)
    is_area = models.BooleanField(_("an area, not a question"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.words


@classified(public="year last")
class NumberSeries(models.Model):
    """The last number given to a dialogue in a year, so that each is given once."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}-{self.last:05}"


@classified(
    internal="dialogue language token_hash created_at confirmed_at", personal="email"
)
class Follower(models.Model):
    """Someone who wants to know when something happens in a dialogue.

    The row is removed when the person stops following: nothing needs the address then.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="+")
    email = models.EmailField()
    language = models.CharField(max_length=8, default="sv")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "email"], name="an_address_follows_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
