"""The payroll file: what payroll needs to pay, and nothing of what people represent.

No organisation, no group, no name of a meeting or a body: such names can tell what
group somebody belongs to. The cost centre of the rules stands instead. There are no
personal identity numbers and no bank accounts: payroll has them (domain.md 2.5).
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gensvar.kernel.cells import as_text
from gensvar.kernel.money import KRONA
from gensvar.remuneration.models import Batch, ClaimLine

MARK = "\ufeff"
HEADINGS = (
    "payroll_file",
    "claim",
    "name",
    "email",
    "meeting_day",
    "kind",
    "label",
    "amount_sek",
    "cost_centre",
    "rule_reference",
)


@dataclass(frozen=True)
class PayRow:
    """One line of a payroll file; the amount in öre."""

    batch: int
    claim: int
    name: str
    email: str
    day: date
    kind: str
    label: str
    amount: int
    cost_centre: str
    reference: str

    def for_sheet(self) -> list[str | int]:
        """Return the cells in the order of the headings, the sum as a number in öre."""
        return [
            str(self.batch),
            str(self.claim),
            self.name,
            self.email,
            self.day.isoformat(),
            self.kind,
            self.label,
            self.amount,
            self.cost_centre,
            self.reference,
        ]

    def cells(self) -> list[str]:
        """Return the cells as text that no spreadsheet takes for a formula."""
        return [
            in_kronor(cell) if isinstance(cell, int) else as_text(cell)
            for cell in self.for_sheet()
        ]


def in_kronor(amount: int) -> str:
    """Return öre as kronor with a decimal comma and no other signs: 1800,00."""
    kronor, rest = divmod(amount, KRONA)
    return f"{kronor},{rest:02}"


def rows_of(batch: Batch) -> list[PayRow]:
    """Return the lines of a file, from what was frozen when each claim was sent."""
    lines = (
        ClaimLine.objects.filter(claim__batch=batch)
        .select_related("claim__table")
        .order_by("claim", "position")
    )
    return [
        PayRow(
            batch=batch.number,
            claim=line.claim_id,
            name=line.claim.name,
            email=line.claim.email,
            day=line.claim.day,
            kind=line.kind,
            label=line.label,
            amount=line.amount,
            cost_centre=line.claim.table.cost_centre if line.claim.table else "",
            reference=", ".join(
                part for part in (line.decision_reference, line.source) if part
            ),
        )
        for line in lines
    ]


def as_csv(rows: Iterable[PayRow]) -> str:
    """Return a file with semicolons that begins with the mark of UTF-8."""
    place = io.StringIO()
    writer = csv.writer(place, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS)
    writer.writerows(row.cells() for row in rows)
    return MARK + place.getvalue()


def fingerprint(rows: Sequence[PayRow]) -> str:
    """Return what tells whether a file is still the one that was made."""
    return hashlib.sha256(as_csv(rows).encode()).hexdigest()
