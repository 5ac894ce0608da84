"""What the region and civil society show each other, and learn from each other."""

from gensvar.exchanges.models.notices import Notice, NoticeState
from gensvar.exchanges.models.offers import (
    Lesson,
    Offer,
    OfferKind,
    OfferState,
    Place,
)
from gensvar.exchanges.models.trainings import (
    DayGoal,
    Training,
    TrainingBody,
    TrainingTaken,
)

__all__ = [
    "DayGoal",
    "Lesson",
    "Notice",
    "NoticeState",
    "Offer",
    "OfferKind",
    "OfferState",
    "Place",
    "Training",
    "TrainingBody",
    "TrainingTaken",
]
