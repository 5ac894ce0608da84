"""Plans of dialogues for a year, and who is told what is coming."""

from gensvar.year_plans.models.plans import (
    Audience,
    LineStatus,
    PlannedDialogue,
    PlannedKind,
    Recurrence,
    YearPlan,
)
from gensvar.year_plans.models.subscriptions import (
    Rhythm,
    StaffSubscription,
    Subscription,
)

__all__ = [
    "Audience",
    "LineStatus",
    "PlannedDialogue",
    "PlannedKind",
    "Recurrence",
    "Rhythm",
    "StaffSubscription",
    "Subscription",
    "YearPlan",
]
