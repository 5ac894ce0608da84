"""When an answer may move on: each gate is one sentence and one yes-or-no function."""

from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Stage
from gensvar.feedback.models import Answer, Direction
from gensvar.feedback.queries.answers import ANSWERED_IN
from gensvar.feedback.queries.weighings import unweighed
from gensvar.workflow.transitions import gate


@gate(_("words, or why no service is concerned"))
def has_words(answer: Answer) -> bool:
    """There is something to read."""
    return bool(answer.text.strip() or answer.none_because.strip())


@gate(_("which services it goes to"))
def names_its_services(answer: Answer) -> bool:
    """An answer to services says to which; none needs no name."""
    return (
        answer.direction != Direction.SERVICES
        or bool(answer.none_because.strip())
        or bool(answer.services.strip())
    )


@gate(_("a decision basis that has been handed over"))
def is_time_to_answer(answer: Answer) -> bool:
    """The findings have reached those who decide, or the dialogue was cancelled."""
    return answer.dialogue.stage in ANSWERED_IN


@gate(_("what became of every finding, with a reason and a decision"))
def findings_are_weighed(answer: Answer) -> bool:
    """Yes, partly or no has been said about each finding.

    In a cancelled dialogue the bodies may never decide; the answer then says so.
    """
    dialogue = answer.dialogue
    return dialogue.stage == Stage.CANCELLED or not unweighed(dialogue).exists()
