"""Programmes: the standing frame that samråd meetings belong to (S1-01)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body
from gensvar.programmes.models.groups import Group


class ProgrammeKind(models.TextChoices):
    """Whom a programme is for."""

    NATIONAL_MINORITIES = "national_minorities", _("National minorities")
    COUNCIL = "council", _("Council for people with disabilities or pensioners")
    YOUTH = "youth", _("Children and young people")
    CIVIL_SOCIETY = "civil_society", _("Agreement with civil society")
    OTHER = "other", _("Another standing consultation")


class Cadence(models.TextChoices):
    """How often the groups are met (S1-22)."""

    PER_TERM = "per_term", _("Once every term")
    QUARTERLY = "quarterly", _("Every quarter")
    YEARLY = "yearly", _("Once a year")
    FREE = "free", _("When it is needed")


class Structure(models.TextChoices):
    """How far the form of the samråd has been decided (S1-05)."""

    INFORMAL = "informal", _("Informal: nobody has decided on it")
    PILOT = "pilot", _("Pilot: tried for a time")
    DECIDED = "decided", _("Decided politically")


class Form(models.TextChoices):
    """The forms in which a group can be consulted (S1-14)."""

    MEETING = "meeting", _("Samråd meeting")
    EXTRA_MEETING = "extra_meeting", _("Extra meeting about one question")
    REFERRAL = "referral", _("Referral for comment")
    WORKSHOP = "workshop", _("Workshop")
    IN_DEPTH = "in_depth", _("In-depth dialogue about one question")
    WRITTEN = "written", _("Written question")
    EVENT = "event", _("Event that others invite to")
    OPEN_MEETING = "open_meeting", _("Open meeting, for people without an organisation")


@classified(
    public="public_id body name purpose kind policy_area cadence meetings_per_year "
    "meeting_minutes term_years started_on ended_on published_at",
    internal="coordinator coordinator_role created_by created_at version",
)
class Programme(models.Model):
    """A standing consultation: who owns it, whom it meets, how often and in what form.

    The coordinator is a role with a person in it: when the person leaves, the role and
    the programme stay (S1-06, S1-31). `term_years` is how long a mandate period of the
    seats is, `meeting_minutes` how long an ordinary meeting lasts. Several programmes
    may share a `policy_area`, such as health care (S4-100).
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("purpose"))
    kind = models.CharField(max_length=20, choices=ProgrammeKind.choices)
    policy_area = models.CharField(_("policy area"), max_length=100, blank=True)
    coordinator_role = models.CharField(
        _("coordinating role"), max_length=200, blank=True
    )
    coordinator = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    cadence = models.CharField(
        max_length=10, choices=Cadence.choices, default=Cadence.PER_TERM
    )
    meetings_per_year = models.PositiveSmallIntegerField(null=True, blank=True)
    meeting_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(default=4)
    started_on = models.DateField(_("first day"))
    ended_on = models.DateField(_("last day"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="a_programme_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.name


@classified(public="programme body task joined_on left_on")
class ProgrammeBody(models.Model):
    """An administration that takes part in a programme (S1-06, S1-17, S1-21, S1-43)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="bodies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    task = models.CharField(_("what it does"), max_length=300, blank=True)
    joined_on = models.DateField(_("from"))
    left_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        ordering = ["joined_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "body"],
                condition=Q(left_on__isnull=True),
                name="an_administration_takes_part_once",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="an_administration_leaves_after_it_joined",
            ),
        ]

    def __str__(self) -> str:
        return str(self.body)


@classified(public="programme group name own_words is_included left_out_reason order")
class ProgrammeGroup(models.Model):
    """One group of a programme; or one that is left out, with the reason (S1-04)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="groups")
    group = models.CharField(max_length=15, choices=Group.choices)
    name = models.CharField(_("name"), max_length=200)
    own_words = models.CharField(
        _("what the group calls itself"), max_length=200, blank=True
    )
    is_included = models.BooleanField(default=True)
    left_out_reason = models.TextField(_("why it is left out"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "group", "name"],
                name="a_group_stands_once_in_a_programme",
            ),
            models.CheckConstraint(
                condition=Q(is_included=True) | ~Q(left_out_reason=""),
                name="a_group_is_left_out_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@classified(public="programme form note order")
class ProgrammeForm(models.Model):
    """A form in which this programme consults, from the catalogue of forms (S1-14)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="forms")
    form = models.CharField(max_length=14, choices=Form.choices)
    note = models.CharField(_("when it is used"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "form"], name="a_form_stands_once_in_a_programme"
            )
        ]

    def __str__(self) -> str:
        return self.get_form_display()


@classified(
    public="programme status since body matter section_number decided_on reason",
    internal="entered_by entered_at",
)
class StructureStatus(models.Model):
    """What is decided about the structure of a programme, from a day (S1-05).

    The last row counts; earlier ones stay. Decided takes the body, the day and the §.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="statuses")
    status = models.CharField(max_length=8, choices=Structure.choices)
    since = models.DateField(_("from"))
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    section_number = models.CharField(_("§"), max_length=20, blank=True)
    decided_on = models.DateField(_("day of the decision"), null=True, blank=True)
    reason = models.TextField(_("why"), blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="decided")
                | Q(body__isnull=False, decided_on__isnull=False)
                & ~Q(section_number=""),
                name="a_decided_structure_names_its_decision",
            )
        ]

    def __str__(self) -> str:
        return self.get_status_display()
