"""The life of an answer, in one table: draft, ready, published."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.feedback import gates, policies
from gensvar.feedback.actions.answers import stamp_publication, take_hold
from gensvar.feedback.models import Answer, AnswerState
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import NotYet
from gensvar.workflow.transitions import Move, Transition, Workflow


def _may_answer(user: User, answer: Answer) -> bool:
    return policies.may_answer(user, answer.dialogue)


def _stamp(move: Move[Answer]) -> None:
    stamp_publication(move.thing, by=move.by)


LIFE_OF_AN_ANSWER = Workflow[Answer](
    field="state",
    transitions=[
        Transition(
            "make ready",
            _("Mark as ready"),
            (AnswerState.DRAFT,),
            AnswerState.READY,
            by=_may_answer,
            needs=(gates.has_words, gates.names_its_services),
        ),
        Transition(
            "take back",
            _("Take back to draft"),
            (AnswerState.READY,),
            AnswerState.DRAFT,
            by=_may_answer,
        ),
        Transition(
            "publish",
            _("Publish"),
            (AnswerState.READY,),
            AnswerState.PUBLISHED,
            by=_may_answer,
            needs=(
                gates.has_words,
                gates.names_its_services,
                gates.is_time_to_answer,
                gates.findings_are_weighed,
            ),
            then=(_stamp,),
        ),
    ],
)


@transaction.atomic
def move_answer(answer: Answer, step: str, *, by: User, seen_version: int) -> None:
    """Take one step with an answer as it was seen; raises Stale if it has changed."""
    take_hold(answer, seen_version)
    # The gates look at what is saved, not at what this request read earlier.
    answer.refresh_from_db()
    LIFE_OF_AN_ANSWER.advance(answer, step, by=by)


@transaction.atomic
def publish_ready_answers(
    dialogue: Dialogue, *, by: User, seen: Mapping[int, int]
) -> list[Answer]:
    """Publish the answers that are ready, all of them or none, and return them.

    `seen` maps the id of each answer that was looked at to the version that was seen.
    """
    hold(dialogue, "stage")
    ready = list(
        Answer.objects.filter(
            dialogue=dialogue, state=AnswerState.READY, pk__in=seen
        ).select_related("dialogue")
    )
    if not ready or len(ready) != len(seen):
        raise NotYet([_("answers that are ready, as they stood when you looked")])
    for answer in ready:
        move_answer(answer, "publish", by=by, seen_version=seen[answer.pk])
    return ready
