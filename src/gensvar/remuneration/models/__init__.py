"""Tables of rules, values that percentages are taken of, claims and payroll files."""

from gensvar.remuneration.models.claims import (
    Batch,
    Claim,
    ClaimLine,
    ClaimState,
    Proof,
    Return,
)
from gensvar.remuneration.models.tables import (
    Audience,
    ForWhom,
    Index,
    IndexValue,
    RuleRow,
    RuleTable,
    TableState,
)

__all__ = [
    "Audience",
    "Batch",
    "Claim",
    "ClaimLine",
    "ClaimState",
    "ForWhom",
    "Index",
    "IndexValue",
    "Proof",
    "Return",
    "RuleRow",
    "RuleTable",
    "TableState",
]
