"""A question to the region, as it came in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.enquiries.models.themes import Theme
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body, Organisation


class State(models.TextChoices):
    """Where a question stands."""

    RECEIVED = "received", _("Waits for somebody to take it")
    ROUTED = "routed", _("Waits for an answer")
    ANSWERED = "answered", _("Answered")
    TAKEN_BACK = "taken_back", _("Taken back")
    ELSEWHERE = "elsewhere", _("Belongs outside the region")


OPEN = (State.RECEIVED, State.ROUTED)
MOST_IN_A_LINE = 100


class Source(models.TextChoices):
    """How a question reached us."""

    FORM = "form", _("Web form")
    OWN = "own", _("From the organisation’s own page")
    TELEPHONE = "telephone", _("Telephone")
    MEETING = "meeting", _("A meeting")
    LETTER = "letter", _("Letter or e-mail")


@classified(
    public="public_id language theme body state received_on due_on answered_on "
    "public_subject public_words published_at hidden_at hidden_reason escalated_to "
    "elsewhere searched",
    internal="key token_hash wants_public must_be_public source received_at owner "
    "organisation created_by published_by hidden_by escalated_on reopened_at version",
    personal="name email organisation_name",
    free_text="words subject",
)
class Enquiry(models.Model):
    """One question. `words` stand as they were written, and are never changed.

    `public_words` is the version that everyone sees, written by the region beside the
    words; nothing is shown before `published_at`. `searched` holds the stems of what is
    shown. The link to the asker's page is derived from `key`; only its hash is kept.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    key = models.CharField(max_length=64, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    words = models.TextField(_("the question"))
    subject = models.CharField(_("in one line"), max_length=120, blank=True)
    language = models.CharField(max_length=20, default="sv")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    wants_public = models.BooleanField(default=False)
    must_be_public = models.BooleanField(default=False)
    source = models.CharField(
        max_length=10, choices=Source.choices, default=Source.FORM
    )
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.RECEIVED
    )
    received_at = models.DateTimeField()
    received_on = models.DateField()
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("answer by"))
    answered_on = models.DateField(null=True, blank=True)
    elsewhere = models.CharField(_("where it belongs"), max_length=200, blank=True)
    escalated_to = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    escalated_on = models.DateField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    public_subject = models.CharField(max_length=120, blank=True)
    public_words = models.TextField(_("what everyone sees"), blank=True)
    searched = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    hidden_reason = models.TextField(_("why it is hidden"), blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="enquiries_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_on__isnull=False),
                name="an_answered_enquiry_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="routed") | Q(body__isnull=False),
                name="a_routed_enquiry_has_a_body",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | (~Q(public_words="") & ~Q(public_subject="")),
                name="a_shown_enquiry_has_a_public_version",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=True) | ~Q(hidden_reason=""),
                name="an_enquiry_is_hidden_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        """Say whether somebody still waits for an answer."""
        return self.state in OPEN

    @property
    def is_shown(self) -> bool:
        """Say whether everyone can read it now."""
        return self.published_at is not None and self.hidden_at is None

    @property
    def is_to_be_shown(self) -> bool:
        """Say whether everyone is to read the answer, and cannot yet."""
        is_wanted = self.wants_public or self.must_be_public
        return is_wanted and self.published_at is None and self.hidden_at is None

    @property
    def is_untaken(self) -> bool:
        """Say whether nobody knows yet who answers."""
        return self.state == State.RECEIVED

    @property
    def beginning(self) -> str:
        """Return the question in one line: as it was put, or how it begins."""
        return self.subject or " ".join(self.words.split())[:MOST_IN_A_LINE]
