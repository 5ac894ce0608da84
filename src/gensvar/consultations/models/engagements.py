"""Engagements beside meetings: written questions, and invitations to events (S1-35)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import AgendaItem
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.models import Programme, ProgrammeGroup


@classified(
    public="programme title words language answer_by sent_at closed_at outcome item",
    internal="asked_by created_at version",
)
class WrittenQuestion(models.Model):
    """A question in writing to groups of a programme, to be answered by a day.

    `outcome` is what came of the answers, in the words of who asked. `item` is the
    item of an agenda that the question became.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    words = models.TextField(_("the question"))
    language = models.CharField(max_length=8, default="sv")
    answer_by = models.DateField(_("answer by"))
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True)
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-answer_by", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(outcome=""),
                name="a_written_question_is_closed_with_an_outcome",
            )
        ]

    def __str__(self) -> str:
        return self.title


@classified(public="question group")
class WrittenQuestionGroup(models.Model):
    """A group that a written question is put to."""

    question = models.ForeignKey(WrittenQuestion, models.CASCADE, related_name="groups")
    group = models.ForeignKey(ProgrammeGroup, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["group__order", "group_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "group"], name="a_group_is_asked_a_question_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.group)


@classified(internal="question organisation key token_hash sent_at")
class WrittenRecipient(models.Model):
    """An organisation with a seat that is asked; it answers on a page of its own.

    The letter goes to the address of the organisation. The token of the page is
    derived from `key` with the key of the installation; only its hash is stored.
    """

    question = models.ForeignKey(
        WrittenQuestion, models.CASCADE, related_name="recipients"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    key = models.CharField(max_length=64, unique=True, default=secrets.token)
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "organisation"],
                name="an_organisation_is_asked_a_question_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


@classified(
    internal="question recipient language answered_at entered_by source key",
    free_text="words",
)
class WrittenAnswer(models.Model):
    """What one organisation answered, for itself: on its page, or written down here.

    An answer given for an organisation names no person. `source` tells where an
    officer had it from.
    """

    question = models.ForeignKey(
        WrittenQuestion, models.PROTECT, related_name="answers"
    )
    recipient = models.OneToOneField(
        WrittenRecipient, models.PROTECT, related_name="answer"
    )
    words = models.TextField(_("the answer"))
    language = models.CharField(max_length=8, default="sv")
    answered_at = models.DateTimeField(auto_now_add=True)
    entered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(_("how it came"), max_length=200, blank=True)
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["answered_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entered_by__isnull=True) | ~Q(source=""),
                name="an_answer_that_is_entered_has_a_source",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class InvitationState(models.TextChoices):
    """What the region answered when it was invited."""

    RECEIVED = "received", _("Not answered yet")
    ACCEPTED = "accepted", _("We come")
    DECLINED = "declined", _("We do not come")
    DONE = "done", _("We were there")


@classified(
    public="programme group title day place words state body who_goes reason outcome",
    internal="entered_by entered_at version",
)
class EventInvitation(models.Model):
    """A group invites the region to an event of its own.

    `body` goes, and `who_goes` names roles, never a person.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    group = models.ForeignKey(ProgrammeGroup, models.PROTECT, related_name="+")
    title = models.CharField(_("what we are invited to"), max_length=200)
    day = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=300, blank=True)
    words = models.TextField(_("what it is about"), blank=True)
    state = models.CharField(
        max_length=8,
        choices=InvitationState.choices,
        default=InvitationState.RECEIVED,
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    who_goes = models.CharField(_("which roles go"), max_length=200, blank=True)
    reason = models.TextField(_("why not"), blank=True)
    outcome = models.TextField(_("what came of it"), blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="an_invitation_is_declined_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(outcome=""),
                name="an_event_that_was_visited_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.title
