"""From many contributions to few findings, without losing the way back."""

from gensvar.findings.models.basis import DecisionBasis, HandOver
from gensvar.findings.models.checks import Agreement, CheckReply, CompilationCheck
from gensvar.findings.models.findings import Finding, Quotation
from gensvar.findings.models.themes import (
    Placement,
    SortingStep,
    Theme,
    ThemeState,
)

__all__ = [
    "Agreement",
    "CheckReply",
    "CompilationCheck",
    "DecisionBasis",
    "Finding",
    "HandOver",
    "Placement",
    "Quotation",
    "SortingStep",
    "Theme",
    "ThemeState",
]
