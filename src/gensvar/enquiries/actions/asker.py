"""What the asker does afterwards: writes more, takes it back, judges the answer."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.audit.actions import record
from gensvar.enquiries.actions.asking import cleaned, tell_who_answers
from gensvar.enquiries.actions.routing import HELD, note, save
from gensvar.enquiries.models import AlsoAsks, Enquiry, State, Step, Verdict
from gensvar.enquiries.queries import sent_answers
from gensvar.enquiries.working_days import working_days_after
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.notifications.actions import send
from gensvar.organisations.models import Organisation

# A question that is opened again has its answer half done: two weeks are enough.
DAYS_AGAIN, MOST_ADDITIONS = 10, 20


@transaction.atomic
def write_more(enquiry: Enquiry, words: str) -> None:
    """Add words to a question that is open; what stood there stays."""
    hold(enquiry, *HELD)
    if not enquiry.is_open:
        raise NotYet([_("that the question is still open")])
    if enquiry.steps.filter(step=Step.MORE).count() >= MOST_ADDITIONS:
        raise Invalid(_("So much can be added, and no more."), "words")
    note(enquiry, Step.MORE, cleaned(words, "words"))
    record("add to enquiry", enquiry)


@transaction.atomic
def take_back(enquiry: Enquiry) -> None:
    """Take a question back: nobody owes an answer, and nobody else reads it.

    The name and the address of the asker are removed. Again changes nothing.
    """
    hold(enquiry, *HELD)
    if not enquiry.is_open:
        return
    changes = {
        "state": State.TAKEN_BACK,
        "name": "",
        "email": "",
        "organisation_name": "",
        "published_at": None,
        "searched": "",
    }
    save(enquiry, changes)
    note(enquiry, Step.TAKEN_BACK)
    record("take back enquiry", enquiry)


@transaction.atomic
def judge_answer(enquiry: Enquiry, verdict: str, words: str, *, again: bool) -> None:
    """Say whether the answer answered; with `again` the question opens once more.

    A question opens again one time. Raises NotYet without an answer.
    """
    hold(enquiry, *HELD)
    if verdict not in Verdict.values:
        raise Invalid(_("Choose yes, partly or no."), "verdict")
    answers = sent_answers(enquiry)
    if enquiry.state != State.ANSWERED or not answers:
        raise NotYet([_("an answer")])
    opens = again and verdict != Verdict.YES
    if opens and not words.strip():
        raise Invalid(_("Write what is missing."), "words")
    if opens and enquiry.reopened_at is not None:
        raise Invalid(
            _("The question has been opened again once. Ask a new one."), "again"
        )
    answer = answers[0]
    answer.verdict, answer.verdict_words = verdict, words.strip()[:5000]
    answer.judged_at = timezone.now()
    answer.save(update_fields=["verdict", "verdict_words", "judged_at"])
    record("judge answer to enquiry", enquiry, verdict=verdict)
    if opens:
        _open_again(enquiry, words)


def _open_again(enquiry: Enquiry, words: str) -> None:
    note(enquiry, Step.REOPENED, words.strip()[:5000])
    changes = {
        "state": State.ROUTED,
        "reopened_at": timezone.now(),
        "due_on": working_days_after(today(), DAYS_AGAIN),
        "escalated_to": None,
        "escalated_on": None,
    }
    save(enquiry, changes)
    record("reopen enquiry", enquiry)
    send(tell_who_answers(enquiry, "again"))


@transaction.atomic
def also_ask(enquiry: Enquiry, organisation: Organisation) -> bool:
    """Note that an organisation waits for the same answer; again changes nothing."""
    if not (enquiry.is_shown and enquiry.is_open):
        raise NotYet([_("that the question is still open")])
    if enquiry.organisation_id == organisation.pk:
        raise Invalid(_("This is your own question."))
    try:
        with transaction.atomic():
            AlsoAsks.objects.create(enquiry=enquiry, organisation=organisation)
    except IntegrityError:
        return False
    record("ask the same", enquiry, organisation=organisation.pk)
    return True
