"""Writing down what came on paper, by telephone or by e-mail."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.actions.storing import (
    Answers,
    Submitted,
    cleaned,
    sent_before,
    stored_once,
)
from gensvar.contributions.actions.submitting import Sender, known
from gensvar.contributions.messages import we_have_received
from gensvar.contributions.models import (
    Channel,
    Contribution,
    Identification,
    Receipt,
    Review,
)
from gensvar.contributions.policies import may_enter
from gensvar.contributions.words import as_written
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.queries import mandate_in_force
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.actions import send

ENTERED_CHANNELS = (
    Channel.PAPER,
    Channel.TELEPHONE,
    Channel.EMAIL,
    Channel.SOCIAL,
)


@dataclass(frozen=True)
class Entry:
    """How something reached us, and who said it if that was told."""

    channel: str
    received_on: date
    language: str = "sv"
    name: str = ""
    email: str = ""
    postal_address: str = ""
    remark: str = ""
    emphasis: int = 0


@transaction.atomic
def enter_for_someone(
    dialogue: Dialogue, key: str, answers: Answers, entry: Entry, *, by: User
) -> Submitted:
    """Store what someone said in another way than the web, and return their code.

    The code is read aloud or given on paper. What an officer has written down counts
    as reviewed: it has been read. Raises NotAllowed, NotYet, Invalid or AlreadySent.
    """
    if not may_enter(by, dialogue):
        raise NotAllowed
    said = cleaned(dialogue, answers, entry.language)
    hold(dialogue, "stage")
    if stored := sent_before(key, said):
        return stored
    _check(dialogue, entry)
    submitted = stored_once(key, _receipt(dialogue, entry, by), said, _like(entry, by))
    if submitted.is_new:
        record("enter contribution", submitted.receipt, by=by, channel=entry.channel)
        send(we_have_received(submitted.receipt))
    return submitted


def _check(dialogue: Dialogue, entry: Entry) -> None:
    if entry.channel not in ENTERED_CHANNELS:
        raise Invalid(_("Choose how it came."), "channel")
    if not 0 <= entry.emphasis <= 3:
        raise Invalid(_("The emphasis is between 0 and 3."), "emphasis")
    if dialogue.stage not in {Stage.OPEN, Stage.ANALYSING}:
        raise NotYet([_("that the dialogue is open, or is being compiled")])
    if mandate_in_force(dialogue) is None:
        raise NotYet([_("a mandate in force")])
    # A phase that ends at midnight does not reach into the next day.
    blink = timedelta(microseconds=1)
    days = [
        (timezone.localdate(phase.starts_at), timezone.localdate(phase.ends_at - blink))
        for phase in dialogue.phases.all()
    ]
    day = entry.received_on
    if day > today():
        raise Invalid(_("The day has not come yet."), "received_on")
    if not any(first <= day <= last for first, last in days):
        raise Invalid(
            _("The dialogue did not take contributions on that day."), "received_on"
        )


def _receipt(dialogue: Dialogue, entry: Entry, by: User) -> Receipt:
    told = bool(entry.name or entry.email or entry.postal_address)
    level = Identification.KNOWN if told else Identification.ANONYMOUS
    sender = Sender(level, None, entry.name, entry.email, entry.postal_address)
    kept = known(sender) if told else Sender(level)
    return Receipt(
        dialogue=dialogue,
        identification=level,
        channel=entry.channel,
        language=entry.language,
        name=kept.name,
        email=kept.email,
        postal_address=kept.postal_address,
        entered_by=by,
        received_at=_moment(entry.received_on),
    )


def _like(entry: Entry, by: User) -> Contribution:
    return Contribution(
        emphasis=entry.emphasis,
        remark=as_written(entry.remark),
        review=Review.PASSED,
        reviewed_by=by,
        reviewed_at=timezone.now(),
    )


def _moment(day: date) -> datetime:
    """Return now for today, and noon for an earlier day: the hour is not known."""
    if day == today():
        return timezone.now()
    return timezone.make_aware(datetime.combine(day, time(12)))
