"""Exercises to begin with: what each kind asks, and ready-made sets of exercises."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from gensvar.accounts.models import User
from gensvar.exercises.actions.planning import Words, add_exercise
from gensvar.exercises.models import Exercise, ExerciseKind
from gensvar.meetings.models import Meeting


@dataclass(frozen=True)
class Start:
    """How an exercise begins: its facts by name, and its rows."""

    kind: str
    facts: dict[str, Any] = field(default_factory=dict)
    prompts: tuple[Words, ...] = ()


SETS: dict[str, StrOrPromise] = {
    "stations": gettext_lazy("Four stations: opportunities, feelings, risks, new ways"),
    "ideas-and-ranking": gettext_lazy("Ideas under areas, and then rank the areas"),
    "end": gettext_lazy("Questions from the floor, and what we take along"),
}


def start_of(kind: str) -> Start:
    """Return how an exercise of a kind begins, in the reader's language."""
    return {
        ExerciseKind.STATIONS: _stations,
        ExerciseKind.IDEAS: _ideas,
        ExerciseKind.RANKING: _ranking,
        ExerciseKind.DOTS: _dots,
        ExerciseKind.QUESTIONS: _questions,
        ExerciseKind.TAKEN_ALONG: _taken_along,
    }[ExerciseKind(kind)]()


def _stations() -> Start:
    stations = (
        (_("What opportunities do you see?"), _("What becomes better, and for whom?")),
        (_("What do you feel?"), _("Joy, worry, pride: a feeling needs no reason.")),
        (_("What risks do you see?"), _("What could stop us, or go wrong?")),
        (_("What new ways can you think of?"), _("Also what nobody has tried.")),
    )
    facts = {
        "title": _("Four stations"),
        "instruction": _(
            "Think about one thing at a time. Write one idea in each line. Read what "
            "others have written, and stress what matters to you too."
        ),
        "rounds": len(stations),
        "round_minutes": 12,
    }
    return Start(ExerciseKind.STATIONS, facts, stations)


def _ideas() -> Start:
    facts = {
        "title": _("Ideas: how do we do it?"),
        "instruction": _("Write what can be done, by whom, and how to begin."),
        "round_minutes": 40,
    }
    return Start(ExerciseKind.IDEAS, facts)


def _ranking() -> Start:
    facts = {
        "title": _("What comes first?"),
        "instruction": _(
            "Agree at the table. Give place 1 to what matters most, then 2, and so on."
        ),
        "round_minutes": 10,
        "shows_results": False,
    }
    return Start(ExerciseKind.RANKING, facts)


def _dots() -> Start:
    facts = {
        "title": _("Put your dots"),
        "instruction": _("Put your dots where they matter most to you."),
        "round_minutes": 5,
        "shows_results": False,
    }
    return Start(ExerciseKind.DOTS, facts)


def _questions() -> Start:
    facts = {
        "title": _("Questions from the floor"),
        "instruction": _("Ask what you want an answer to. Say who you ask."),
        "round_minutes": 30,
    }
    return Start(ExerciseKind.QUESTIONS, facts)


def _taken_along() -> Start:
    facts = {
        "title": _("What we take along"),
        "instruction": _("Each recipient says what it takes along from today."),
        "round_minutes": 15,
    }
    return Start(ExerciseKind.TAKEN_ALONG, facts)


@transaction.atomic
def add_set(
    meeting: Meeting, name: str, areas: tuple[Words, ...], *, by: User
) -> list[Exercise]:
    """Add a ready-made set of exercises; `areas` are those of the meeting's dialogue.

    Raises KeyError for a set that does not exist.
    """
    own = areas or tuple((_("Area %(n)s") % {"n": n}, "") for n in (1, 2, 3))
    starts = {
        "stations": (_stations(),),
        "ideas-and-ranking": (
            Start(ExerciseKind.IDEAS, _ideas().facts, own),
            Start(ExerciseKind.RANKING, _ranking().facts, own),
        ),
        "end": (_questions(), _taken_along()),
    }[name]
    return [
        add_exercise(meeting, start.kind, start.facts, start.prompts, by=by)
        for start in starts
    ]
