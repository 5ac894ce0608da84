"""Receipts, batches and contributions: what arrived, how, and whether it is shown."""

from gensvar.contributions.models.batches import Batch
from gensvar.contributions.models.contributions import (
    Contribution,
    Hiding,
    Review,
)
from gensvar.contributions.models.disposals import Disposal
from gensvar.contributions.models.receipts import (
    Channel,
    Identification,
    Receipt,
)
from gensvar.contributions.models.tallies import Tally

__all__ = [
    "Batch",
    "Channel",
    "Contribution",
    "Disposal",
    "Hiding",
    "Identification",
    "Receipt",
    "Review",
    "Tally",
]
