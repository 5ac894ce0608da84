"""A dialogue brought in afterwards, what was reported of it, and its documents."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import LadderLevel
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body


@classified(
    public="body title question about matter decided_on section_number held_from "
    "held_to place method level results outcome contact_role contact_unit "
    "published_at",
    internal="created_by created_at version contact_until",
    personal="contact_name contact_email contact_phone",
)
class PastDialogue(models.Model):
    """A finished dialogue, told from its documents (S2-10).

    What nobody knows is left empty. The contact's role and unit stay; name and
    addresses are emptied after `contact_until`.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    question = models.TextField(_("what people were asked"))
    about = models.TextField(_("purpose"), blank=True)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(_("day of the decision"), null=True, blank=True)
    section_number = models.CharField(_("§"), max_length=20, blank=True)
    held_from = models.DateField(_("first day"))
    held_to = models.DateField(_("last day"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    method = models.TextField(_("how it was held"), blank=True)
    level = models.ForeignKey(
        LadderLevel, models.PROTECT, null=True, blank=True, related_name="+"
    )
    results = models.TextField(_("what people said"), blank=True)
    outcome = models.TextField(_("what became of it"), blank=True)
    contact_role = models.CharField(_("role"), max_length=120, blank=True)
    contact_unit = models.CharField(_("unit"), max_length=160, blank=True)
    contact_name = models.CharField(_("name"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact_until = models.DateField(_("shown until"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-held_to", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_to__gte=F("held_from")),
                name="a_past_dialogue_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(contact_until__isnull=False)
                | Q(contact_name="", contact_email="", contact_phone=""),
                name="a_person_to_ask_is_shown_until_a_day",
            ),
            models.UniqueConstraint(
                fields=["body", "title", "held_from"],
                name="a_past_dialogue_is_brought_in_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shows_person(self) -> bool:
        """Say whether name and addresses of the contact may be shown today."""
        return self.contact_until is not None and self.contact_until >= today()


@classified(public="past of_whom number source", internal="noted_by noted_at")
class ReportedCount(models.Model):
    """How many took part, as somebody reported it; empty when it is not known."""

    past = models.ForeignKey(PastDialogue, models.CASCADE, related_name="counts")
    of_whom = models.CharField(_("who"), max_length=120)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["past", "of_whom"], name="a_count_is_reported_once"
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | ~Q(source=""),
                name="a_reported_count_has_a_source",
            ),
        ]

    def __str__(self) -> str:
        return self.of_whom


class DocumentState(models.TextChoices):
    """Whether a document is finished."""

    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Finished")


class Access(models.TextChoices):
    """How one gets to read a document."""

    PUBLIC = "public", _("Everyone can read it")
    REQUEST = "request", _("You can ask for it")


@classified(
    public="past title dated_on state access link how_to_ask",
    internal="noted_by noted_at",
)
class PastDocument(models.Model):
    """A report or another document of a past dialogue (S2-33)."""

    past = models.ForeignKey(PastDialogue, models.CASCADE, related_name="documents")
    title = models.CharField(_("title"), max_length=200)
    dated_on = models.DateField(_("day"), null=True, blank=True)
    state = models.CharField(max_length=5, choices=DocumentState.choices)
    access = models.CharField(max_length=7, choices=Access.choices)
    link = models.CharField(_("where it can be read"), max_length=500, blank=True)
    how_to_ask = models.CharField(_("how to ask for it"), max_length=300, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["dated_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(access="public") & ~Q(link="")
                | Q(access="request") & ~Q(how_to_ask=""),
                name="a_past_document_says_how_it_is_read",
            ),
        ]

    def __str__(self) -> str:
        return self.title
