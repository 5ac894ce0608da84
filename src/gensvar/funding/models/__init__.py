"""Forms of support to associations, their rounds, and who follows them."""

from gensvar.funding.models.followers import FundingFollower, FundingTold
from gensvar.funding.models.forms import (
    After,
    FundingForm,
    FundingKind,
    Indexing,
    ReportBack,
)
from gensvar.funding.models.rounds import FundingRound

__all__ = [
    "After",
    "FundingFollower",
    "FundingForm",
    "FundingKind",
    "FundingRound",
    "FundingTold",
    "Indexing",
    "ReportBack",
]
