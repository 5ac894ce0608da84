"""Writing an answer, and correcting one that everyone has read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.models import Answer, AnswerCorrection, AnswerState, Direction
from gensvar.feedback.models.answers import OTHER_LANGUAGES
from gensvar.feedback.policies import may_answer
from gensvar.feedback.queries.answers import ANSWERED_IN
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale


@dataclass(frozen=True)
class AnswerWords:
    """What an answer says. `none_because` is for services only, and wins over `text`.

    A draft keeps both, so that nobody loses words by trying; only one is published.
    """

    text: str = ""
    translations: Mapping[str, str] = field(default_factory=dict)
    services: str = ""
    none_because: str = ""

    @property
    def published(self) -> "AnswerWords":
        """Return what of it is published."""
        if self.none_because.strip():
            return AnswerWords(none_because=self.none_because)
        return self

    def as_fields(self) -> dict[str, object]:
        """Return the fields of the model, without empty translations."""
        return {
            "text": self.text.strip(),
            "translations": {
                language: words.strip()
                for language, words in self.translations.items()
                if words.strip() and language in OTHER_LANGUAGES
            },
            "services": self.services.strip(),
            "none_because": self.none_because.strip(),
        }


@transaction.atomic
def write_answer(
    dialogue: Dialogue,
    direction: Direction,
    words: AnswerWords,
    *,
    by: User,
    seen_version: int = 0,
) -> Answer:
    """Save the draft in one direction; `seen_version` is 0 for one not yet begun."""
    if not may_answer(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage")
    if dialogue.stage not in ANSWERED_IN:
        raise NotYet([_("a decision basis that has been handed over")])
    _check(direction, words)
    answer = Answer.objects.filter(dialogue=dialogue, direction=direction).first()
    if answer is None:
        return _begin(dialogue, direction, words, by=by)
    if answer.state != AnswerState.DRAFT:
        raise NotYet([_("that the answer is taken back to draft")])
    save_if_current(answer, seen_version, {**words.as_fields(), "written_by": by})
    record("write answer", answer, by=by)
    return answer


@transaction.atomic
def correct_answer(
    answer: Answer, words: AnswerWords, *, reason: str, by: User, seen_version: int
) -> AnswerCorrection:
    """Correct what has been published; what stood before is kept, dated, with why."""
    if not may_answer(by, answer.dialogue):
        raise NotAllowed
    if not answer.is_published:
        raise NotYet([_("that the answer is published")])
    if not reason.strip():
        raise Invalid(_("Write why the answer is corrected."), "reason")
    _check(Direction(answer.direction), words)
    words = words.published
    if not words.text.strip() and not words.none_because.strip():
        raise Invalid(_("A published answer cannot be emptied."), "text")
    before = {name: getattr(answer, name) for name in words.as_fields()}
    if before == words.as_fields():
        raise Invalid(_("Nothing has been changed."), "text")
    edition = answer.edition
    changes = {**words.as_fields(), "edition": edition + 1}
    save_if_current(answer, seen_version, changes)
    before["before"] = before.pop("text")
    correction = AnswerCorrection.objects.create(
        answer=answer, edition=edition, reason=reason.strip(), corrected_by=by, **before
    )
    record("correct answer", answer, by=by, edition=edition + 1)
    return correction


def stamp_publication(answer: Answer, *, by: User) -> None:
    """Note once when an answer was published, and by whom."""
    answer.published_at, answer.published_by = timezone.now(), by
    changed = ["published_at", "published_by"]
    if answer.none_because.strip():
        answer.text, answer.services, answer.translations = "", "", {}
        changed += ["text", "services", "translations"]
    answer.save(update_fields=changed)


def take_hold(answer: Answer, seen_version: int) -> None:
    """Make sure that what is moved on is what was seen; raises Stale otherwise."""
    hold(answer.dialogue, "stage")
    save_if_current(answer, seen_version, {})


def _begin(
    dialogue: Dialogue, direction: Direction, words: AnswerWords, *, by: User
) -> Answer:
    try:
        with transaction.atomic():
            answer = Answer.objects.create(
                dialogue=dialogue,
                direction=direction,
                written_by=by,
                **words.as_fields(),
            )
    except IntegrityError as problem:
        raise Stale from problem
    record("begin answer", answer, by=by, direction=direction)
    return answer


def _check(direction: Direction, words: AnswerWords) -> None:
    if words.none_because.strip() and direction != Direction.SERVICES:
        raise Invalid(_("Only services can be none."), "none_because")
