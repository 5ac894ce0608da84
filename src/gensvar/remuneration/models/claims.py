"""What somebody asks to be paid for one meeting, line by line, and what became of it.

Nothing here says what a person represents: that stands on the guest list of the
meeting, and payroll needs none of it (dataskyddslagen 3:3, domain.md 2.5).
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Guest
from gensvar.organisations.models import Body
from gensvar.remuneration.models.tables import KINDS, RuleRow, RuleTable


class ClaimState(models.TextChoices):
    """How far a claim has come."""

    SENT = "sent", _("Waits for a decision")
    RETURNED = "returned", _("Sent back to you")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    DECLINED = "declined", _("Does not want to be paid")
    WITHDRAWN = "withdrawn", _("Taken back")


class Proof(models.TextChoices):
    """How somebody shows that income was lost; the paper is handed over by itself."""

    CERTIFICATE = "certificate", _("A certificate from my employer")
    PAYSLIP = "payslip", _("A payslip that shows the deduction")
    OWN_BUSINESS = "own_business", _("A decision about my income from own business")


class Return(models.TextChoices):
    """Why a claim is sent back or refused: told in the letter, without free text."""

    PROOF_MISSING = "proof_missing", _("A certificate or payslip is missing")
    RECEIPT_MISSING = "receipt_missing", _("A receipt is missing")
    TIME_DIFFERS = "time_differs", _("The time is not the one that was noted")
    NOT_COVERED = "not_covered", _("The rules do not pay for this")
    PAID_ELSEWHERE = "paid_elsewhere", _("It has been paid in another way")
    OTHER = "other", _("Another reason: it stands on your page")


@classified(
    internal="number body made_by made_at first_day last_day claims total fingerprint"
)
class Batch(models.Model):
    """One payroll file: frozen when made, and the same whenever it is fetched again."""

    number = models.PositiveIntegerField(unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    claims = models.PositiveIntegerField()
    total = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


@classified(
    internal="guest body table key_hash day minutes travel_minutes metres receipts "
    "asked proof is_employed state total left_out sent_at decided_by decided_at "
    "reason replaces batch version",
    personal="name email",
    free_text="cost_words reason_words",
)
class Claim(models.Model):
    """One person's claim for one meeting, with what it was calculated from.

    `receipts` are öre by kind, `asked` the kinds somebody wants to be paid for, and
    `left_out` pairs of row and reason. What was sent is never calculated anew: a
    corrected claim is another one, which `replaces` it.
    """

    guest = models.ForeignKey(Guest, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    table = models.ForeignKey(RuleTable, models.PROTECT, null=True, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    day = models.DateField()
    minutes = models.PositiveIntegerField(default=0)
    travel_minutes = models.PositiveIntegerField(default=0)
    metres = models.PositiveIntegerField(default=0)
    asked = models.JSONField(default=list)
    receipts = models.JSONField(default=dict)
    proof = models.CharField(max_length=12, choices=Proof.choices, blank=True)
    is_employed = models.BooleanField(default=False)
    cost_words = models.CharField(max_length=300, blank=True)
    total = models.PositiveBigIntegerField(default=0)
    left_out = models.JSONField(default=list)
    state = models.CharField(
        max_length=9, choices=ClaimState.choices, default=ClaimState.SENT
    )
    sent_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=16, choices=Return.choices, blank=True)
    reason_words = models.TextField(blank=True)
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["sent_at", "pk"]
        indexes = [
            models.Index(fields=["state", "sent_at"]),
            models.Index(fields=["email", "day"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["guest"],
                condition=~Q(state="withdrawn"),
                name="a_claim_is_sent_once",
            ),
            models.CheckConstraint(
                condition=Q(batch__isnull=True) | Q(state="approved"),
                name="only_approved_claims_are_paid",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("returned", "refused")) | ~Q(reason=""),
                name="a_claim_is_sent_back_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("returned", "refused", "approved"))
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="somebody_has_decided_on_a_claim",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(
    internal="claim position row kind label meeting_minutes travel_minutes quantity "
    "exact amount index_amount table_name decision_reference source valid_from"
)
class ClaimLine(models.Model):
    """One line of a calculation as it was sent: what counted, and the sum in öre.

    `exact` is the sum before rounding, as "öre/part"; label, table and source are
    copied, so that the line tells the same for ever.
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    row = models.ForeignKey(RuleRow, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    label = models.CharField(max_length=100)
    meeting_minutes = models.PositiveIntegerField()
    travel_minutes = models.PositiveIntegerField()
    quantity = models.PositiveBigIntegerField()
    exact = models.CharField(max_length=60)
    amount = models.PositiveBigIntegerField()
    index_amount = models.PositiveBigIntegerField(null=True, blank=True)
    table_name = models.CharField(max_length=200)
    decision_reference = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.label
