"""The check of the compilation and its replies."""

from collections import Counter

from gensvar.contributions.models import Receipt
from gensvar.contributions.queries import contact_address
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.findings.models import Agreement, CheckReply, CompilationCheck
from gensvar.kernel.days import today


def check_of(dialogue: Dialogue) -> CompilationCheck | None:
    """Return the check of a dialogue's compilation, if there has been one."""
    rows = CompilationCheck.objects.filter(dialogue=dialogue)
    return rows.select_related("dialogue").first()


def is_taking_replies(check: CompilationCheck) -> bool:
    """Say whether participants can reply today: to the last day, before hand-over."""
    return check.closes_on >= today() and check.dialogue.stage == Stage.ANALYSING


def reply_of(check: CompilationCheck, receipt: Receipt) -> CheckReply | None:
    """Return the reply that one participant has given."""
    return CheckReply.objects.filter(asked=check, receipt=receipt).first()


def said_about(check: CompilationCheck) -> dict[str, int]:
    """Return how many said yes, partly and no."""
    given = Counter(check.replies.order_by().values_list("agreement", flat=True))
    return {value: given[value] for value in Agreement.values}


def reachable(dialogue: Dialogue) -> list[Receipt]:
    """Return one receipt for each address that somebody who spoke can be reached at."""
    rows = (
        Receipt.objects.filter(dialogue=dialogue).select_related("user").order_by("pk")
    )
    found = {contact_address(row).lower(): row for row in reversed(rows)}
    found.pop("", None)
    return sorted(found.values(), key=lambda row: row.pk)
