"""Anchoring: what each party says before anything is decided (S1-20)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.models.agreements import Agreement
from gensvar.agreements.models.structures import StructureProposal
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import ProgrammeGroup


class Position(models.TextChoices):
    """What a group says; always entered by a person."""

    ACCEPTS = "accepts", _("Accepts")
    WITH_OBJECTIONS = "objections", _("Accepts with objections")
    OBJECTS = "objects", _("Objects")
    NO_ANSWER = "no_answer", _("Did not answer")


OBJECTING = (Position.WITH_OBJECTIONS, Position.OBJECTS)


@classified(
    public="proposal agreement group organisation revision anchored_on how with_whom "
    "position language may_show",
    internal="entered_by entered_at",
    free_text="objections",
)
class Anchoring(models.Model):
    """One anchoring with one group or organisation. Rows are added, never changed.

    The latest of a group counts; objections of earlier ones stay to be read, also
    after the decision. `revision` is the version of the agreement's text that was
    anchored. `may_show` says whether the group lets its words be shown to everyone.
    """

    proposal = models.ForeignKey(
        StructureProposal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="anchorings",
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="anchorings"
    )
    group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    revision = models.PositiveSmallIntegerField(default=1)
    anchored_on = models.DateField(_("day"))
    how = models.CharField(_("how"), max_length=300)
    with_whom = models.CharField(_("with whom"), max_length=300)
    position = models.CharField(max_length=10, choices=Position.choices)
    objections = models.TextField(_("objections that remain"), blank=True)
    language = models.CharField(max_length=20, default="sv")
    may_show = models.BooleanField(default=False)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(proposal__isnull=False, agreement__isnull=True)
                | Q(proposal__isnull=True, agreement__isnull=False),
                name="an_anchoring_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(group__isnull=False, organisation__isnull=True)
                | Q(group__isnull=True, organisation__isnull=False),
                name="an_anchoring_is_with_one_party",
            ),
            models.CheckConstraint(
                condition=~Q(position__in=["objections", "objects"])
                | ~Q(objections=""),
                name="who_objects_says_what",
            ),
        ]

    def __str__(self) -> str:
        return self.get_position_display()
