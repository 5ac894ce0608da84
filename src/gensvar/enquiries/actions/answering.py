"""Answering: a draft, the answer that is sent, and its corrections."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.enquiries.actions.routing import held, note, save
from gensvar.enquiries.messages import answered
from gensvar.enquiries.models import Answer, AnswerKind, Enquiry, State, Step
from gensvar.enquiries.queries import draft_of, sent_answers
from gensvar.followups.actions import promise_measure
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.notifications.actions import send

NEEDS_REASON = (AnswerKind.NO, AnswerKind.PARTLY)


@dataclass(frozen=True)
class Draft:
    """What is answered: straight, with a reason when it is no or partly.

    `promise` is what the body will do, by `promise_by`; it becomes a measure.
    """

    kind: str
    words: str
    signed_by: str
    reason: str = ""
    correction: str = ""
    promise: str = ""
    promise_by: date | None = None


@transaction.atomic
def write_answer(
    enquiry: Enquiry, draft: Draft, *, by: User, seen: int | None = None
) -> Answer:
    """Keep an answer as a draft, which the asker does not see.

    Raises Invalid at the field, Stale when somebody else changed it since `seen`.
    """
    held(enquiry, by, answered_too=True)
    if enquiry.body is None:
        raise NotYet([_("a theme or a body")])
    sent = sent_answers(enquiry)
    _check(draft, is_correction=bool(sent) and not enquiry.is_open)
    row = draft_of(enquiry) or Answer(
        enquiry=enquiry, number=sent[0].number + 1 if sent else 1
    )
    row.kind, row.words, row.reason = draft.kind, draft.words.strip(), ""
    if draft.kind in NEEDS_REASON:
        row.reason = draft.reason.strip()
    row.signed_by, row.correction = draft.signed_by.strip(), draft.correction.strip()
    row.body, row.written_by = enquiry.body, by
    row.save()
    save(enquiry, {}, seen)
    record("write answer to enquiry", enquiry, by=by, answer=row.pk)
    return row


@transaction.atomic
def send_answer(
    enquiry: Enquiry, draft: Draft, *, by: User, seen: int | None = None
) -> Answer:
    """Send the answer: the asker is told, and everyone reads it if it is to be shown.

    Raises NotYet where everyone is to read it and nobody has written what they see.
    """
    answer = write_answer(enquiry, draft, by=by, seen=seen)
    if enquiry.is_to_be_shown:
        raise NotYet([_("the version of the question that everyone sees")])
    answer.measure = _promised(enquiry, draft, by)
    answer.sent_at, answer.sent_by = timezone.now(), by
    answer.save(update_fields=["measure", "sent_at", "sent_by"])
    is_first = enquiry.answered_on is None
    note(enquiry, Step.CORRECTED if answer.correction else Step.ANSWERED, by=by)
    day = today() if is_first else enquiry.answered_on
    save(enquiry, {"state": State.ANSWERED, "answered_on": day})
    record("answer enquiry", enquiry, by=by, answer=answer.pk, kind=answer.kind)
    send(answered(enquiry, answer))
    return answer


def _promised(enquiry: Enquiry, draft: Draft, by: User) -> Measure | None:
    if not draft.promise.strip() or enquiry.body is None:
        return None
    if draft.promise_by is None:
        raise Invalid(_("Write by when it will be done."), "promise_by")
    return promise_measure(
        draft.promise, body=enquiry.body, due_on=draft.promise_by, owner=by, by=by
    )


def _check(draft: Draft, *, is_correction: bool) -> None:
    if draft.kind not in AnswerKind.values:
        raise Invalid(_("Choose what the answer is."), "kind")
    if not draft.words.strip():
        raise Invalid(_("Write the answer."), "words")
    if draft.kind in NEEDS_REASON and not draft.reason.strip():
        raise Invalid(_("Write why. A no must have a reason."), "reason")
    if not draft.signed_by.strip():
        raise Invalid(_("Write who answers: title and name."), "signed_by")
    if is_correction and not draft.correction.strip():
        raise Invalid(_("Write why the answer is corrected."), "correction")
