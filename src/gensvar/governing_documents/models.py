"""Governing documents: policies, guidelines, goals and guidelines (5 b §)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision, Matter
from gensvar.organisations.models import Body


class DocumentKind(models.TextChoices):
    """What kind of governing document it is."""

    GOALS_AND_GUIDELINES = (
        "goals",
        _("Goals and guidelines for the work with national minorities"),
    )
    POLICY = "policy", _("Policy")
    GUIDELINE = "guideline", _("Guideline")
    HANDBOOK = "handbook", _("Handbook")
    OTHER = "other", _("Another document")


class DocumentStatus(models.TextChoices):
    """How far a governing document has come."""

    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")


@classified(
    public="kind title body matter decision decided_on section_number registry_number "
    "valid_from valid_until review_on link text status replaced_by withdrawn_reason "
    "published_at",
    internal="planned_on holds_rules created_by created_at version",
)
class GoverningDocument(models.Model):
    """A document that says what goes, with the decision that adopted it.

    `body` is the body that decides on it. An adopted one has day and §, of its own or
    of the `decision` in its `matter`. `holds_rules` says that the document is the rules
    that dialogues are held under: its days are theirs, and it is adopted with them.
    """

    kind = models.CharField(max_length=9, choices=DocumentKind.choices)
    title = models.CharField(_("title"), max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    planned_on = models.DateField(_("decision planned"), null=True, blank=True)
    decided_on = models.DateField(_("day of the decision"), null=True, blank=True)
    section_number = models.CharField(_("§"), max_length=20, blank=True)
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("last day"), null=True, blank=True)
    review_on = models.DateField(_("to be looked over on"), null=True, blank=True)
    link = models.CharField(_("where it can be read"), max_length=500, blank=True)
    text = models.TextField(_("text"), blank=True)
    status = models.CharField(
        max_length=9, choices=DocumentStatus.choices, default=DocumentStatus.DRAFT
    )
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.TextField(_("why it is withdrawn"), blank=True)
    holds_rules = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(decided_on__isnull=False, valid_from__isnull=False)
                & ~Q(section_number=""),
                name="an_adopted_document_names_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="a_document_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(status="draft"),
                name="a_draft_is_shown_to_nobody",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn")
                | Q(valid_until__isnull=False) & ~Q(withdrawn_reason=""),
                name="a_withdrawn_document_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@classified(
    public="document to handed_over_on asked_on registry_number",
    internal="noted_by noted_at",
)
class DocumentHandOver(models.Model):
    """A document was handed over to an authority that asked for it (5 b §)."""

    document = models.ForeignKey(
        GoverningDocument, models.PROTECT, related_name="hand_overs"
    )
    to = models.CharField(_("which authority"), max_length=200)
    asked_on = models.DateField(_("asked for on"), null=True, blank=True)
    handed_over_on = models.DateField(_("handed over on"))
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-handed_over_on", "-pk"]

    def __str__(self) -> str:
        return self.to


@classified(public="document before reason corrected_at", internal="corrected_by")
class DocumentCorrection(models.Model):
    """What stood before a correction, so that a wrong entry is never lost."""

    document = models.ForeignKey(
        GoverningDocument, models.PROTECT, related_name="corrections"
    )
    before = models.JSONField()
    reason = models.TextField(_("why it is corrected"))
    corrected_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.corrected_at)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Return what stood before: the name of each field, and its value in words."""
        fields = GoverningDocument._meta
        return [
            (str(fields.get_field(name).verbose_name), value or "–")  # type: ignore[union-attr] # only plain fields are corrected
            for name, value in self.before.items()
        ]
