"""Storing one submission once, however many times it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gensvar.contributions import keys
from gensvar.contributions.actions.tallying import add_to_tallies
from gensvar.contributions.models import Contribution, Receipt, Review
from gensvar.contributions.words import LONGEST_TEXT, as_written, is_too_long
from gensvar.dialogues.models import Dialogue, Question, Visibility
from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import LANGUAGES
from gensvar.kernel.prepared import NUMBER, TEXT, Prepared

Answers = Mapping[int | None, str]


class AlreadySent(Exception):
    """The form was sent before, with other words: both are kept apart.

    What was sent first stands; what is written now is still in the form, and becomes
    a further submission if the person sends it under a new key.
    """


@dataclass(frozen=True)
class Submitted:
    """One stored submission and its code. `is_new` is False when it was a retry."""

    receipt: Receipt
    code: str
    is_new: bool


_ASKED = Prepared(
    lambda dialogue: Question.objects.filter(dialogue=dialogue).values_list(
        "pk", flat=True
    ),
    NUMBER,
)
_SENT = Prepared(lambda key: Receipt.objects.filter(key_hash=key).order_by("pk"), TEXT)


def cleaned(
    dialogue: Dialogue, answers: Answers, language: str
) -> dict[int | None, str]:
    """Return the answers that say something, or raise Invalid with the field."""
    if language not in LANGUAGES:
        raise Invalid(_("Choose one of the languages."), "language")
    written = {asked: as_written(text) for asked, text in answers.items()}
    said = {asked: text for asked, text in written.items() if text}
    known: set[int | None] = set(_ASKED.ask(dialogue.pk))
    if not said.keys() <= known | {None}:
        raise Invalid(_("One of the questions does not belong to this dialogue."))
    if not said:
        raise Invalid(_("Write something in at least one of the boxes."))
    for asked, text in said.items():
        if is_too_long(text):
            raise Invalid(_too_long(len(text)), field_of(asked))
    return said


def field_of(asked: int | None) -> str:
    """Return the name of the form field that answers a question."""
    return f"answer_{asked or 'other'}"


def _too_long(length: int) -> str:
    surplus = length - LONGEST_TEXT
    return ngettext(
        "The text is %(surplus)s character too long. You can send it in two parts.",
        "The text is %(surplus)s characters too long. You can send it in two parts.",
        surplus,
    ) % {"surplus": surplus}


def sent_before(key: str, answers: Mapping[int | None, str]) -> Submitted | None:
    """Return what was stored under a key, or None.

    Raises AlreadySent when the words are others than those that were sent then.
    """
    receipt = _SENT.first(keys.stored(key))
    if receipt is None:
        return None
    rows = Contribution.objects.filter(receipt=receipt)
    kept = {row.question_id: row for row in rows}
    if any(row.disposed_at for row in kept.values()):
        return Submitted(receipt, keys.code_of(key), is_new=False)
    if {asked: row.text for asked, row in kept.items()} != answers:
        raise AlreadySent
    return Submitted(receipt, keys.code_of(key), is_new=False)


def stored_once(
    key: str, receipt: Receipt, answers: Mapping[int | None, str], like: Contribution
) -> Submitted:
    """Store a receipt with its contributions, or return what was stored meanwhile.

    `like` is an unsaved contribution that holds what they have in common. The unique
    key in the database, not a look beforehand, makes sure that there is only one. The
    dialogue is held.
    """
    code = keys.code_of(key)
    receipt.key_hash, receipt.code_hash = keys.stored(key), keys.stored_code(code)
    try:
        with transaction.atomic():
            receipt.save(force_insert=True)
            rows = [
                _contribution(receipt, like, asked, text, place)
                for place, (asked, text) in enumerate(sorted_answers(answers))
            ]
            for row in rows:
                row.save(force_insert=True)
            add_to_tallies(receipt.dialogue, rows)
    except IntegrityError:
        stored = sent_before(key, answers)
        if stored is None:
            raise
        return stored
    return Submitted(receipt, code, is_new=True)


def sorted_answers(
    answers: Mapping[int | None, str],
) -> list[tuple[int | None, str]]:
    """Return the answers with what is outside the questions last."""
    return sorted(answers.items(), key=lambda pair: (pair[0] is None, pair[0] or 0))


def _contribution(
    receipt: Receipt, like: Contribution, asked: int | None, text: str, place: int
) -> Contribution:
    return Contribution(
        dialogue=receipt.dialogue,
        receipt=receipt,
        question_id=asked,
        heading=like.heading,
        text=text,
        position=place,
        language=receipt.language,
        channel=receipt.channel,
        received_at=receipt.received_at,
        received_on=timezone.localdate(receipt.received_at),
        emphasis=like.emphasis,
        remark=like.remark,
        review=like.review,
        reviewed_by=like.reviewed_by,
        reviewed_at=like.reviewed_at,
        entered_by=receipt.entered_by,
    )


def first_review(dialogue: Dialogue) -> Review:
    """Return how a contribution begins: waiting only where the dialogue reviews."""
    if dialogue.contribution_visibility == Visibility.AFTER_REVIEW:
        return Review.WAITING
    return Review.PASSED
