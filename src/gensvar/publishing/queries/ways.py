"""The way from the question to the decision, and where on it one can influence.

People who meet a region do not know who decides what, and when it is too late
(S4-057). Only what is decided or planned is told; what has no day is told without one.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.dialogues.models import Dialogue, Mandate, Stage
from gensvar.dialogues.queries import latest_mandate
from gensvar.publishing.queries.published import published_dialogues
from gensvar.publishing.shapes import WayShown, WayStep

ORDER = (Stage.OPEN, Stage.ANALYSING, Stage.HANDED_OVER, Stage.ANSWERED, Stage.CLOSED)
# A phase that ends at midnight does not reach into the next day.
BLINK = timedelta(microseconds=1)


def way_to_decision(slug: str) -> WayShown | None:
    """Return the way of a public dialogue, or None when it is not public."""
    dialogue = published_dialogues().filter(slug=slug).first()
    mandate = latest_mandate(dialogue) if dialogue else None
    if dialogue is None or mandate is None:
        return None
    return WayShown(
        dialogue.title,
        dialogue.stage == Stage.CANCELLED,
        list(_steps(dialogue, mandate)),
        mandate.cannot_influence,
    )


def _steps(dialogue: Dialogue, mandate: Mandate) -> Iterator[WayStep]:
    committee = dialogue.matter.body.name
    yield WayStep(
        _("It is decided that there is a dialogue"),
        mandate.body.name,
        mandate.decided_on,
        state="done",
    )
    yield WayStep(
        _("You say what you think"),
        _("Everyone it concerns"),
        _last_day(dialogue),
        mandate.can_influence,
        _state(dialogue, Stage.OPEN),
    )
    yield WayStep(
        _("We compile what everyone has said"),
        dialogue.body.name,
        None,
        _("Those who took part can check whether we have understood them."),
        _state(dialogue, Stage.ANALYSING),
    )
    yield WayStep(
        _("The decision is made"),
        committee,
        dialogue.matter.planned_decision_on,
        _("What people said stands in the decision basis. Elected members decide."),
        _state(dialogue, Stage.HANDED_OVER),
    )
    yield WayStep(
        _("You get an answer: what we do, what we do not do, and why"),
        dialogue.body.name,
        mandate.answer_by,
        _("You can say what you think of the answer."),
        _state(dialogue, Stage.ANSWERED),
    )


def _last_day(dialogue: Dialogue) -> date | None:
    ends = [phase.ends_at for phase in dialogue.phases.all()]
    return timezone.localdate(max(ends) - BLINK) if ends else None


def _state(dialogue: Dialogue, at: Stage) -> str:
    if dialogue.stage not in ORDER:
        return "ahead"
    here, there = ORDER.index(Stage(dialogue.stage)), ORDER.index(at)
    if here == there:
        return "here"
    return "done" if here > there else "ahead"
