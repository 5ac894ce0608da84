"""Asking participants whether the compilation says what they said."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.findings.actions.standing import ask
from gensvar.findings.messages import check_has_opened
from gensvar.findings.models import Agreement, CheckReply, CompilationCheck, Finding
from gensvar.findings.queries import check_of, is_taking_replies, reachable
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.notifications.actions import send

LONGEST_COMMENT = 5_000


@transaction.atomic
def open_check(dialogue: Dialogue, closes_on: date, *, by: User) -> CompilationCheck:
    """Ask those who took part to check the compilation, by letter where we can."""
    ask(dialogue, by)
    if missing := missing_before_check(dialogue):
        raise NotYet(missing)
    _check_day(closes_on)
    check, is_new = CompilationCheck.objects.get_or_create(
        dialogue=dialogue, defaults={"closes_on": closes_on, "opened_by": by}
    )
    if not is_new:
        raise Invalid(_("The check is already open."))
    record("open check", check, by=by, closes_on=closes_on)
    send(check_has_opened(check, receipt) for receipt in reachable(dialogue))
    return check


def missing_before_check(dialogue: Dialogue) -> list[str]:
    """Return what is lacking before participants can be asked."""
    missing = []
    if dialogue.stage != Stage.ANALYSING:
        missing.append(str(_("that the compiling has started")))
    if not Finding.objects.filter(dialogue=dialogue).exists():
        missing.append(str(_("at least one finding to check")))
    return missing


def _check_day(closes_on: date) -> None:
    if closes_on < today():
        raise Invalid(
            _("The last day to reply has already passed. Choose a later day."),
            "closes_on",
        )


@transaction.atomic
def move_check(check: CompilationCheck, closes_on: date, *, by: User) -> None:
    """Give people longer, or shorter, time to reply."""
    ask(check.dialogue, by)
    _check_day(closes_on)
    before, check.closes_on = check.closes_on, closes_on
    check.save(update_fields=["closes_on"])
    record("move check", check, by=by, before=before, after=closes_on)


@transaction.atomic
def tell_changes(
    check: CompilationCheck, changes: str, *, seen_version: int, by: User
) -> None:
    """Write what the replies led to; it stands in the decision basis."""
    ask(check.dialogue, by)
    save_if_current(check, seen_version, {"changes": changes.strip()})
    record("tell what the check changed", check, by=by, version=check.version)


@transaction.atomic
def reply_to_check(receipt: Receipt, agreement: str, comment: str = "") -> CheckReply:
    """Store one participant's reply. The same reply sent twice is one reply."""
    hold(receipt.dialogue, "stage")
    check = check_of(receipt.dialogue)
    if check is None or not is_taking_replies(check):
        raise Invalid(_("The time for checking the compilation is over."))
    comment = comment.replace("\r\n", "\n").replace("\0", "").strip()
    _check_reply(agreement, comment)
    reply, is_new = CheckReply.objects.get_or_create(
        asked=check,
        receipt=receipt,
        defaults={"agreement": agreement, "comment": comment},
    )
    if is_new:
        record("reply to check", reply)
    elif (reply.agreement, reply.comment) != (agreement, comment):
        raise Invalid(_("You have already replied. Each person replies once."))
    return reply


def _check_reply(agreement: str, comment: str) -> None:
    if agreement not in Agreement.values:
        raise Invalid(_("Choose yes, partly or no."), "agreement")
    if agreement != Agreement.YES and not comment:
        raise Invalid(_("Write what is missing or wrong."), "comment")
    if len(comment) > LONGEST_COMMENT:
        raise Invalid(_("Write shorter, at most 5,000 characters."), "comment")
