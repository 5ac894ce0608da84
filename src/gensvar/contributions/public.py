"""The portal's second door: what anybody may do and read about what they said.

What leaves here is plain data; only a receipt passes the door as it is, to be handed
on to the doors of other apps.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.utils import timezone

from gensvar.contributions import keys
from gensvar.contributions.actions.storing import AlreadySent, Answers, field_of
from gensvar.contributions.actions.submitting import Sender
from gensvar.contributions.actions.submitting import submit as _submit
from gensvar.contributions.models import Contribution, Hiding, Identification, Receipt
from gensvar.contributions.queries import receipt_with
from gensvar.contributions.words import LONGEST_TEXT
from gensvar.dialogues.models import Dialogue, Question, Stage, Visibility
from gensvar.dialogues.queries import (
    last_day,
    phases_running,
    terms_in_force,
)
from gensvar.kernel.prepared import NUMBER, TEXT, Prepared

__all__ = [
    "LONGEST_TEXT",
    "AlreadySent",
    "Asked",
    "Asking",
    "Identification",
    "MyPage",
    "Said",
    "Sender",
    "Visibility",
    "asking",
    "field_of",
    "fresh_key",
    "my_page",
    "so_many_lately",
    "submit",
]


@dataclass(frozen=True)
class Asked:
    """One question or area."""

    id: int
    words: str
    hint: str = ""
    is_area: bool = False


@dataclass(frozen=True)
class Asking:
    """What is told before the first question: who asks, about what, under what terms.

    `closed_because` is empty while contributions are taken, and else one of not_yet,
    mandate_withdrawn, over and cancelled.
    """

    id: int
    slug: str
    title: str
    introduction: str
    body: str
    question: str
    promise: str
    can_influence: str
    cannot_influence: str
    answer_by: date | None
    visibility: str
    levels: tuple[str, ...]
    questions: tuple[Asked, ...]
    closes_on: date | None
    closed_because: str


def asking(slug: str, at: datetime | None = None) -> Asking:
    """Return what is told about a dialogue; Http404 when there is none to take part in.

    Whether the public may know of the dialogue is decided by publishing; ask there
    first.
    """
    dialogue = _dialogue(slug)
    mandate = terms_in_force(dialogue)
    running = phases_running(dialogue, at)
    phase = max(running, key=lambda row: row.ends_at, default=None)
    return Asking(
        id=dialogue.pk,
        slug=dialogue.slug,
        title=dialogue.title,
        introduction=dialogue.introduction,
        body=dialogue.body.name,
        question=mandate.question if mandate else "",
        promise=mandate.promise if mandate else "",
        can_influence=mandate.can_influence if mandate else "",
        cannot_influence=mandate.cannot_influence if mandate else "",
        answer_by=mandate.answer_by if mandate else None,
        visibility=dialogue.contribution_visibility,
        levels=_levels(dialogue),
        questions=tuple(Asked(*row) for row in _QUESTIONS.ask(dialogue.pk)),
        closes_on=last_day(phase) if phase else None,
        closed_because=""
        if phase and mandate and dialogue.stage == Stage.OPEN
        else _closed_because(dialogue),
    )


_DIALOGUE = Prepared(
    lambda slug: Dialogue.objects.filter(slug=slug).select_related("body"), TEXT
)
_QUESTIONS = Prepared(
    lambda dialogue: Question.objects.filter(dialogue=dialogue).values_list(
        "pk", "words", "hint", "is_area"
    ),
    NUMBER,
)
_LATELY = Prepared(
    lambda dialogue: (
        Receipt.objects.filter(dialogue=dialogue)
        .order_by("-received_at")
        .values_list("received_at", flat=True)
    ),
    NUMBER,
)


def so_many_lately(dialogue: int, number: int) -> bool:
    """Say whether so many submissions have come in a dialogue within a minute.

    What is stored is what is counted: that holds for all web processes together, and
    writes nothing.
    """
    if number < 1:
        return True
    found = _LATELY.ask(dialogue, between=(number - 1, number))
    return any(moment > timezone.now() - timedelta(minutes=1) for moment in found)


def _dialogue(slug: str) -> Dialogue:
    dialogue = _DIALOGUE.first(slug)
    if dialogue is None or dialogue.stage == Stage.PREPARING:
        raise Http404
    return dialogue


def _levels(dialogue: Dialogue) -> tuple[str, ...]:
    allowed = (
        (Identification.ANONYMOUS, dialogue.allows_anonymous),
        (Identification.KNOWN, dialogue.allows_known),
        (Identification.SIGNED_IN, dialogue.allows_signed_in),
    )
    return tuple(str(level) for level, is_allowed in allowed if is_allowed)


def _closed_because(dialogue: Dialogue) -> str:
    if dialogue.stage == Stage.CANCELLED:
        return "cancelled"
    if dialogue.stage != Stage.OPEN:
        return "over"
    if terms_in_force(dialogue) is None:
        return "mandate_withdrawn"
    return _before_or_after(dialogue)


def _before_or_after(dialogue: Dialogue) -> str:
    is_ahead = dialogue.phases.filter(starts_at__gt=timezone.now()).exists()
    return "not_yet" if is_ahead else "over"


def fresh_key(dialogue_id: int, browser: str) -> str:
    """Return a signed key for a form that this browser is about to show."""
    return keys.fresh_key(dialogue_id, browser)


def submit(
    slug: str,
    signed_key: str,
    answers: Answers,
    *,
    language: str,
    sender: Sender,
    arrived_at: datetime | None = None,
) -> str:
    """Store what someone said and return their code, the same for every retry.

    Raises Invalid, NotYet, or AlreadySent when the form was sent with other words.
    """
    dialogue = _dialogue(slug)
    key = keys.opened_key(dialogue.pk, signed_key)
    return _submit(
        dialogue,
        key,
        answers,
        language=language,
        sender=sender,
        arrived_at=arrived_at,
    ).code


@dataclass(frozen=True)
class Said:
    """One contribution, for the person who said it."""

    id: int
    dialogue_id: int
    public_id: str
    question: str
    text: str
    language: str
    received_on: date
    hidden_because: str = ""
    is_withdrawn: bool = False
    disposed_on: date | None = None
    disposed_by: str = ""


@dataclass(frozen=True)
class MyPage:
    """What the holder of a code sees: the own words, and where the dialogue stands."""

    receipt: Receipt
    slug: str
    title: str
    body: str
    stage: str
    identification: str
    channel: str
    received_on: date
    visibility: str
    is_told_by_mail: bool
    said: tuple[Said, ...]


def my_page(code: str) -> MyPage | None:
    """Return what a code opens, or None when there is no such code."""
    receipt = receipt_with(code)
    if receipt is None:
        return None
    dialogue = receipt.dialogue
    said = _said(receipt)
    return MyPage(
        receipt=receipt,
        slug=dialogue.slug,
        title=dialogue.title,
        body=dialogue.body.name,
        stage=dialogue.stage,
        identification=receipt.identification,
        channel=receipt.channel,
        received_on=said[0].received_on
        if said
        else timezone.localdate(receipt.received_at),
        visibility=dialogue.contribution_visibility,
        is_told_by_mail=bool(receipt.email),
        said=said,
    )


def _said(receipt: Receipt) -> tuple[Said, ...]:
    hidden = Hiding.objects.filter(contribution=OuterRef("pk"), lifted_at__isnull=True)
    rows = (
        Contribution.objects.filter(receipt=receipt)
        .annotate(hidden_because=Subquery(hidden.values("reason")[:1]))
        .select_related("question", "batch", "disposal")
        .order_by("position", "pk")
    )
    return tuple(_one(row, row.hidden_because or "") for row in rows)


def _one(row: Contribution, hidden_because: str) -> Said:
    done = row.disposal.carried_out_at if row.disposal else None
    return Said(
        id=row.pk,
        dialogue_id=row.dialogue_id,
        public_id=row.public_id,
        question=row.question.words if row.question else "",
        text=row.text,
        language=row.language,
        received_on=row.received_on,
        hidden_because=hidden_because,
        is_withdrawn=bool(row.batch and row.batch.withdrawn_at),
        disposed_on=timezone.localdate(done) if done else None,
        disposed_by=row.disposal.reference if row.disposal else "",
    )
