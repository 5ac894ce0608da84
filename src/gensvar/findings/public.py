"""The portal's door: participants read the compilation and reply to its check.

Everything that leaves here is plain data; no model and no query passes the door.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from gensvar.contributions.models import Receipt
from gensvar.findings.actions import reply_to_check as _reply_to_check
from gensvar.findings.models import Agreement, CheckReply, CompilationCheck, Finding
from gensvar.findings.queries import (
    check_of,
    findings_in,
    is_taking_replies,
    reply_of,
)

AGREEMENTS = tuple(Agreement.choices)

__all__ = [
    "AGREEMENTS",
    "CheckedFinding",
    "CheckedWords",
    "ToCheck",
    "check_for",
    "may_reply_to_check",
    "reply_to_check",
]


@dataclass(frozen=True)
class CheckedWords:
    """A quotation: the words and their language."""

    words: str
    language: str


@dataclass(frozen=True)
class CheckedFinding:
    """One finding as a participant reads it."""

    title: str
    text: str
    counter_views: str
    not_reached: str
    quotations: tuple[CheckedWords, ...] = ()


@dataclass(frozen=True)
class ToCheck:
    """The compilation, until when one can reply, and what this person has replied.

    `agreement` is yes, partly or no when the person has replied, and else empty.
    """

    closes_on: date
    is_open: bool
    findings: tuple[CheckedFinding, ...]
    agreement: str = ""
    agreement_label: str = ""
    comment: str = ""

    @property
    def may_reply(self) -> bool:
        """Say whether this person can still reply."""
        return self.is_open and not self.agreement


def may_reply_to_check(receipt: Receipt) -> bool | None:
    """Say whether the holder of a receipt can reply now; None when nothing is asked."""
    replies = CheckReply.objects.filter(asked=OuterRef("pk"), receipt=receipt)
    check = (
        CompilationCheck.objects.filter(dialogue=receipt.dialogue)
        .select_related("dialogue")
        .annotate(has_replied=Exists(replies))
        .first()
    )
    if check is None:
        return None
    return is_taking_replies(check) and not check.has_replied


def check_for(receipt: Receipt) -> ToCheck | None:
    """Return what the holder of a receipt can check, or None when nothing is asked."""
    check = check_of(receipt.dialogue)
    if check is None:
        return None
    reply = reply_of(check, receipt)
    return ToCheck(
        closes_on=check.closes_on,
        is_open=is_taking_replies(check),
        findings=tuple(_finding(row) for row in findings_in(receipt.dialogue)),
        agreement=reply.agreement if reply else "",
        agreement_label=str(Agreement(reply.agreement).label) if reply else "",
        comment=reply.comment if reply else "",
    )


def reply_to_check(receipt: Receipt, agreement: str, comment: str = "") -> None:
    """Store yes, partly or no from the holder of a receipt, once.

    Sending the same reply again is no error. Raises Invalid when the time is over, when
    another reply was given before, or when a no has no words.
    """
    _reply_to_check(receipt, agreement, comment)


def _finding(finding: Finding) -> CheckedFinding:
    return CheckedFinding(
        title=finding.title,
        text=finding.text,
        counter_views=finding.counter_views,
        not_reached=finding.not_reached,
        quotations=tuple(
            CheckedWords(quotation.words, quotation.contribution.language)
            for quotation in finding.quotations.all()
            if quotation.may_be_shown and quotation.words  # type: ignore[attr-defined] # annotated
        ),
    )
