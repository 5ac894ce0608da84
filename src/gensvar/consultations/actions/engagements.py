"""Questions in writing to groups: ask, send, answer, close, take along (S1-35)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.consultations.keys import give_token
from gensvar.consultations.messages import please_answer
from gensvar.consultations.models import (
    WrittenAnswer,
    WrittenQuestion,
    WrittenQuestionGroup,
    WrittenRecipient,
)
from gensvar.consultations.policies import may_follow_items
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.actions.agenda import propose_item
from gensvar.meetings.actions.voices import voice_of
from gensvar.meetings.models import AgendaItem, Meeting
from gensvar.notifications.actions import send
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.seating import seats_in_force

TITLE_LENGTH = 200


@dataclass(frozen=True)
class Asked:
    """A question as it is asked: what, by when, in which language."""

    title: str
    words: str
    answer_by: date
    language: str = "sv"


@transaction.atomic
def ask_in_writing(
    programme: Programme, asked: Asked, groups: Collection[ProgrammeGroup], *, by: User
) -> WrittenQuestion:
    """Write a question to groups of a programme; it is sent by an act of its own.

    Raises Invalid at the field for a day that has passed, or when nobody is asked.
    """
    _allow(programme, by)
    for field, sentence in (
        ("title", _("Write what the question is called.")),
        ("words", _("Write the question.")),
    ):
        if not str(getattr(asked, field)).strip():
            raise Invalid(sentence, field)
    if asked.answer_by <= today():
        raise Invalid(_("Choose a day that is still to come."), "answer_by")
    if not groups or any(one.programme_id != programme.pk for one in groups):
        raise Invalid(_("Choose at least one group of the programme."), "groups")
    question = WrittenQuestion.objects.create(
        programme=programme,
        title=asked.title.strip(),
        words=asked.words.strip(),
        language=asked.language,
        answer_by=asked.answer_by,
        asked_by=by,
    )
    WrittenQuestionGroup.objects.bulk_create(
        WrittenQuestionGroup(question=question, group=group) for group in groups
    )
    record("ask in writing", question, by=by, programme=programme.pk)
    return question


@transaction.atomic
def send_in_writing(question: WrittenQuestion, *, by: User) -> None:
    """Send a question to the organisations with seats in its groups; once only.

    Who has no address gets no letter; its answer can be written down here. Raises
    NotYet when no organisation has a seat, or the day to answer has passed.
    """
    _allow(question.programme, by)
    hold(question, "sent_at", "answer_by", "version")
    if question.sent_at is not None:
        return
    if question.answer_by <= today():
        raise NotYet([_("a day to answer that is still to come")])
    groups = question.groups.values("group")
    seats = seats_in_force(question.programme).filter(group__in=groups)
    ids = seats.exclude(organisation=None).values_list("organisation", flat=True)
    organisations = sorted({pk for pk in ids if pk is not None})
    if not organisations:
        raise NotYet([_("an organisation with a seat in one of the groups")])
    now = timezone.now()
    WrittenRecipient.objects.bulk_create(
        give_token(WrittenRecipient(question=question, organisation_id=pk, sent_at=now))
        for pk in organisations
    )
    save_if_current(question, question.version, {"sent_at": now})
    rows = question.recipients.select_related("organisation", "question__programme")
    send([please_answer(row) for row in rows if row.organisation.email])
    record("send in writing", question, by=by, recipients=len(organisations))


@transaction.atomic
def answer_in_writing(recipient: WrittenRecipient, words: str, key: str) -> bool:
    """Keep what an organisation answers on its own page; say whether it is new.

    The same `key` again changes nothing. Raises Invalid when it has answered already,
    and NotYet when the question is closed.
    """
    _check_open(recipient, words)
    known = WrittenAnswer.objects.filter(recipient=recipient).first()
    if known is not None and known.key == key:
        return False
    _keep(recipient, WrittenAnswer(words=words.strip(), key=key))
    record("answer in writing", recipient.question, by=None, recipient=recipient.pk)
    return True


@transaction.atomic
def enter_answer(
    recipient: WrittenRecipient, words: str, source: str, *, by: User
) -> None:
    """Write down what an organisation answered in another way, and how it came."""
    _allow(recipient.question.programme, by)
    if not source.strip():
        raise Invalid(_("Write how the answer came."), "source")
    _check_open(recipient, words)
    answer = WrittenAnswer(
        words=words.strip(),
        source=source.strip(),
        entered_by=by,
        key=secrets.token(),
    )
    _keep(recipient, answer)
    record("enter answer in writing", recipient.question, by=by, recipient=recipient.pk)


@transaction.atomic
def close_in_writing(
    question: WrittenQuestion, outcome: str, *, by: User, seen_version: int
) -> None:
    """Say what came of the answers; after that none is taken. Raises Stale."""
    _allow(question.programme, by)
    if not outcome.strip():
        raise Invalid(_("Write what came of the answers."), "outcome")
    hold(question, "sent_at")
    if question.sent_at is None:
        raise NotYet([_("a question that has been sent")])
    changes = {"outcome": outcome.strip(), "closed_at": timezone.now()}
    save_if_current(question, seen_version, changes)
    record("close in writing", question, by=by)


@transaction.atomic
def take_to_meeting(
    question: WrittenQuestion, meeting: Meeting, *, by: User
) -> AgendaItem:
    """Propose a written question as an item of a meeting of the same programme.

    Raises NotAllowed for who does not keep the meeting, and Invalid the second time.
    """
    _allow(question.programme, by)
    hold(question, "item_id", "version")
    if question.item_id is not None:
        raise Invalid(_("It stands on an agenda already."), "meeting")
    if meeting.programme_id != question.programme_id:
        raise Invalid(_("Choose a meeting of this programme."), "meeting")
    facts = {"title": question.title[:TITLE_LENGTH], "words": question.words}
    item = propose_item(meeting, facts, voice=voice_of(meeting, by))
    save_if_current(question, question.version, {"item": item})
    record("take question to meeting", question, by=by, meeting=meeting.pk)
    return item


def _allow(programme: Programme, by: User) -> None:
    if not may_follow_items(by, programme):
        raise NotAllowed


def _check_open(recipient: WrittenRecipient, words: str) -> None:
    hold(recipient.question, "closed_at")
    if recipient.question.closed_at is not None:
        raise NotYet([_("a question that still takes answers")])
    if not words.strip():
        raise Invalid(_("Write the answer."), "words")


def _keep(recipient: WrittenRecipient, answer: WrittenAnswer) -> None:
    answer.question = recipient.question
    answer.recipient = recipient
    answer.language = recipient.question.language
    try:
        with transaction.atomic():
            answer.save()
    except IntegrityError as twice:
        raise Invalid(
            _("This organisation has answered already. One answer is taken."), "words"
        ) from twice
