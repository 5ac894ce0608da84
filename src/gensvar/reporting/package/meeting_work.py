"""What the tables of meetings handed in, as it was handed in: nothing is added up."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Prefetch

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.exercises.models import (
    AskedQuestion,
    Ballot,
    Confirmation,
    Dot,
    Entry,
    Exercise,
    Prompt,
    Seat,
    SeatingPlan,
    Stress,
    Table,
    TakenAlong,
)
from gensvar.meeting_notes.actions.joining import FORMAT
from gensvar.meetings.models import Side
from gensvar.reporting.package.discretion import Discretion, Plain
from gensvar.reporting.package.gathering import Found, by_meeting

EXERCISE = (
    "id kind title instruction position stage rounds round_minutes allows_ties "
    "allows_incomplete most_dots opened_at closed_at created_by created_at"
)
ENTRY = "id round marked language source entered_by written_at taken_back_at"
ASKED = "id words language state queued_at speaks_from speaks_until entered_by"
# What is told of each exercise after its own facts, in order.
PARTS = ("prompts", "entries", "confirmations", "ballots", "dots", "asked", "taken")


def hidden_words(tells: Discretion, dialogue: Dialogue) -> frozenset[str]:
    """Return words from meetings that are hidden where they stand as contributions.

    They are left out wherever the meeting itself tells them; a complete package tells
    them all.
    """
    rows = Contribution.objects.filter(
        dialogue=dialogue, batch__format=FORMAT, hidden_at__isnull=False
    ).only("text", "hidden_at")
    return frozenset(one.text.strip() for one in rows if tells.withholds(one))


def work_of_all(
    tells: Discretion, dialogue: Dialogue, numbers: list[int]
) -> Mapping[str, Found]:
    """Return tables, seats and exercises of some meetings, by meeting."""
    return {
        "tables": by_meeting(
            Table.objects.filter(meeting__in=numbers).order_by("number"),
            lambda row: tells.facts(row, "id number name"),
        ),
        "seating": _seating(tells, numbers),
        "exercises": _exercises(tells, dialogue, numbers),
    }


def _seating(tells: Discretion, numbers: list[int]) -> Found:
    seats = by_meeting(
        Seat.objects.filter(table__meeting__in=numbers)
        .select_related("table")
        .order_by("round", "table__number", "pk"),
        lambda row: {
            "round": row.round,
            "table": row.table.number,
            "guest": row.guest_id,
        },
        key=lambda row: row.table.meeting_id,
    )
    plans = SeatingPlan.objects.filter(meeting__in=numbers).select_related("by")
    return {
        plan.meeting_id: {
            **tells.facts(plan, "rounds seed met possible with_own at by"),
            "seats": seats[plan.meeting_id],
        }
        for plan in plans
    }


def _exercises(tells: Discretion, dialogue: Dialogue, numbers: list[int]) -> Found:
    hidden = hidden_words(tells, dialogue)
    found: dict[str, Found] = {
        "prompts": _by_exercise(
            Prompt.objects.filter(exercise__meeting__in=numbers).order_by(
                "position", "pk"
            ),
            lambda row: tells.facts(row, "id position words hint"),
        ),
        "entries": _entries(tells, numbers, hidden),
        "confirmations": _confirmations(tells, numbers),
        "ballots": _ballots(tells, numbers),
        "dots": _dots(tells, numbers),
        "asked": _asked(tells, numbers),
        "taken": _taken(tells, numbers),
    }
    rows = Exercise.objects.filter(meeting__in=numbers).order_by("position", "pk")
    return by_meeting(
        rows.select_related("created_by"),
        lambda row: {
            **tells.facts(row, EXERCISE),
            "item": row.item_id,
            **{name: found[name].get(row.pk, []) for name in PARTS},
        },
    )


def _by_exercise(rows: Iterable[Any], tell: Callable[[Any], Plain]) -> Found:
    # Any: rows of any model that know their exercise.
    return by_meeting(rows, tell, key=lambda row: row.exercise_id)


def _entries(tells: Discretion, numbers: list[int], hidden: frozenset[str]) -> Found:
    """Return each wording of each idea; an older one names the one that replaced it."""
    rows = list(
        Entry.objects.filter(exercise__meeting__in=numbers)
        .select_related("table", "entered_by")
        .prefetch_related(
            Prefetch("stresses", Stress.objects.select_related("table").order_by("pk"))
        )
        .order_by("pk")
    )
    withheld = _withheld(rows, hidden)

    def tell(row: Entry) -> Plain:
        left_out = row.pk in withheld
        gone: dict[str, Plain] = {"text": "", "remark": ""}
        return {
            **tells.facts(row, ENTRY),
            "prompt": row.prompt_id,
            "table": row.table.number,
            "replaced_by": row.replaced_by_id,
            **(gone if left_out else tells.facts(row, "text remark")),
            "withheld": left_out,
            "stresses": tells.each(
                row.stresses.all(),
                "at withdrawn_at",
                table=lambda one: one.table.number,
            ),
        }

    return _by_exercise(rows, tell)


def _withheld(rows: list[Entry], hidden: frozenset[str]) -> set[int]:
    """Return the ideas whose words are hidden, with all their older wordings."""
    gone = {row.pk for row in rows if row.text.strip() in hidden}
    for row in reversed(rows):  # a newer wording comes after the one it replaces
        if row.replaced_by_id in gone:
            gone.add(row.pk)
    return gone


def _confirmations(tells: Discretion, numbers: list[int]) -> Found:
    rows = Confirmation.objects.filter(exercise__meeting__in=numbers).order_by("pk")
    return _by_exercise(
        rows.select_related("table", "confirmed_by"),
        lambda row: {
            "table": row.table.number,
            **tells.facts(row, "fingerprint at reopened_at confirmed_by"),
        },
    )


def _ballots(tells: Discretion, numbers: list[int]) -> Found:
    """Return ballots as they were cast: the place of each prompt by its id."""
    rows = Ballot.objects.filter(exercise__meeting__in=numbers).order_by("pk")
    return _by_exercise(
        rows.select_related("table", "entered_by"),
        lambda row: {
            "table": row.table.number,
            **tells.facts(row, "places source entered_by cast_at replaced_at"),
        },
    )


def _dots(tells: Discretion, numbers: list[int]) -> Found:
    """Return dots as they were put; what says who is the same is never told."""
    rows = Dot.objects.filter(exercise__meeting__in=numbers).order_by("pk")
    return _by_exercise(
        rows.select_related("table", "entered_by"),
        lambda row: {
            "prompt": row.prompt_id,
            "entry": row.entry_id,
            "table": row.table.number if row.table else None,
            **tells.facts(row, "number source entered_by at"),
        },
    )


def _asked(tells: Discretion, numbers: list[int]) -> Found:
    """Return questions with replies; who asked is told as who sent a contribution."""
    rows = AskedQuestion.objects.filter(exercise__meeting__in=numbers)
    rows = rows.order_by("queued_at", "pk").select_related("table", "entered_by")
    return _by_exercise(
        rows.prefetch_related("replies__entered_by"),
        lambda row: {
            **tells.facts(row, ASKED),
            "table": row.table.number if row.table else None,
            **(tells.facts(row, "asker") if tells.is_complete else {}),
            "replies": tells.each(row.replies.all(), "id speaker words at entered_by"),
        },
    )


def _taken(tells: Discretion, numbers: list[int]) -> Found:
    rows = TakenAlong.objects.filter(exercise__meeting__in=numbers).order_by("pk")
    return _by_exercise(
        rows.select_related("entered_by").prefetch_related("entries"),
        lambda row: {
            **tells.facts(row, "id side words at entered_by"),
            **(tells.facts(row, "by") if _may_name(tells, row) else {}),
            "entries": sorted(entry.pk for entry in row.entries.all()),
        },
    )


def _may_name(tells: Discretion, row: TakenAlong) -> bool:
    return tells.is_complete or row.side == Side.REGION
