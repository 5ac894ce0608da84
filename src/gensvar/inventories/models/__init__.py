"""Needs inventories, their answers, and the wishes that answers hold."""

from gensvar.inventories.models.activities import ActivityCode, CoreActivity
from gensvar.inventories.models.answers import (
    Channel,
    Interval,
    NeedsAnswer,
    NeedsWords,
    Topic,
)
from gensvar.inventories.models.findings import NeedsFinding, NeedsFindingSource
from gensvar.inventories.models.inventories import (
    Audience,
    InventoryStage,
    Method,
    NeedsAsk,
    NeedsInventory,
    NeedsQuestion,
)
from gensvar.inventories.models.wishes import (
    ActivityWish,
    Counterpart,
    CounterpartWish,
    FormStand,
    FormWish,
    Wish,
)

__all__ = [
    "ActivityCode",
    "ActivityWish",
    "Audience",
    "Channel",
    "CoreActivity",
    "Counterpart",
    "CounterpartWish",
    "FormStand",
    "FormWish",
    "Interval",
    "InventoryStage",
    "Method",
    "NeedsAnswer",
    "NeedsAsk",
    "NeedsFinding",
    "NeedsFindingSource",
    "NeedsInventory",
    "NeedsQuestion",
    "NeedsWords",
    "Topic",
    "Wish",
]
