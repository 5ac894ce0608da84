"""Bodies with type, parent and validity; the roles people hold; invitations."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.organisations.spelling import fold


class BodyKind(models.TextChoices):
    """What kind of body it is; the words of kommunallagen and of practice."""

    ASSEMBLY = "assembly", _("Assembly")
    EXECUTIVE_BOARD = "executive_board", _("Executive board")
    COMMITTEE = "committee", _("Committee")
    SUBCOMMITTEE = "subcommittee", _("Subcommittee")
    DRAFTING_COMMITTEE = "drafting_committee", _("Drafting committee of the assembly")
    COUNCIL = "council", _("Advisory council")
    ADMINISTRATION = "administration", _("Administration")
    UNIT = "unit", _("Unit")


ELECTED = {
    BodyKind.ASSEMBLY,
    BodyKind.EXECUTIVE_BOARD,
    BodyKind.COMMITTEE,
    BodyKind.SUBCOMMITTEE,
    BodyKind.DRAFTING_COMMITTEE,
}


@classified(
    public="name slug kind parent valid_from valid_to successor", personal="contact"
)
class Body(models.Model):
    """A political body, or an administration or unit that works for one."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=30, choices=BodyKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    valid_from = models.DateField(_("exists from"))
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.CharField(_("contact"), max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="body_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=BodyKind.values), name="body_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_elected(self) -> bool:
        """Say whether elected representatives sit in it (S3-32)."""
        return self.kind in ELECTED

    def exists_on(self, day: date | None = None) -> bool:
        """Say whether the body exists on a day, today unless another is given."""
        day = day or today()
        return self.valid_from <= day and (
            self.valid_to is None or day <= self.valid_to
        )


class Role(models.TextChoices):
    """What a person may do in a body, and in the bodies below it."""

    ADMINISTRATOR = "administrator", _("Administrator")
    OFFICER = "officer", _("Dialogue officer")
    CHAIR = "chair", _("Chair")
    REPRESENTATIVE = "representative", _("Elected representative")
    REGISTRAR = "registrar", _("Registrar")
    REVIEWER = "reviewer", _("Reviewer of the log")


ROLE_SENTENCES = {
    Role.ADMINISTRATOR: _("Invites colleagues, gives roles and keeps the bodies."),
    Role.OFFICER: _("Prepares, leads and answers dialogues; never decides on one."),
    Role.CHAIR: _("Decides whether a dialogue is held, and what it promises."),
    Role.REPRESENTATIVE: _("Reads what was said, and what became of it."),
    Role.REGISTRAR: _("Enters decisions, discloses records, records disposal."),
    Role.REVIEWER: _("Reads the log of who did what, and checks that it holds."),
}


@classified(internal="body role since until granted_by", personal="user")
class RoleGrant(models.Model):
    """One role of one person in one body, from a day and perhaps to a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateField(default=today)
    until = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "body", "role"],
                condition=Q(until__isnull=True),
                name="a_role_is_given_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.body}"


class OrganisationKind(models.TextChoices):
    """What kind of party outside the region it is."""

    ASSOCIATION = "association", _("Association")
    UMBRELLA = "umbrella", _("Umbrella organisation")
    AUTHORITY = "authority", _("Another authority")
    BUSINESS = "business", _("Business")
    OTHER = "other", _("Other")


@classified(
    public="public_id name kind valid_to merged_into",
    internal="folded created_by created_at",
    personal="contact_name email",
)
class Organisation(models.Model):
    """A party outside the region: an association, another authority, a business.

    Two rows for the same organisation are merged by one pointing at the other. Both
    stay, so that what was said under either name stands as it was said. `folded` is
    the name as it is compared; it follows the name when a row is saved.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    name = models.CharField(_("name"), max_length=200, unique=True)
    folded = models.CharField(max_length=200, default="", db_index=True)
    kind = models.CharField(
        max_length=12,
        choices=OrganisationKind.choices,
        default=OrganisationKind.ASSOCIATION,
    )
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")),
                name="an_organisation_is_not_merged_into_itself",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **options: Any) -> None:
        """Keep the name as it is compared beside the name."""
        # Any: Django's own options.
        self.folded = fold(self.name)
        if (fields := options.get("update_fields")) is not None and "name" in fields:
            options["update_fields"] = {*fields, "folded"}
        super().save(**options)

    def exists_on(self, day: date | None = None) -> bool:
        """Say whether it exists on a day, today unless another is given."""
        return self.valid_to is None or (day or today()) <= self.valid_to


@classified(
    public="organisation name", internal="folded noted_by noted_at withdrawn_at"
)
class Spelling(models.Model):
    """Another way to write an organisation's name that people have met.

    `folded` is the name as `organisations.spelling.fold` keeps it for comparing.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="spellings"
    )
    name = models.CharField(_("how it is written"), max_length=200)
    folded = models.CharField(max_length=200)
    noted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["folded"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_spelling_belongs_to_one_organisation",
            )
        ]

    def __str__(self) -> str:
        return self.name


@classified(
    public="organisation into merged_at undone_at",
    internal="merged_by undone_by reason",
)
class Merging(models.Model):
    """Somebody said that two rows are the same organisation, and why.

    `into` is the row that stands for both. The merging holds until it is undone; it
    stays as a trail. `Organisation.merged_into` follows from the mergings that hold.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="mergings"
    )
    into = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    reason = models.TextField(_("why they are the same"))
    merged_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(undone_at__isnull=True),
                name="an_organisation_is_merged_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(organisation=F("into")),
                name="a_merging_is_of_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} → {self.into}"


@classified(
    internal="body role token_hash invited_by created_at expires_at accepted_at "
    "withdrawn_at",
    personal="email name",
)
class Invitation(models.Model):
    """A colleague is asked in: personal, used once, and only until it expires."""

    email = models.EmailField()
    name = models.CharField(max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.body}"
