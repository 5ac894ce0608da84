"""Contributions that come in together from notes, and taking them out of the count."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.actions.tallying import count_anew
from gensvar.contributions.models import Batch, Channel, Contribution, Review
from gensvar.contributions.policies import may_import
from gensvar.contributions.words import as_written
from gensvar.dialogues.models import Dialogue, Question, Stage
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet

AT_A_TIME = 500
OPEN_FOR_NOTES = (Stage.OPEN, Stage.ANALYSING)


@dataclass(frozen=True)
class Said:
    """One contribution in notes, in the order of the source."""

    text: str
    place: str = ""
    question: int | None = None
    heading: str = ""
    emphasis: int = 0
    remark: str = ""
    language: str = "sv"


@dataclass(frozen=True)
class Document:
    """The document of notes that the contributions stand in.

    `met_on` is the day of the meeting where the notes tell it.
    """

    file_name: str
    fingerprint: str
    format: str
    report: dict[str, object] = field(default_factory=dict)
    reported_persons: int | None = None
    reported_organisations: int | None = None
    met_on: date | None = None


@transaction.atomic
def confirm_batch(
    dialogue: Dialogue,
    document: Document,
    said: Iterable[Said],
    *,
    by: User,
    tell: Callable[[int], None] = lambda done: None,
) -> Batch:
    """Store the contributions of a document that a person has reviewed, in order.

    `said` may be long: it is read a piece at a time, and `tell` hears how many are
    stored. Raises Invalid when the same document has already been imported.
    """
    _ask(dialogue, by)
    batch = _new_batch(dialogue, document, by)
    known = set(Question.objects.filter(dialogue=dialogue).values_list("pk", flat=True))
    done = 0
    rows = _rows(batch, said, known, document.met_on, by)
    while piece := list(islice(rows, AT_A_TIME)):
        # The only place that stores many contributions at once: notes of a large
        # meeting hold ten thousand, and nothing else listens to their saving.
        Contribution.objects.bulk_create(piece)
        done += len(piece)
        tell(done)
    if not done:
        raise Invalid(_("There is no contribution to import in the document."))
    count_anew(dialogue)
    record("confirm batch", batch, by=by, contributions=done)
    return batch


def _ask(dialogue: Dialogue, by: User) -> None:
    if not may_import(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage")
    if dialogue.stage not in OPEN_FOR_NOTES:
        raise NotYet([_("that the dialogue is open, or is being compiled")])


def _new_batch(dialogue: Dialogue, document: Document, by: User) -> Batch:
    try:
        with transaction.atomic():
            return Batch.objects.create(
                dialogue=dialogue,
                file_name=document.file_name[:200],
                fingerprint=document.fingerprint,
                format=document.format,
                report=document.report,
                reported_persons=document.reported_persons,
                reported_organisations=document.reported_organisations,
                confirmed_by=by,
            )
    except IntegrityError:
        raise Invalid(_("This document has already been imported.")) from None


def _rows(
    batch: Batch, said: Iterable[Said], known: set[int], met_on: date | None, by: User
) -> Iterator[Contribution]:
    now = timezone.now()
    today = timezone.localdate(now)
    # It was said that day; when it was stored stands in `received_at` and the batch.
    said_on = min(met_on or today, today)
    for position, one in enumerate(said):
        if one.question is not None and one.question not in known:
            raise Invalid(_("One of the questions does not belong to this dialogue."))
        if not (text := as_written(one.text)):
            continue
        yield Contribution(
            dialogue_id=batch.dialogue_id,
            batch=batch,
            question_id=one.question,
            heading=one.heading[:300],
            text=text,
            place=one.place[:60],
            position=position,
            emphasis=min(one.emphasis, 3),
            remark=as_written(one.remark),
            language=one.language,
            channel=Channel.MEETING,
            received_at=now,
            received_on=said_on,
            review=Review.PASSED,
            reviewed_by=by,
            reviewed_at=now,
            entered_by=by,
        )


@transaction.atomic
def withdraw_batch(batch: Batch, *, reason: str, by: User) -> None:
    """Take a batch out of the count; its rows stay, and so does the reason."""
    if not may_import(by, batch.dialogue):
        raise NotAllowed
    why = as_written(reason).strip()
    if not why:
        raise Invalid(_("Write why the import is withdrawn."), "reason")
    hold(batch.dialogue, "stage")
    if batch.dialogue.stage not in OPEN_FOR_NOTES:
        raise NotYet([_("that the decision basis has not been handed over")])
    rows = Batch.objects.filter(pk=batch.pk, withdrawn_at__isnull=True)
    now = timezone.now()
    if not rows.update(withdrawn_at=now, withdrawn_by=by, withdrawn_reason=why):
        raise NotYet([_("an import that has not been withdrawn")])
    count_anew(batch.dialogue)
    record("withdraw batch", batch, by=by)
    batch.refresh_from_db()
