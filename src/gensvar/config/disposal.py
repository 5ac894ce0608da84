"""How far a disposal reaches: every app that keeps words or addresses of participants.

A test puts a canary in every field that a participant can fill, carries out a disposal
and looks for it in the whole database: a new field that is forgotten here is found.
"""

from gensvar.contributions.actions import Reach
from gensvar.contributions.models import Disposal
from gensvar.evaluation.actions import empty_verdicts
from gensvar.feedback.actions.disposing import empty_feedback
from gensvar.findings.actions import empty_compilation, quoted_in_basis
from gensvar.imports.actions import forget_drafts
from gensvar.meeting_notes.actions.disposing import empty_meetings
from gensvar.search.indexing import forget


def _empty(disposal: Disposal) -> None:
    for empty in (
        empty_compilation,
        empty_feedback,
        empty_verdicts,
        empty_meetings,
        forget_drafts,
        # The last: it writes anew what the others have left.
        forget,
    ):
        empty(disposal)


REACH = Reach(empty=_empty, quoted=quoted_in_basis)
