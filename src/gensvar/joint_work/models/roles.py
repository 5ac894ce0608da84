"""Who does what: the region's matrix of roles, and what one dialogue does otherwise."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


class WorkStep(models.TextChoices):
    """The steps of a dialogue that somebody has to take, in their order."""

    CONSIDER = "consider", _("Consider whether to hold a dialogue")
    MANDATE = "mandate", _("Decide the mandate")
    PLAN = "plan", _("Plan the dialogue")
    HOLD = "hold", _("Hold the dialogue")
    COMPILE = "compile", _("Compile what was said")
    HAND_OVER = "hand_over", _("Hand over the decision basis")
    WEIGH = "weigh", _("Weigh the findings")
    DECIDE = "decide", _("Make the decision in the matter")
    ANSWER = "answer", _("Answer those who spoke")
    EVALUATE = "evaluate", _("Evaluate and learn")


class Party(models.TextChoices):
    """Who can have a part in a step; participants are one of them (S2-16)."""

    CHAIR = "chair", _("Chair of the body")
    REPRESENTATIVES = "representatives", _("Elected representatives")
    OFFICER = "officer", _("Officer who leads the dialogue")
    ADMINISTRATIONS = "administrations", _("Administrations")
    COMMUNICATOR = "communicator", _("Communicator")
    REGISTRAR = "registrar", _("Registrar")
    CONTACT = "contact", _("Contact for questions")
    PARTICIPANTS = "participants", _("Residents who take part")


class Part(models.TextChoices):
    """What somebody has to do with a step."""

    RESPONSIBLE = "responsible", _("Is responsible")
    DOES = "does", _("Does the work")
    ASKED = "asked", _("Is asked")
    TOLD = "told", _("Is told")


@classified(public="valid_from cells", internal="changed_by changed_at")
class RegionMatrix(models.Model):
    """The region's matrix from a day: for each step, who has which part in it.

    A dialogue follows the matrix of the day it was begun; later ones do not touch it.
    """

    valid_from = models.DateField(_("applies from"), unique=True)
    cells = models.JSONField()
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return str(self.valid_from)


@classified(public="dialogue step parts", internal="changed_by changed_at version")
class OwnStep(models.Model):
    """One step that a dialogue takes otherwise than the region's matrix says."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="+")
    step = models.CharField(max_length=10, choices=WorkStep.choices)
    parts = models.JSONField()
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "step"], name="a_step_is_taken_in_one_way"
            )
        ]

    def __str__(self) -> str:
        return self.get_step_display()


@classified(internal="dialogue party user body added_by")
class Holder(models.Model):
    """A colleague or a body that is a party in one dialogue."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="+")
    party = models.CharField(max_length=16, choices=Party.choices)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "party", "user"], name="a_person_is_a_party_once"
            ),
            models.UniqueConstraint(
                fields=["dialogue", "party", "body"], name="a_body_is_a_party_once"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, body__isnull=True)
                | Q(user__isnull=True, body__isnull=False),
                name="a_party_is_a_person_or_a_body",
            ),
            models.CheckConstraint(
                condition=~Q(party="participants"),
                name="no_participant_is_named",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user or self.body)
