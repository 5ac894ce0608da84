"""Dialogues that were held before they were written down here."""

from gensvar.past_dialogues.models.judgements import JudgedRule, Judgement, Verdict
from gensvar.past_dialogues.models.lists import PastList
from gensvar.past_dialogues.models.past import (
    Access,
    DocumentState,
    PastDialogue,
    PastDocument,
    ReportedCount,
)

__all__ = [
    "Access",
    "DocumentState",
    "JudgedRule",
    "Judgement",
    "PastDialogue",
    "PastDocument",
    "PastList",
    "ReportedCount",
    "Verdict",
]
