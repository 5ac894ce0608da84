"""Who is to be told, who is on which list, and how far each letter has come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
)
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.contributions.models import Contribution, Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.models import (
    Answer,
    AnswerState,
    Delivery,
    DeliveryWay,
    Direction,
    Mailing,
)
from gensvar.kernel.languages import LANGUAGES
from gensvar.notifications.models import Letter, LetterState
from gensvar.ui.shapes import Bar


def receipts_with_words(dialogue: Dialogue) -> QuerySet[Receipt]:
    """Return those who have said something that counts, hidden or not."""
    words = Contribution.objects.filter(receipt=OuterRef("pk")).filter(
        Q(batch__isnull=True) | Q(batch__withdrawn_at__isnull=True)
    )
    return (
        Receipt.objects.filter(Exists(words), dialogue=dialogue)
        .select_related("user")
        .order_by("pk")
    )


def not_on_a_list(answer: Answer) -> QuerySet[Receipt]:
    """Return those who are on no list yet of what the answer says now."""
    listed = Delivery.objects.filter(
        answer=answer, edition=answer.edition, receipt=OuterRef("pk")
    )
    return receipts_with_words(answer.dialogue).exclude(Exists(listed))


def everyone_is_told(dialogue: Dialogue) -> bool:
    """Say whether all who spoke are on a list that was sent, with letters printed.

    Any edition counts: a correction is sent when an officer finds that it matters.
    """
    sent = Delivery.objects.filter(
        answer__dialogue=dialogue, mailing__sent_at__isnull=False
    )
    told = sent.exclude(way=DeliveryWay.LETTER, printed_at__isnull=True)
    return (
        not receipts_with_words(dialogue)
        .exclude(Exists(told.filter(receipt=OuterRef("pk"))))
        .exists()
    )


def email_of(receipt: Receipt) -> str:
    """Return where a participant can be written to by e-mail, or nothing."""
    return receipt.email or (receipt.user.email if receipt.user else "")


def way_to(receipt: Receipt) -> DeliveryWay:
    """Return how a participant is told: by e-mail if we can, otherwise on paper."""
    if email_of(receipt):
        return DeliveryWay.EMAIL
    return DeliveryWay.LETTER if receipt.postal_address else DeliveryWay.CODE


def addressee(receipt: Receipt) -> str:
    """Return a sign by which two receipts of one reader are known to be the same."""
    way = way_to(receipt)
    if way == DeliveryWay.EMAIL:
        return email_of(receipt).strip().casefold()
    if way == DeliveryWay.LETTER:
        whole = f"{receipt.name}\n{receipt.postal_address}"
        return " ".join(whole.casefold().split())
    return ""


def masked(address: str) -> str:
    """Return an address that can be recognised by who knows it, and by no one else."""
    name, _at, domain = address.partition("@")
    return f"{name[:1]}…@{domain}" if domain else ""


def is_still_wanted(letter: Letter) -> bool:
    """Say whether the reader of a letter still has the address that it goes to.

    Asked by the sender when the letter's turn has come: somebody who has left after
    the list was fixed is not written to.
    """
    listed = Delivery.objects.filter(letter_key=letter.key).select_related(
        "receipt__user"
    )
    return any(email_of(row.receipt).lower() == letter.to.lower() for row in listed)


def mailings_of(dialogue: Dialogue) -> QuerySet[Mailing]:
    """Return the batches of a dialogue, the newest first."""
    return (
        Mailing.objects.filter(
            answer__dialogue=dialogue, answer__direction=Direction.PARTICIPANTS
        )
        .select_related("answer__dialogue__body", "prepared_by", "sent_by")
        .order_by("-number")
    )


def mailing_of(dialogue: Dialogue, number: int) -> Mailing | None:
    """Return one batch of a dialogue by its number."""
    return mailings_of(dialogue).filter(number=number).first()


def deliveries_in(mailing: Mailing) -> QuerySet[Delivery]:
    """Return everyone on the list of a batch."""
    return mailing.deliveries.select_related("receipt__user")


def paper_letters_in(mailing: Mailing) -> QuerySet[Delivery]:
    """Return those who need a letter on paper, one of each reader."""
    return deliveries_in(mailing).filter(way=DeliveryWay.LETTER, is_first=True)


@dataclass(frozen=True)
class ListCounts:
    """How many are on a list, by way and by language, and how many letters that is."""

    people: int
    letters: int
    paper: int
    unprinted: int
    by_way: list[Bar]
    by_language: list[Bar]


def counts_in(mailing: Mailing) -> ListCounts:
    """Count the list of a batch by way and by language."""
    people: Counter[tuple[str, str]] = Counter()
    letters: Counter[str] = Counter()
    unprinted = 0
    rows = (
        mailing.deliveries.order_by()
        .annotate(is_unprinted=_is_unprinted())
        .values_list("way", "language", "is_first", "is_unprinted")
        .annotate(number=Count("pk"))
    )
    for way, language, is_first, is_unprinted, number in rows:
        people[way, language] += number
        letters[way] += number if is_first else 0
        unprinted += number if way == DeliveryWay.LETTER and is_unprinted else 0
    return ListCounts(
        people=people.total(),
        letters=letters[DeliveryWay.EMAIL],
        paper=letters[DeliveryWay.LETTER],
        unprinted=unprinted,
        by_way=[
            Bar(way.label, sum(n for (w, _tag), n in people.items() if w == way))
            for way in DeliveryWay
        ],
        by_language=[
            Bar(
                _language_name(tag), sum(n for (_w, t), n in people.items() if t == tag)
            )
            for tag in sorted({tag for _way, tag in people})
        ],
    )


@dataclass(frozen=True)
class LogLine:
    """What is known of how one participant is told."""

    delivery: Delivery
    state: StrOrPromise
    is_done: bool = False
    is_trouble: bool = False


SAID: dict[str, StrOrPromise] = {
    "waiting": _("In the outbox"),
    "sending": _("Being sent"),
    "sent": _("Taken over by the mail server"),
    "failed": _("Could not be sent"),
    "uncertain": _("Uncertain: the sender stopped midway"),
    "withdrawn": _("Not sent: the address has been removed"),
}
TROUBLE = ("failed", "uncertain")


def log_of(mailing: Mailing, deliveries: Iterable[Delivery]) -> list[LogLine]:
    """Return what is known of each delivery; nothing is called sent on hope."""
    rows = list(deliveries)
    keys = {row.letter_key for row in rows if row.way == DeliveryWay.EMAIL}
    states = dict(
        Letter.objects.filter(key__in=keys).values_list("key", "state")
        if mailing.sent_at
        else ()
    )
    return [_line(mailing, row, states.get(row.letter_key)) for row in rows]


def letter_states(mailing: Mailing) -> dict[str, int]:
    """Return how many letters of a batch stand in each state, test letters aside."""
    keys = mailing.deliveries.exclude(letter_key="").values("letter_key")
    rows = (
        Letter.objects.filter(cause=mailing.cause, key__in=keys)
        .order_by()
        .values("state")
        .annotate(number=Count("pk"))
    )
    return {row["state"]: row["number"] for row in rows}


def _is_unprinted() -> ExpressionWrapper[Q]:
    return ExpressionWrapper(Q(printed_at__isnull=True), output_field=BooleanField())


def _line(mailing: Mailing, row: Delivery, state: str | None) -> LogLine:
    if row.way == DeliveryWay.CODE:
        return LogLine(row, _("Left no address: reads the answer with the code"))
    if mailing.sent_at is None:
        return LogLine(row, _("Not sent yet"))
    if row.way == DeliveryWay.LETTER:
        if row.printed_at:
            return LogLine(row, _("Printed"), is_done=True)
        return LogLine(row, _("To be printed"))
    if state is None:
        return LogLine(row, SAID["withdrawn"], is_trouble=True)
    return LogLine(
        row,
        SAID.get(state, state),
        is_done=state == LetterState.SENT,
        is_trouble=state in TROUBLE,
    )


def _language_name(tag: str) -> str:
    from_registry = LANGUAGES.get(tag)
    return from_registry.own_name if from_registry else tag


def answer_to_send(dialogue: Dialogue) -> Answer | None:
    """Return the published answer that participants are to be told."""
    return (
        Answer.objects.filter(
            dialogue=dialogue,
            direction=Direction.PARTICIPANTS,
            state=AnswerState.PUBLISHED,
        )
        .select_related("dialogue__body")
        .first()
    )
