"""Governing documents: policies, guidelines, goals and guidelines (5 b §)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


class DocumentKind(models.TextChoices):
    """What kind of governing document it is."""

    GOALS_AND_GUIDELINES = (
        "goals",
        _("Goals and guidelines for the work with national minorities"),
    )
    POLICY = "policy", _("Policy")
    GUIDELINE = "guideline", _("Guideline")


class DocumentStatus(models.TextChoices):
    """How far a governing document has come."""

    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    REPLACED = "replaced", _("Replaced")


@classified(
    public="kind title body decided_on section_number registry_number valid_from "
    "valid_until review_on link status replaced_by published_at",
    internal="created_by created_at version",
)
class GoverningDocument(models.Model):
    """A document that says what goes, with the decision that adopted it.

    `body` is the body that decides on it. An adopted one has day and §.
    """

    kind = models.CharField(max_length=9, choices=DocumentKind.choices)
    title = models.CharField(_("title"), max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    decided_on = models.DateField(_("day of the decision"), null=True, blank=True)
    section_number = models.CharField(_("§"), max_length=20, blank=True)
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("last day"), null=True, blank=True)
    review_on = models.DateField(_("to be looked over on"), null=True, blank=True)
    link = models.CharField(_("where it can be read"), max_length=500, blank=True)
    status = models.CharField(
        max_length=8, choices=DocumentStatus.choices, default=DocumentStatus.DRAFT
    )
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
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
