"""A form of support: what it is for, for whom, how much, and how one applies."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


class FundingKind(models.TextChoices):
    """What kind of support it is."""

    BASE = "base_grant", _("Base grant")
    OPERATING = "operating_grant", _("Operating grant")
    PROJECT = "project_grant", _("Project grant")
    PARTNERSHIP = "partnership", _("Partnership (IOP)")
    RESERVED = "reserved_procurement", _("Procurement reserved for civil society")
    PRIZE = "prize", _("Prize or scholarship")
    IN_KIND = "in_kind", _("Premises or other help")
    OTHER = "other", _("Other support")


class Indexing(models.TextChoices):
    """Whether a sum follows prices or wages; it may be that nobody knows yet."""

    UNKNOWN = "unknown", _("Not known")
    NO = "no", _("No")
    YES = "yes", _("Yes")


@classified(
    public="public_id body name kind purpose benefit for_whom for_kinds place least "
    "most period_words months_least months_most is_open_ended indexed index_how "
    "conditions steps contact_role contact_email link valid_from valid_to "
    "published_at reviewed_on",
    internal="review_on created_by created_at version",
)
class FundingForm(models.Model):
    """One form of support that a body gives.

    An empty field says that nobody knows, never that there is none: `least` and
    `most` are kronor. `for_kinds` are kinds of organisations; none means all.
    `steps` has one step on each line. The contact is a function, not a person.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=FundingKind.choices)
    purpose = models.TextField()
    benefit = models.TextField(blank=True)
    for_whom = models.TextField(blank=True)
    for_kinds = models.JSONField(default=list, blank=True)
    place = models.CharField(max_length=200, blank=True)
    least = models.PositiveIntegerField(null=True, blank=True)
    most = models.PositiveIntegerField(null=True, blank=True)
    period_words = models.CharField(max_length=60, blank=True)
    months_least = models.PositiveSmallIntegerField(null=True, blank=True)
    months_most = models.PositiveSmallIntegerField(null=True, blank=True)
    is_open_ended = models.BooleanField(default=False)
    indexed = models.CharField(
        max_length=8, choices=Indexing.choices, default=Indexing.UNKNOWN
    )
    index_how = models.CharField(max_length=200, blank=True)
    conditions = models.TextField(blank=True)
    steps = models.TextField(blank=True)
    contact_role = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    link = models.URLField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"], name="a_body_names_a_support_once"
            ),
            models.CheckConstraint(
                condition=Q(most__isnull=True)
                | Q(least__isnull=True)
                | Q(most__gte=F("least")),
                name="the_largest_support_is_not_the_smallest",
            ),
            models.CheckConstraint(
                condition=Q(months_most__isnull=True)
                | Q(months_least__isnull=True)
                | Q(months_most__gte=F("months_least")),
                name="the_longest_support_is_not_the_shortest",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_support_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class After(models.TextChoices):
    """From when the days to report back are counted."""

    DECISION = "decision", _("after the decision")
    PAYMENT = "payment", _("after the payment")
    ACTIVITY = "activity", _("after the activity has ended")
    YEAR = "year", _("after the end of the year")


@classified(public="form order what days after")
class ReportBack(models.Model):
    """Something to report back on support that was given, and when."""

    form = models.ForeignKey(FundingForm, models.CASCADE, related_name="reports")
    order = models.PositiveSmallIntegerField(default=0)
    what = models.CharField(max_length=200)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    after = models.CharField(max_length=10, choices=After.choices, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(days__isnull=True) | ~Q(after=""),
                name="days_to_report_are_counted_from_something",
            )
        ]

    def __str__(self) -> str:
        return self.what
