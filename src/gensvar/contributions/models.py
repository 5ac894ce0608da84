"""Receipts and contributions: what arrived, how, and whether it is shown."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue, Question
from gensvar.kernel import secrets
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


@classified(
    internal="dialogue key_hash code_hash identification language channel received_at "
    "entered_by",
    personal="user name email postal_address",
)
class Receipt(models.Model):
    """One submission. `key_hash` is of the form's idempotency key, so a retry is found.

    The code the person holds is derived from that key and stored only hashed.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
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
        constraints = [
            models.CheckConstraint(
                condition=~Q(identification="anonymous")
                | Q(user__isnull=True, name="", email="", postal_address=""),
                name="anonymous_means_anonymous",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(
    internal="dialogue file_name fingerprint format confirmed_by confirmed_at "
    "withdrawn_at withdrawn_by withdrawn_reason report"
)
class Batch(models.Model):
    """Contributions that came in together from one document of notes."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    format = models.CharField(max_length=10)
    report = models.JSONField(default=dict)
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "fingerprint"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_document_is_imported_once",
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class Review(models.TextChoices):
    """Whether an officer has looked at it, where the dialogue asks for that."""

    WAITING = "waiting", _("Waiting for review")
    PASSED = "passed", _("Reviewed")


@classified(
    internal="public_id dialogue question receipt batch language channel emphasis "
    "place position received_at received_on review reviewed_by reviewed_at hidden_at "
    "disposed_at entered_by",
    free_text="text remark heading",
)
class Contribution(models.Model):
    """What one person or group said, word for word.

    Nothing changes `text`; a recorded disposal decision empties it. `received_on` is
    the coarse time shown in public.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, null=True, related_name="+")
    heading = models.CharField(max_length=300, blank=True)
    receipt = models.ForeignKey(Receipt, models.PROTECT, null=True, related_name="+")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("what was said"))
    language = models.CharField(max_length=8, default="sv")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    emphasis = models.PositiveSmallIntegerField(default=0)
    remark = models.TextField(_("remark"), blank=True)
    place = models.CharField(_("place in the source"), max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    review = models.CharField(
        max_length=8, choices=Review.choices, default=Review.WAITING
    )
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    disposed_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["dialogue", "review", "hidden_at"]),
            models.Index(fields=["receipt"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(disposed_at__isnull=False),
                name="a_contribution_has_words",
            ),
            models.CheckConstraint(
                condition=Q(emphasis__lte=3), name="emphasis_is_small"
            ),
            models.UniqueConstraint(
                fields=["receipt", "question"], name="one_answer_to_each_question"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


@classified(
    internal="contribution hidden_by hidden_at lifted_by lifted_at", free_text="reason"
)
class Hiding(models.Model):
    """One time a contribution was hidden, why, by whom, and when it was lifted."""

    contribution = models.ForeignKey(
        Contribution, models.PROTECT, related_name="hidings"
    )
    reason = models.TextField(_("why it is hidden"))
    hidden_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(auto_now_add=True)
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(
    public="dialogue reference rule decided_on carried_out_at count",
    internal="proposed_by proposed_at confirmed_by",
)
class Disposal(models.Model):
    """A disposal decision: proposed by one person, carried out by another."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    reference = models.CharField(_("decision number"), max_length=100)
    rule = models.CharField(_("rule in the records schedule"), max_length=300)
    decided_on = models.DateField(_("decided on"))
    count = models.PositiveIntegerField(default=0)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    carried_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | ~Q(confirmed_by=models.F("proposed_by")),
                name="two_people_dispose",
            )
        ]

    def __str__(self) -> str:
        return self.reference
