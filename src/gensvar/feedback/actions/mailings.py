"""Telling participants: the list is fixed, looked at, and then sent once."""

from collections.abc import Iterable, Iterator

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.models import Receipt
from gensvar.feedback.messages import answer_letter, test_letter
from gensvar.feedback.models import Answer, Delivery, DeliveryWay, Direction, Mailing
from gensvar.feedback.policies import may_tell
from gensvar.feedback.queries.mailings import (
    addressee,
    deliveries_in,
    email_of,
    not_on_a_list,
    way_to,
)
from gensvar.feedback.texts import thing_of
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.notifications.actions import send
from gensvar.translations.queries import to_send

AT_ONCE = 500


def prepare_mailing(answer: Answer, *, by: User) -> Mailing:
    """Fix the list of those who are to be told, and the words they are told.

    Those who are on a list of the same edition already are left out. Pressing twice
    gives the same batch.
    """
    try:
        return _prepare(answer, by=by)
    except IntegrityError as problem:
        waiting = _waiting(answer)
        if waiting is None:
            raise Stale from problem
        return waiting


@transaction.atomic
def _prepare(answer: Answer, *, by: User) -> Mailing:
    if not may_tell(by, answer.dialogue):
        raise NotAllowed
    answer = Answer.objects.select_related("dialogue__body").get(pk=answer.pk)
    if answer.direction != Direction.PARTICIPANTS or not answer.is_published:
        raise NotYet([_("a published answer to those who took part")])
    receipts = list(not_on_a_list(answer))
    if not receipts:
        if waiting := _waiting(answer):
            return waiting
        raise NotYet([_("someone who took part and has not been told")])
    last = answer.mailings.aggregate(last=Max("number"))["last"] or 0
    mailing = Mailing.objects.create(
        answer=answer,
        number=last + 1,
        edition=answer.edition,
        words={
            **to_send(thing_of(answer)).get("text", {}),
            **answer.translations,
            "sv": answer.text,
        },
        prepared_by=by,
    )
    Delivery.objects.bulk_create(_list(mailing, receipts), batch_size=AT_ONCE)
    record("prepare mailing", mailing, by=by, answer=answer.pk, people=len(receipts))
    return mailing


@transaction.atomic
def send_mailing(mailing: Mailing, *, by: User) -> None:
    """Put the letters of a batch in the outbox: all of them, once."""
    answer = Answer.objects.select_related("dialogue").get(pk=mailing.answer_id)
    if not may_tell(by, answer.dialogue):
        raise NotAllowed
    hold(answer, "edition")
    if answer.edition != mailing.edition:
        raise NotYet([_("a new list: the answer has been corrected since this one")])
    now = timezone.now()
    # One conditional UPDATE: the second of two simultaneous requests finds no row.
    rows = Mailing.objects.filter(pk=mailing.pk, sent_at__isnull=True)
    if not rows.update(sent_at=now, sent_by=by):
        raise NotYet([_("a list that has not been sent")])
    mailing.sent_at, mailing.sent_by = now, by
    letters = deliveries_in(mailing).filter(way=DeliveryWay.EMAIL, is_first=True)
    number = 0
    for some in _in_portions(letters.iterator(chunk_size=AT_ONCE)):
        reached = [row for row in some if email_of(row.receipt)]
        send(answer_letter(mailing, row) for row in reached)
        number += len(reached)
    record("send mailing", mailing, by=by, letters=number)


@transaction.atomic
def send_test_letter(mailing: Mailing, language: str, token: str, *, by: User) -> None:
    """Send the letter to the officer who asks; `token` makes a double click one."""
    if not may_tell(by, mailing.answer.dialogue):
        raise NotAllowed
    if not token.strip():
        raise Invalid(_("Open the page again and try once more."))
    send([test_letter(mailing, by, language, token.strip()[:40])])
    record("send test letter", mailing, by=by)


@transaction.atomic
def mark_as_printed(mailing: Mailing, *, by: User) -> int:
    """Note that the paper letters of a batch have been printed; return how many."""
    if not may_tell(by, mailing.answer.dialogue):
        raise NotAllowed
    if mailing.sent_at is None:
        raise NotYet([_("a list that has been sent")])
    number = mailing.deliveries.filter(
        way=DeliveryWay.LETTER, printed_at__isnull=True
    ).update(printed_at=timezone.now())
    if number:
        record("print letters", mailing, by=by, people=number)
    return number


def _waiting(answer: Answer) -> Mailing | None:
    return answer.mailings.filter(edition=answer.edition, sent_at__isnull=True).first()


def _list(mailing: Mailing, receipts: Iterable[Receipt]) -> Iterator[Delivery]:
    """Yield the list; readers who took part twice share one letter."""
    answer = mailing.answer
    keys = dict(_told(answer, mailing.edition))
    told_before = {
        who
        for edition in range(1, mailing.edition)
        for who, _key in _told(answer, edition, only_sent=True)
    }
    for receipt in receipts:
        who = addressee(receipt)
        key = f"answer-{answer.pk}-{mailing.edition}-{receipt.pk}" if who else ""
        yield Delivery(
            mailing=mailing,
            answer=answer,
            edition=mailing.edition,
            receipt=receipt,
            way=way_to(receipt),
            language=receipt.language,
            letter_key=keys.get(who, key) if who else "",
            is_first=who not in keys,
            is_correction=who in told_before,
        )
        if who:
            keys.setdefault(who, key)


def _told(
    answer: Answer, edition: int, *, only_sent: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield each reader on a list of an edition, with the key of the letter."""
    rows = answer.deliveries.filter(edition=edition).exclude(way=DeliveryWay.CODE)
    if only_sent:
        rows = rows.filter(mailing__sent_at__isnull=False)
    for row in rows.select_related("receipt__user"):
        if who := addressee(row.receipt):
            yield who, row.letter_key


def _in_portions(rows: Iterator[Delivery]) -> Iterator[list[Delivery]]:
    portion: list[Delivery] = []
    for row in rows:
        portion.append(row)
        if len(portion) == AT_ONCE:
            yield portion
            portion = []
    if portion:
        yield portion
