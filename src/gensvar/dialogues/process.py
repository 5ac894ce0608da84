"""At which stage of the matter's decision process a dialogue began (S2-03, S2-19)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Min, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.dialogues.models import Dialogue, Phase
from gensvar.matters.models import Decision, Matter, Outcome

MADE = (Outcome.DECIDED, Outcome.DECIDED_CHANGED, Outcome.REJECTED)


class Began(StrEnum):
    """How far the matter had come."""

    EARLY = "early"
    PLANNED = "planned"
    DRAFTED = "drafted"
    REMITTED = "remitted"
    DECIDED = "decided"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Start:
    """The stage of the matter at one day, in words."""

    began: Began
    on: date

    @property
    def words(self) -> str:
        """Say when in the matter the dialogue began."""
        return {
            Began.EARLY: _("Began before the decision basis was drafted."),
            Began.PLANNED: _(
                "Began when a decision was planned. "
                "When the decision basis was drafted is not known."
            ),
            Began.DRAFTED: _("Began after the decision basis had been drafted."),
            Began.REMITTED: _("Began after the matter had been remitted back."),
            Began.DECIDED: _("Began after the decision had been made."),
            Began.UNKNOWN: _("The matter does not say how far it had come."),
        }[self.began]

    @property
    def is_late(self) -> bool:
        """Say whether most was already chosen."""
        return self.began in (Began.DRAFTED, Began.DECIDED)


def with_first_day(dialogues: QuerySet[Dialogue]) -> QuerySet[Dialogue]:
    """Let each dialogue know when people could first speak, in the same question."""
    return dialogues.annotate(first_moment=Min("phases__starts_at"))


def start_of(dialogue: Dialogue, decisions: Iterable[Decision]) -> Start:
    """Return where in its matter a dialogue began; `decisions` are the matter's.

    It began when people could first speak; until that is known, when it was set up.
    """
    first = vars(dialogue).get("first_moment") or dialogue.created_at
    day = timezone.localdate(first)
    return Start(stage_on(day, dialogue.matter, decisions), day)


def start_for(dialogue: Dialogue) -> Start:
    """Return where in its matter one dialogue began, read with one question."""
    first = Subquery(
        Phase.objects.filter(dialogue=OuterRef("pk"))
        .order_by("starts_at")
        .values("starts_at")[:1]
    )
    names = ("starts_on", "outcome", "order")
    rows = Dialogue.objects.filter(pk=dialogue.pk).values_list(
        first, *(f"matter__decisions__{name}" for name in names)
    )
    decisions = []
    for moment, *values in rows:
        vars(dialogue)["first_moment"] = moment
        if values[0] is not None:
            decisions.append(Decision(**dict(zip(names, values, strict=True))))
    return start_of(dialogue, decisions)


def stage_on(day: date, matter: Matter, decisions: Iterable[Decision]) -> Began:
    """Return how far a matter had come on a day, from its own days alone."""
    before = sorted(
        (one for one in decisions if one.starts_on < day),
        key=lambda one: (one.starts_on, one.order),
    )
    ends = [one for one in before if one.outcome in (*MADE, Outcome.REMITTED_BACK)]
    if ends:
        sent_back = ends[-1].outcome == Outcome.REMITTED_BACK
        return Began.REMITTED if sent_back else Began.DECIDED
    if matter.basis_drafted_on is not None:
        return Began.DRAFTED if matter.basis_drafted_on <= day else Began.EARLY
    return Began.PLANNED if matter.planned_decision_on else Began.UNKNOWN
