"""Concrete examples that add to the plan: what was hard, what was done, what came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.models.agreements import Agreement
from gensvar.agreements.models.commitments import Commitment
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body, Organisation


class ExampleState(models.TextChoices):
    """Whether everyone may read an example."""

    SENT = "sent", _("Waits to be looked at")
    SHOWN = "shown", _("Shown to everyone")
    DECLINED = "declined", _("Not shown")
    HIDDEN = "hidden", _("Hidden")
    TAKEN_BACK = "taken_back", _("Taken back")


@classified(
    public="public_id agreement commitment organisation body title hard done outcome "
    "place year ask language state",
    internal="key created_by created_at decided_by decided_at version",
    free_text="reason",
)
class Example(models.Model):
    """One concrete example, told by an organisation or a body (S4-071).

    It may belong to an agreement and to one of its commitments. What came of it may
    not be known yet: then `outcome` is empty. `ask` is a role, never a person.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="examples"
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="examples"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("what it is called"), max_length=80)
    hard = models.CharField(_("what was hard"), max_length=600)
    done = models.CharField(_("what was done"), max_length=600)
    outcome = models.CharField(_("what came of it"), max_length=600, blank=True)
    place = models.CharField(_("place"), max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    ask = models.CharField(_("whom to ask"), max_length=80, blank=True)
    language = models.CharField(max_length=20, default="sv")
    state = models.CharField(
        max_length=10, choices=ExampleState.choices, default=ExampleState.SENT
    )
    reason = models.TextField(_("why not"), blank=True)
    key = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) ^ Q(body__isnull=True),
                name="an_example_is_told_by_one",
            ),
            models.CheckConstraint(
                condition=Q(commitment__isnull=True) | Q(agreement__isnull=False),
                name="an_example_of_a_promise_names_its_agreement",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "hidden"]) | ~Q(reason=""),
                name="an_example_is_not_shown_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def teller(self) -> str:
        """Return who tells it, by the name it has now."""
        if self.organisation is not None:
            return str(self.organisation.merged_into or self.organisation)
        return str(self.body)
