"""What is done with governing documents: begun, adopted, corrected, shown."""

from gensvar.governing_documents.actions.adopting import (
    Adoption,
    adopt,
    adopt_document,
    withdraw_document,
)
from gensvar.governing_documents.actions.documents import (
    begin,
    begin_document,
    change_document,
    correct_document,
)
from gensvar.governing_documents.actions.showing import (
    hand_over_document,
    hide_document,
    publish_document,
)

__all__ = [
    "Adoption",
    "adopt",
    "adopt_document",
    "begin",
    "begin_document",
    "change_document",
    "correct_document",
    "hand_over_document",
    "hide_document",
    "publish_document",
    "withdraw_document",
]
