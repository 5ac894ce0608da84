"""The answer in three directions, and what it said before it was corrected."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified

OTHER_LANGUAGES = ("fi", "en")


class Direction(models.TextChoices):
    """To whom the answer goes."""

    PARTICIPANTS = "participants", _("To those who took part")
    PUBLIC = "public", _("To everyone")
    SERVICES = "services", _("To the services concerned")


class AnswerState(models.TextChoices):
    """One clear state for each answer."""

    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready")
    PUBLISHED = "published", _("Published")


@classified(
    public="dialogue direction state text translations none_because published_at "
    "services edition",
    internal="written_by published_by version",
)
class Answer(models.Model):
    """The answer in one direction. `none_because` says why no service is concerned.

    `text` is in Swedish; `translations` holds it in other languages. `edition` counts
    what has been published: 1 at first, one more for each correction.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    direction = models.CharField(max_length=12, choices=Direction.choices)
    state = models.CharField(
        max_length=10, choices=AnswerState.choices, default=AnswerState.DRAFT
    )
    text = models.TextField(_("answer"), blank=True)
    translations = models.JSONField(default=dict, blank=True)
    services = models.CharField(_("which services"), max_length=300, blank=True)
    none_because = models.TextField(_("none, because"), blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "direction"], name="one_answer_in_each_direction"
            ),
            models.CheckConstraint(
                condition=Q(none_because="") | Q(direction="services"),
                name="only_services_can_be_none",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(text="") | ~Q(none_because=""),
                name="what_is_published_has_words",
            ),
        ]

    def __str__(self) -> str:
        return self.get_direction_display()

    @property
    def is_published(self) -> bool:
        """Say whether everyone can read it."""
        return self.state == AnswerState.PUBLISHED

    def words_in(self, language: str) -> tuple[str, str]:
        """Return the answer in a language if it is there, else in Swedish.

        The second value is the language that the words are in.
        """
        translated = str(self.translations.get(language, ""))
        return (translated, language) if translated else (self.text, "sv")


@classified(
    public="answer edition before translations services none_because reason "
    "corrected_at",
    internal="corrected_by",
)
class AnswerCorrection(models.Model):
    """What a published answer said before it was corrected, and why."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="corrections")
    edition = models.PositiveIntegerField()
    before = models.TextField(blank=True)
    translations = models.JSONField(default=dict, blank=True)
    services = models.CharField(max_length=300, blank=True)
    none_because = models.TextField(blank=True)
    reason = models.TextField(_("why it is corrected"))
    corrected_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "edition"], name="an_edition_is_corrected_once"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="a_corrected_answer_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.corrected_at)
