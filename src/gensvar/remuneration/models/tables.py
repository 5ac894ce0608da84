"""Tables of rules: dated, decided, and never changed once they are in force."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.analysis.fees import Basis, Kind, TravelTime
from gensvar.kernel.money import KRONA, Way
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body

KINDS = {
    Kind.MEETING_FEE: _("Meeting fee"),
    Kind.READING_FEE: _("Fee for reading"),
    Kind.CHAIR_SUPPLEMENT: _("Extra fee for the chair"),
    Kind.LOST_INCOME: _("Lost income"),
    Kind.TRAVEL_MILEAGE: _("Own car"),
    Kind.TRAVEL_RECEIPT: _("Travel, on receipt"),
    Kind.CHILD_CARE: _("Child care"),
    Kind.OTHER_COST: _("Other cost"),
}
BASES = {
    Basis.FIXED: _("A fixed sum"),
    Basis.PERCENT: _("A share of a yearly value"),
    Basis.PERCENT_PER_HOUR: _("A share of a yearly value, for each hour"),
    Basis.PER_HOUR: _("A sum for each hour"),
    Basis.PER_STARTED_HALF_HOUR: _("A sum for each half hour begun"),
    Basis.PER_TEN_KILOMETRES: _("A sum for each 10 kilometres"),
    Basis.RECEIPT: _("What the receipts say"),
}
TRAVEL = {
    TravelTime.NONE: _("Does not count"),
    TravelTime.ACTUAL: _("Counts as it was"),
    TravelTime.TEMPLATE: _("Counts as fixed minutes by distance"),
}
WAYS = {
    Way.HALF_UP: _("To the nearest, half upwards"),
    Way.HALF_EVEN: _("To the nearest, half to the even one"),
    Way.DOWN: _("Always downwards"),
    Way.UP: _("Always upwards"),
}


class Audience(models.TextChoices):
    """Whose table it is: participants' rules may refer to that of the elected."""

    PARTICIPANTS = "participants", _("Those who take part in meetings and samråd")
    ELECTED = "elected", _("Elected representatives")


class TableState(models.TextChoices):
    """A table is written, and then in force for good."""

    DRAFT = "draft", _("Being written")
    ADOPTED = "adopted", _("Decided")


class ForWhom(models.TextChoices):
    """Whom a rule is for; never whether a meeting is ordinary or extra (S1-26)."""

    ALL = "all", _("Everyone who is noted as present")
    NOT_ELECTED = "not_elected", _("Those who are not elected representatives")
    ELECTED = "elected", _("Elected representatives only")


class Index(models.TextChoices):
    """Yearly values that percentages are taken of."""

    PRICE_BASE = "prisbasbelopp", _("Price base amount")
    PARLIAMENT_FEE = "riksdagsarvode", _("Monthly fee of a member of parliament")
    REFERENCE_FEE = "referensarvode", _("Our own monthly reference fee")


@classified(
    public="body audience name decision_reference decided_on valid_from valid_to "
    "source claim_months state replaces",
    internal="cost_centre example_of created_by created_at adopted_by adopted_at "
    "version",
)
class RuleTable(models.Model):
    """The rules of a body, or without body of the whole region, from a day on.

    A table in force is never edited: a new one is copied from it. Only its last day is
    set, when another takes its place. `cost_centre` stands in the payroll file instead
    of body and meeting, whose names may tell what group a person belongs to.
    """

    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    audience = models.CharField(
        max_length=12, choices=Audience.choices, default=Audience.PARTICIPANTS
    )
    name = models.CharField(_("name"), max_length=200)
    decision_reference = models.CharField(_("decision"), max_length=200, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    claim_months = models.PositiveSmallIntegerField(null=True, blank=True)
    cost_centre = models.CharField(max_length=40, blank=True)
    example_of = models.CharField(max_length=40, blank=True)
    state = models.CharField(
        max_length=8, choices=TableState.choices, default=TableState.DRAFT
    )
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    adopted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_table_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state="adopted")
                | (~Q(decision_reference="") & Q(decided_on__isnull=False)),
                name="an_adopted_table_has_a_decision",
            ),
            models.UniqueConstraint(
                fields=["body", "audience", "valid_from"],
                condition=Q(state="adopted", body__isnull=False),
                name="one_table_of_a_body_begins_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["audience", "valid_from"],
                condition=Q(state="adopted", body__isnull=True),
                name="one_table_of_the_region_begins_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_adopted(self) -> bool:
        """Say whether it is decided, and so never edited."""
        return self.state == TableState.ADOPTED


@classified(
    public="table position label kind basis amount percent of tier_start tier_end "
    "with_start with_end travel template most_minutes most most_a_day most_a_year "
    "excludes way step needs_proof needs_receipt category refers_to for_whom "
    "also_employed source"
)
class RuleRow(models.Model):
    """One rule of a table; sums are öre, the percentage exact text ("3.6").

    `category` names the row in a table of elected representatives; a row with
    `refers_to` pays what the rows of that category pay on the day (S1-25). `template`
    are pairs of kilometres there and back, and minutes. `also_employed` says whether
    it pays those, too, who are paid by an employer for the same time.
    """

    table = models.ForeignKey(RuleTable, models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("what it is called"), max_length=100)
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    basis = models.CharField(
        max_length=24, choices=list(BASES.items()), default=Basis.FIXED
    )
    amount = models.PositiveBigIntegerField(default=0)
    percent = models.CharField(max_length=20, blank=True)
    of = models.CharField(max_length=20, choices=Index.choices, blank=True)
    tier_start = models.PositiveIntegerField(default=0)
    tier_end = models.PositiveIntegerField(null=True, blank=True)
    with_start = models.BooleanField(default=True)
    with_end = models.BooleanField(default=True)
    travel = models.CharField(
        max_length=10, choices=list(TRAVEL.items()), default=TravelTime.NONE
    )
    template = models.JSONField(default=list)
    most_minutes = models.PositiveIntegerField(null=True, blank=True)
    most = models.PositiveBigIntegerField(null=True, blank=True)
    most_a_day = models.PositiveBigIntegerField(null=True, blank=True)
    most_a_year = models.PositiveBigIntegerField(null=True, blank=True)
    excludes = models.JSONField(default=list)
    way = models.CharField(
        max_length=10, choices=list(WAYS.items()), default=Way.HALF_UP
    )
    step = models.PositiveIntegerField(default=KRONA)
    needs_proof = models.BooleanField(default=False)
    needs_receipt = models.BooleanField(default=False)
    category = models.CharField(max_length=100, blank=True)
    refers_to = models.CharField(max_length=100, blank=True)
    for_whom = models.CharField(
        max_length=12, choices=ForWhom.choices, default=ForWhom.ALL
    )
    also_employed = models.BooleanField(default=True)
    source = models.CharField(_("paragraph"), max_length=100, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tier_end__isnull=True) | Q(tier_end__gte=F("tier_start")),
                name="a_tier_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(step__gte=1), name="a_rounding_step_is_at_least_an_ore"
            ),
        ]

    def __str__(self) -> str:
        return self.label


@classified(public="name year amount source", internal="entered_by entered_at")
class IndexValue(models.Model):
    """What a yearly value is one year, in öre, and where that stands."""

    name = models.CharField(max_length=20, choices=Index.choices)
    year = models.PositiveSmallIntegerField()
    amount = models.PositiveBigIntegerField()
    source = models.CharField(max_length=300)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "year"], name="a_value_has_one_sum_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"
