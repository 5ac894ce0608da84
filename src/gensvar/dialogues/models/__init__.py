"""Dialogues before they open: consideration, mandate, communication plan, phases."""

from gensvar.dialogues.models.considerations import (
    Answer,
    Consideration,
    ConsiderationOutcome,
    CriterionAnswer,
)
from gensvar.dialogues.models.dialogues import (
    BodyRole,
    ClosingMove,
    Dialogue,
    DialogueBody,
    DialogueKind,
    Follower,
    NumberSeries,
    Phase,
    Question,
    Stage,
    Visibility,
)
from gensvar.dialogues.models.mandates import Mandate
from gensvar.dialogues.models.plans import (
    CommunicationPlan,
    PlanActivity,
    PlanFeedback,
    TargetGroup,
)
from gensvar.dialogues.models.rules import (
    Criterion,
    CriterionEffect,
    DecisionOrder,
    LadderLevel,
    MandateRule,
    RuleSet,
)

__all__ = [
    "Answer",
    "BodyRole",
    "ClosingMove",
    "CommunicationPlan",
    "Consideration",
    "ConsiderationOutcome",
    "Criterion",
    "CriterionAnswer",
    "CriterionEffect",
    "DecisionOrder",
    "Dialogue",
    "DialogueBody",
    "DialogueKind",
    "Follower",
    "LadderLevel",
    "Mandate",
    "MandateRule",
    "NumberSeries",
    "Phase",
    "PlanActivity",
    "PlanFeedback",
    "Question",
    "RuleSet",
    "Stage",
    "TargetGroup",
    "Visibility",
]
