"""Meetings: what for, with whom, when, where, and what came of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter
from gensvar.meetings.models.series import Series
from gensvar.organisations.models import Body
from gensvar.programmes.models import Form, Programme, ProgrammeGroup


class Side(models.TextChoices):
    """The two sides that own a meeting together."""

    REGION = "region", _("The region")
    OTHER = "other", _("The other side")


class Who(models.TextChoices):
    """Who owns the agenda, and who may call (S4-081)."""

    REGION = "region", _("The region")
    OTHER = "other", _("The other side")
    BOTH = "both", _("Both sides together")


class MeetingKind(models.TextChoices):
    """What kind of meeting it is; what is paid never depends on it (S1-26)."""

    ORDINARY = "ordinary", _("Ordinary meeting")
    EXTRA = "extra", _("Extra meeting")
    OPEN = "open", _("Open meeting")
    ISSUE = "issue", _("Meeting about one issue")
    SEED_BED = "seed_bed", _("Seed-bed meeting, where new ideas are raised together")
    VISIT = "visit", _("Study visit")
    SUB_REGIONAL = "sub_regional", _("Meeting in a part of the region")
    WORKSHOP = "workshop", _("Dialogue meeting with exercises")
    INTERNAL = "internal", _("Internal meeting")


class MeetingForm(models.TextChoices):
    """Where people meet."""

    PHYSICAL = "physical", _("In one place")
    DIGITAL = "digital", _("Online")
    BOTH = "both", _("In one place and online")


class PlaceKind(models.TextChoices):
    """What kind of place one meets in (S4-069)."""

    REGION = "region", _("With the region")
    ASSOCIATION = "association", _("With an association")
    PUBLIC = "public", _("A library, school or other public house")
    OUTDOORS = "outdoors", _("Outdoors")
    OTHER = "other", _("Another place")


class InfluenceLevel(models.TextChoices):
    """What those who come can influence; the words of the participation ladder."""

    INFORM = "inform", _("Information: nothing is open to influence")
    CONSULT = "consult", _("Consultation: we ask what you think")
    DIALOGUE = "dialogue", _("Dialogue: we think together")
    INFLUENCE = "influence", _("Influence: what you say changes the proposal")
    CO_DECIDE = "co_decide", _("Shared decision: we decide together")


class MeetingStage(models.TextChoices):
    """How far a meeting has come."""

    PREPARING = "preparing", _("Being prepared")
    CALLED = "called", _("Called")
    UNDER_WAY = "under_way", _("Under way")
    ENDED = "ended", _("Ended")
    CANCELLED = "cancelled", _("Cancelled")


@classified(
    public="public_id body series programme dialogue matter title kind form purpose "
    "goal influence influence_words for_you conduct roles other_side agenda_owner "
    "may_call starts_at ends_at place place_kind place_access sub_region stage "
    "cancel_reason reported_persons reported_organisations next_step "
    "no_next_step_reason chair_side issue chosen_form form_reason",
    internal="called_by digital_link seats seats_per_organisation reply_by "
    "material_days pack_days needs_until interests_closed_at called_at begun_at "
    "ended_at sequence chair_exception created_by created_at version registration_open",
    personal="chair_name contact support",
)
class Meeting(models.Model):
    """One meeting between the region and others, with or without a dialogue.

    A meeting without `programme` is an ad hoc meeting (S1-01). `chosen_form` is a form
    of the catalogue, and `form_reason` why this one was chosen (S1-14).

    `reported_persons` and `reported_organisations` are what somebody said of who came;
    they are never added to those who were registered (S4-004). `sequence` grows with
    every change that calendars must hear of (RFC 5545). `material_days` is the lead
    time of material in days before the meeting, `pack_days` that of the letter which
    leads those who come to what they need to prepare (S4-056). `support` says who helps
    both sides with how things are done, and how to reach them (S4-066).
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="+"
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dialogue = models.ForeignKey(
        Dialogue, models.PROTECT, null=True, blank=True, related_name="+"
    )
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(max_length=14, choices=MeetingKind.choices)
    form = models.CharField(max_length=10, choices=MeetingForm.choices)
    issue = models.CharField(_("the issue"), max_length=300, blank=True)
    chosen_form = models.CharField(max_length=14, choices=Form.choices, blank=True)
    form_reason = models.TextField(_("why this form"), blank=True)
    purpose = models.TextField(_("purpose"), blank=True)
    goal = models.TextField(_("goal"), blank=True)
    influence = models.CharField(
        max_length=10, choices=InfluenceLevel.choices, blank=True
    )
    influence_words = models.TextField(_("what can be influenced"), blank=True)
    for_you = models.TextField(_("what those who come get out of it"), blank=True)
    conduct = models.TextField(_("how we talk with each other"), blank=True)
    roles = models.TextField(_("who does what"), blank=True)
    other_side = models.CharField(_("whom the region meets"), max_length=200)
    agenda_owner = models.CharField(max_length=6, choices=Who.choices, default=Who.BOTH)
    may_call = models.CharField(max_length=6, choices=Who.choices, default=Who.BOTH)
    called_by = models.CharField(max_length=6, choices=Side.choices, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    place_kind = models.CharField(max_length=11, choices=PlaceKind.choices, blank=True)
    place_access = models.TextField(_("how one gets in and hears"), blank=True)
    digital_link = models.CharField(_("link"), max_length=500, blank=True)
    sub_region = models.CharField(_("part of the region"), max_length=100, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    support = models.CharField(_("support in the process"), max_length=300, blank=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    seats_per_organisation = models.PositiveSmallIntegerField(null=True, blank=True)
    reply_by = models.DateField(_("answer by"), null=True, blank=True)
    registration_open = models.BooleanField(default=False)
    material_days = models.PositiveSmallIntegerField(default=10)
    pack_days = models.PositiveSmallIntegerField(default=7)
    needs_until = models.DateField(null=True, blank=True)
    interests_closed_at = models.DateTimeField(null=True, blank=True)
    chair_side = models.CharField(max_length=6, choices=Side.choices, blank=True)
    chair_name = models.CharField(_("chair"), max_length=200, blank=True)
    chair_exception = models.TextField(blank=True)
    stage = models.CharField(
        max_length=10, choices=MeetingStage.choices, default=MeetingStage.PREPARING
    )
    sequence = models.PositiveIntegerField(default=0)
    called_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)
    reported_persons = models.PositiveIntegerField(null=True, blank=True)
    reported_organisations = models.PositiveIntegerField(null=True, blank=True)
    next_step = models.TextField(_("next step"), blank=True)
    no_next_step_reason = models.TextField(_("why there is none"), blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["body", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                name="a_meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(stage="cancelled") | ~Q(cancel_reason=""),
                name="a_cancelled_meeting_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(stage="ended")
                | ~Q(next_step="")
                | ~Q(no_next_step_reason=""),
                name="a_meeting_ends_with_a_next_step_or_none",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@classified(public="meeting body")
class MeetingBody(models.Model):
    """An administration or body that keeps a meeting with its own body (S1-21)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="bodies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "body"], name="a_body_keeps_a_meeting_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.body)


@classified(public="meeting group")
class MeetingGroup(models.Model):
    """A group of the programme that a meeting is held with; the meeting's, no one's."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="groups")
    group = models.ForeignKey(ProgrammeGroup, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["group__order", "group_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "group"], name="a_group_is_met_once_at_a_meeting"
            )
        ]

    def __str__(self) -> str:
        return str(self.group)
