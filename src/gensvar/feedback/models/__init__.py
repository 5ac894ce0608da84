"""Weighing each finding, answering in three directions, letters, credibility."""

from gensvar.feedback.models.answers import (
    Answer,
    AnswerCorrection,
    AnswerState,
    Direction,
)
from gensvar.feedback.models.credibility import (
    CredibilityFigure,
    CredibilityRating,
    RatingUse,
)
from gensvar.feedback.models.mailings import Delivery, DeliveryWay, Mailing
from gensvar.feedback.models.weighings import (
    Weighing,
    WeighingCorrection,
    WeighingOutcome,
)

__all__ = [
    "Answer",
    "AnswerCorrection",
    "AnswerState",
    "CredibilityFigure",
    "CredibilityRating",
    "Delivery",
    "DeliveryWay",
    "Direction",
    "Mailing",
    "RatingUse",
    "Weighing",
    "WeighingCorrection",
    "WeighingOutcome",
]
