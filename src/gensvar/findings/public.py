"""The portal's door: participants read the compilation and reply to its check.

Everything that leaves here is plain data; no model and no query passes the door.
"""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from gensvar.contributions.models import Receipt
from gensvar.findings.actions import reply_to_check as _reply_to_check
from gensvar.findings.models import Agreement, Finding
from gensvar.findings.queries import (
    check_of,
    findings_in,
    is_taking_replies,
    quotable,
    reply_of,
)

AGREEMENTS = tuple(Agreement.choices)

__all__ = [
    "AGREEMENTS",
    "CheckedFinding",
    "CheckedWords",
    "ToCheck",
    "check_for",
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


def check_for(receipt_id: int) -> ToCheck | None:
    """Return what the holder of a receipt can check, or None when nothing is asked."""
    receipt = _receipt(receipt_id)
    check = check_of(receipt.dialogue)
    if check is None:
        return None
    reply = reply_of(check, receipt)
    may_show = set(
        quotable(receipt.dialogue)
        .filter(pk__in=_quoted(receipt))
        .values_list("pk", flat=True)
    )
    return ToCheck(
        closes_on=check.closes_on,
        is_open=is_taking_replies(check),
        findings=tuple(
            _finding(finding, may_show) for finding in findings_in(receipt.dialogue)
        ),
        agreement=reply.agreement if reply else "",
        agreement_label=str(Agreement(reply.agreement).label) if reply else "",
        comment=reply.comment if reply else "",
    )


def reply_to_check(receipt_id: int, agreement: str, comment: str = "") -> None:
    """Store yes, partly or no from the holder of a receipt, once.

    Sending the same reply again is no error. Raises Invalid when the time is over, when
    another reply was given before, or when a no has no words.
    """
    _reply_to_check(_receipt(receipt_id), agreement, comment)


def _receipt(receipt_id: int) -> Receipt:
    receipt = Receipt.objects.filter(pk=receipt_id).select_related("dialogue").first()
    if receipt is None:
        raise Http404
    return receipt


def _quoted(receipt: Receipt) -> list[int]:
    rows = findings_in(receipt.dialogue).filter(quotations__isnull=False)
    return list(rows.order_by().values_list("quotations__contribution", flat=True))


def _finding(finding: Finding, may_show: set[int]) -> CheckedFinding:
    return CheckedFinding(
        title=finding.title,
        text=finding.text,
        counter_views=finding.counter_views,
        not_reached=finding.not_reached,
        quotations=tuple(
            CheckedWords(quotation.words, quotation.contribution.language)
            for quotation in finding.quotations.all()
            if quotation.contribution_id in may_show and quotation.words
        ),
    )
