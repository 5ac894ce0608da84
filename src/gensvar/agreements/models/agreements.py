"""Agreements: their text, parties, steps, signatories and reviews."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.models import Programme, ProgrammeGroup


class AgreementKind(models.TextChoices):
    """With whom an agreement is made, and of what kind."""

    MINORITIES = "minorities", _("Agreement with national minorities")
    CIVIL_SOCIETY = "civil_society", _("Agreement with civil society")
    PARTNERSHIP = "public_civil_partnership", _("Public-civil partnership (IOP)")


class AgreementStage(models.TextChoices):
    """Where an agreement stands (S1-29)."""

    DRAFT = "draft", _("Draft")
    ANCHORED = "anchored", _("Anchored")
    PROPOSED = "proposed", _("Proposed for decision")
    DECIDED = "decided", _("Decided")
    IN_FORCE = "in_force", _("In force")
    REVIEWED = "reviewed", _("Gone through together")
    ENDED = "ended", _("Ended")


class IndexClause(models.TextChoices):
    """Whether sums of an agreement follow prices or wages; it may not be known."""

    UNKNOWN = "unknown", _("Not known")
    NO = "no", _("No")
    YES = "yes", _("Yes")


@classified(
    public="public_id programme body owner_role kind title stage revision valid_from "
    "valid_to review_on decision open_to_signatories published_at indexed index_how",
    internal="legal_review created_by created_at version",
)
class Agreement(models.Model):
    """An agreement of both sides, owned by a body and a role, not a person (S1-31).

    `revision` counts the versions of its text: what was anchored is one of them.
    `indexed` says whether its sums follow prices or wages (S4-123).
    `legal_review` is for partnerships: what the lawyers said, and when.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    owner_role = models.CharField(_("role that sees to it"), max_length=200)
    kind = models.CharField(max_length=26, choices=AgreementKind.choices)
    title = models.CharField(_("title"), max_length=200)
    stage = models.CharField(
        max_length=10, choices=AgreementStage.choices, default=AgreementStage.DRAFT
    )
    revision = models.PositiveSmallIntegerField(default=1)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    legal_review = models.TextField(_("legal review"), blank=True)
    open_to_signatories = models.BooleanField(default=False)
    indexed = models.CharField(
        max_length=8, choices=IndexClause.choices, default=IndexClause.UNKNOWN
    )
    index_how = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=["draft", "anchored", "proposed"])
                | Q(decision__isnull=False),
                name="a_decided_agreement_names_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="an_agreement_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@classified(public="agreement order heading words")
class AgreementPart(models.Model):
    """One part of the text."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parts")
    order = models.PositiveSmallIntegerField(default=0)
    heading = models.CharField(_("heading"), max_length=200)
    words = models.TextField(_("text"))

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.heading


@classified(public="agreement group organisation", internal="added_by added_at")
class AgreementParty(models.Model):
    """A group or an organisation that the region makes the agreement with."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["group__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "group"],
                condition=Q(group__isnull=False),
                name="a_group_stands_once_in_an_agreement",
            ),
            models.UniqueConstraint(
                fields=["agreement", "organisation"],
                condition=Q(organisation__isnull=False),
                name="an_organisation_stands_once_in_an_agreement",
            ),
            models.CheckConstraint(
                condition=Q(group__isnull=False, organisation__isnull=True)
                | Q(group__isnull=True, organisation__isnull=False),
                name="a_party_is_a_group_or_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return str(self.group or self.organisation)


@classified(public="agreement body", internal="added_by added_at")
class AgreementBody(models.Model):
    """A body beside the owner that carries an agreement with it (S4-127)."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="bodies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "body"],
                name="a_body_carries_an_agreement_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.body)


@classified(public="agreement step day reason", internal="by at")
class AgreementStep(models.Model):
    """One thing that happened to an agreement: its history is never rewritten."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20)
    day = models.DateField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.step


class SignatoryState(models.TextChoices):
    """How far an organisation has come in joining an agreement (S1-30)."""

    APPLIED = "applied", _("Has applied")
    CONFIRMED = "confirmed", _("Has applied and confirmed its address")
    APPROVED = "approved", _("Has joined")
    DECLINED = "declined", _("Was not approved")
    WITHDRAWN = "withdrawn", _("Has left")


@classified(
    public="agreement organisation name state joined_on left_on",
    internal="key token_hash applied_at language decided_by decided_at reason",
    personal="email",
    free_text="why",
)
class Signatory(models.Model):
    """An organisation that joins an agreement; people are never shown.

    The address is where the organisation is reached. It is emptied when the
    organisation is not approved, or leaves.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatories")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name of the organisation"), max_length=200)
    email = models.EmailField(_("e-mail address of the organisation"), blank=True)
    language = models.CharField(max_length=20, default="sv")
    why = models.TextField(_("why you want to join"), blank=True)
    state = models.CharField(
        max_length=10, choices=SignatoryState.choices, default=SignatoryState.APPLIED
    )
    key = models.CharField(max_length=64, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    applied_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("why not"), blank=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "name"],
                condition=Q(state="approved"),
                name="an_organisation_joins_an_agreement_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="an_application_is_declined_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def approve(self) -> str:
        """Return what the button that lets it join sends."""
        return f"approve-{self.pk}"

    @property
    def decline(self) -> str:
        """Return what the button that says no sends."""
        return f"decline-{self.pk}"

    @property
    def leave(self) -> str:
        """Return what the button that lets it leave sends."""
        return f"leave-{self.pk}"


@classified(
    public="agreement reviewed_on words value_groups value_services", internal="by at"
)
class AgreementReview(models.Model):
    """What both sides found when they went through an agreement."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reviews")
    reviewed_on = models.DateField(_("day of the review"))
    words = models.TextField(_("what you found"))
    value_groups = models.TextField(_("value for the groups"), blank=True)
    value_services = models.TextField(_("value for the services"), blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["reviewed_on", "pk"]

    def __str__(self) -> str:
        return str(self.reviewed_on)


@classified(internal="agreement what due_on months told_on")
class AgreementReminder(models.Model):
    """A reminder of the review or the last day that has been sent once."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="+")
    what = models.CharField(max_length=10)
    due_on = models.DateField()
    months = models.PositiveSmallIntegerField()
    told_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "what", "due_on", "months"],
                name="an_agreement_reminds_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
