"""Proposals of how samråd is to be held: built from sources, commented on, tried."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.inventories.models import NeedsFinding, NeedsInventory
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import Programme, ProgrammeGroup


class ProposalStage(models.TextChoices):
    """Where a version of the structure stands (S1-15, S1-19, S1-27, S1-28)."""

    DRAFT = "draft", _("Draft")
    COMMENT = "comment", _("Out for comment")
    ANCHORED = "anchored", _("Anchored")
    PILOT = "pilot", _("Tried as a pilot")
    EVALUATED = "evaluated", _("Evaluated")
    DECIDED = "decided", _("Decided")
    REPLACED = "replaced", _("Replaced by a later version")


class Part(models.TextChoices):
    """What a structure says something about (S1-09 to S1-14, S1-25)."""

    FORMS = "forms", _("Forms of samråd")
    INTERVAL = "interval", _("How often, and how long")
    SEATS = "seats", _("Seats for each group")
    COUNTERPARTS = "counterparts", _("Who represents the region")
    AGENDA = "agenda", _("How the agenda is made")
    FOLLOW_UP = "follow_up", _("Following up and answering")
    PAY = "pay", _("Pay")
    LANGUAGES = "languages", _("Languages")


@classified(
    public="programme number stage replaces comment_until pilot_from pilot_until "
    "decision",
    internal="created_by created_at version",
)
class StructureProposal(models.Model):
    """One version of how a programme is to hold samråd.

    The words of a version change while it is a draft. After that a change is a new
    version, with the finding that led to it (`ProposalChange`).
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("version"))
    stage = models.CharField(
        max_length=10, choices=ProposalStage.choices, default=ProposalStage.DRAFT
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    comment_until = models.DateField(_("last day to comment"), null=True, blank=True)
    pilot_from = models.DateField(_("first day of the pilot"), null=True, blank=True)
    pilot_until = models.DateField(_("last day of the pilot"), null=True, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["programme", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"], name="a_version_has_its_own_number"
            ),
            models.CheckConstraint(
                condition=~Q(stage="decided") | Q(decision__isnull=False),
                name="a_decided_version_names_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(pilot_until__isnull=True)
                | Q(pilot_until__gte=F("pilot_from")),
                name="a_pilot_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.number}"


@classified(public="proposal part words")
class ProposalPart(models.Model):
    """What a version says about one part."""

    proposal = models.ForeignKey(
        StructureProposal, models.CASCADE, related_name="parts"
    )
    part = models.CharField(max_length=12, choices=Part.choices)
    words = models.TextField(_("what is proposed"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "part"], name="a_part_is_written_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_part_display()


class SourceKind(models.TextChoices):
    """Where something in a proposal comes from (S1-19)."""

    EXTERNAL = "external", _("Needs inventory among the groups")
    INTERNAL = "internal", _("Needs inventory within the region")
    OTHER = "other", _("Another source")


@classified(
    public="proposal kind inventory finding part words noted_at", internal="noted_by"
)
class ProposalSource(models.Model):
    """A source that a proposal builds on, as a whole or in one part.

    It is a needs inventory, or one finding of it, or something else in words.
    """

    proposal = models.ForeignKey(
        StructureProposal, models.CASCADE, related_name="sources"
    )
    kind = models.CharField(max_length=8, choices=SourceKind.choices)
    inventory = models.ForeignKey(
        NeedsInventory, models.PROTECT, null=True, blank=True, related_name="+"
    )
    finding = models.ForeignKey(
        NeedsFinding, models.PROTECT, null=True, blank=True, related_name="+"
    )
    part = models.CharField(max_length=12, choices=Part.choices, blank=True)
    words = models.TextField(_("what it says"), blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


@classified(
    public="group organisation", internal="key token_hash given_by given_at ended_on"
)
class GroupLink(models.Model):
    """The way in, without account, for a group or one of its organisations.

    It belongs to the group or organisation and holds nothing of any person. The token
    of the address is derived from `key`; only its hash is stored.
    """

    group = models.ForeignKey(ProgrammeGroup, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    key = models.CharField(max_length=64, unique=True, default=secrets.token)
    token_hash = models.CharField(max_length=64, unique=True)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["group__order", "group_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "organisation"],
                condition=Q(ended_on__isnull=True, organisation__isnull=False),
                name="an_organisation_has_one_way_in",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(ended_on__isnull=True, organisation__isnull=True),
                name="a_group_has_one_way_in",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.group)


class Method(models.TextChoices):
    """How something was said."""

    WEB = "web", _("On the web page of the group")
    MEETING = "meeting", _("At a meeting")
    LETTER = "letter", _("In writing")
    SPOKEN = "spoken", _("In conversation")


class Taken(models.TextChoices):
    """What became of a comment."""

    IN = "in", _("Taken in")
    PARTLY = "partly", _("Taken in partly")
    NOT = "not", _("Not taken in")


@classified(
    public="proposal group organisation part language said_on method outcome "
    "answered_at",
    internal="key entered_by entered_at answered_by",
    free_text="words answer",
)
class ProposalComment(models.Model):
    """What a group or organisation says about a proposal, and what became of it.

    The words are kept as they were said; nobody's name stands with them.
    """

    proposal = models.ForeignKey(
        StructureProposal, models.PROTECT, related_name="comments"
    )
    group = models.ForeignKey(ProgrammeGroup, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    part = models.CharField(max_length=12, choices=Part.choices, blank=True)
    words = models.TextField(_("the comment"))
    language = models.CharField(max_length=20, default="sv")
    method = models.CharField(max_length=8, choices=Method.choices)
    said_on = models.DateField(_("said on"))
    key = models.CharField(max_length=64, unique=True, default=secrets.token)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=8, choices=Taken.choices, blank=True)
    answer = models.TextField(_("because"), blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="") | ~Q(answer=""),
                name="an_answered_comment_says_because",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(public="proposal part finding change", internal="by at")
class ProposalChange(models.Model):
    """Why a version differs from the one before: finding, change (S1-28)."""

    proposal = models.ForeignKey(
        StructureProposal, models.CASCADE, related_name="changes"
    )
    part = models.CharField(max_length=12, choices=Part.choices, blank=True)
    finding = models.TextField(_("what we found"))
    change = models.TextField(_("what we change"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


class Author(models.TextChoices):
    """The two sides that evaluate together (S1-27)."""

    REGION = "region", _("The region")
    GROUP = "group", _("The group")


@classified(
    public="proposal author group organisation language method said_on did_not_answer",
    internal="key entered_by entered_at",
    free_text="worked change value_group value_service",
)
class PilotView(models.Model):
    """How one side sees the pilot, in its own words; views are never merged.

    A later view of the same side stands beside the earlier one. `value_group` and
    `value_service` are what the samråd has been worth (S1-39).
    """

    proposal = models.ForeignKey(
        StructureProposal, models.PROTECT, related_name="views"
    )
    author = models.CharField(max_length=6, choices=Author.choices)
    group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    worked = models.TextField(_("what worked"), blank=True)
    change = models.TextField(_("what should change"), blank=True)
    value_group = models.TextField(_("value for the group"), blank=True)
    value_service = models.TextField(_("value for the service"), blank=True)
    did_not_answer = models.BooleanField(default=False)
    language = models.CharField(max_length=20, default="sv")
    method = models.CharField(max_length=8, choices=Method.choices)
    said_on = models.DateField(_("said on"))
    key = models.CharField(max_length=64, unique=True, default=secrets.token)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(author="region", group__isnull=True)
                | Q(author="group", group__isnull=False),
                name="a_view_belongs_to_one_side",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
