"""The meetings of a dialogue: facts, agenda, who was asked and came, letters.

Everything of all meetings is asked for at once, and gathered by meeting in memory: the
questions to the database are as many for one meeting as for thirty.
"""

from collections import Counter, defaultdict
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from gensvar.dialogues.models import Dialogue
from gensvar.meeting_notes.messages import KIND as NOTES_LETTER
from gensvar.meetings.messages import KINDS, MATERIAL
from gensvar.meetings.models import (
    AgendaApproval,
    AgendaItem,
    DayOption,
    Guest,
    Material,
    Meeting,
    MeetingBody,
)
from gensvar.meetings.news import NEWS
from gensvar.notifications.models import Letter
from gensvar.reporting.package.discretion import Discretion, Plain
from gensvar.reporting.package.gathering import Found, by_meeting
from gensvar.reporting.package.meeting_notes import notes_of_all
from gensvar.reporting.package.meeting_work import work_of_all
from gensvar.reporting.package.said import Fact

MEETING = (
    "id public_id body dialogue matter series title kind form issue purpose goal "
    "influence influence_words for_you conduct roles other_side agenda_owner may_call "
    "called_by starts_at ends_at place place_kind place_access sub_region contact "
    "support "
    "seats seats_per_organisation reply_by registration_open material_days pack_days "
    "chair_side chair_name chair_exception stage called_at begun_at ended_at "
    "cancel_reason reported_persons reported_organisations next_step "
    "no_next_step_reason created_by created_at"
)
ITEM = (
    "id position title words kind influence minutes speaker matter state "
    "proposed_side proposed_by proposed_at accepted_region_at accepted_other_at "
    "reason priority resources benefit result"
)
MATERIAL_FACTS = "id title words link owner owner_name due_on ready_at"
GUEST = (
    "id side body state speaks language is_elected is_walk_in invited_at answered_at "
    "arrived_at left_at noted_by withdrawn_at name email organisation represents"
)
# What is told of each meeting after its own facts, in order.
PARTS = (
    *("bodies", "times", "agenda", "agenda_approvals", "material", "guests"),
    *("tables", "seating", "exercises", "questions_followed_up", "ideas"),
    *("notes", "passed_on", "letters"),
)
LETTERS = (*KINDS, MATERIAL, NEWS, NOTES_LETTER)


def meetings_of(tells: Discretion, dialogue: Dialogue) -> list[Fact]:
    """Return every meeting of a dialogue, in the order in which they were planned."""
    rows = Meeting.objects.filter(dialogue=dialogue).order_by("pk")
    meetings = list(
        rows.select_related("body", "dialogue", "matter", "series", "created_by")
    )
    if not meetings:
        return []
    numbers = [one.pk for one in meetings]
    found: dict[str, Found] = {
        "bodies": _bodies(numbers),
        "times": _times(tells, numbers),
        "agenda": _agenda(tells, numbers),
        "agenda_approvals": _approvals(tells, numbers),
        "material": _material(tells, numbers),
        "guests": _guests(tells, numbers),
        "letters": _letters(numbers),
        **work_of_all(tells, dialogue, numbers),
        **notes_of_all(tells, dialogue, numbers),
    }
    return [
        {
            **tells.facts(one, MEETING),
            **{name: found[name].get(one.pk, _nothing(name)) for name in PARTS},
        }
        for one in meetings
    ]


def _nothing(name: str) -> Plain:
    return None if name in ("seating", "notes") else []


def _bodies(numbers: list[int]) -> Found:
    rows = MeetingBody.objects.filter(meeting__in=numbers).order_by("pk")
    return by_meeting(rows.select_related("body"), lambda row: str(row.body))


def _times(tells: Discretion, numbers: list[int]) -> Found:
    """Return the times that were asked about, and whom each suited."""
    rows = DayOption.objects.filter(meeting__in=numbers).order_by("pk")
    return by_meeting(
        rows.prefetch_related("answers"),
        lambda row: {
            **tells.facts(row, "id starts_at ends_at"),
            "answers": tells.each(
                sorted(row.answers.all(), key=lambda one: one.pk),
                "fit at",
                guest=lambda one: one.guest_id,
            ),
        },
    )


def _agenda(tells: Discretion, numbers: list[int]) -> Found:
    rows = AgendaItem.objects.filter(meeting__in=numbers)
    rows = rows.order_by("position", "pk").select_related("matter", "proposed_by")
    return by_meeting(
        rows.prefetch_related("bodies__body"),
        lambda row: {
            **tells.facts(row, ITEM),
            "proposed_guest": row.proposed_guest_id,
            "moved_to": row.moved_to_id,
            "origin": row.origin_id,
            "bodies": [str(one.body) for one in row.bodies.all()],
        },
    )


def _approvals(tells: Discretion, numbers: list[int]) -> Found:
    """Return which side approved which items: the same fingerprint, the same items."""
    rows = AgendaApproval.objects.filter(meeting__in=numbers).order_by("pk")
    return by_meeting(
        rows.select_related("user"),
        lambda row: {
            **tells.facts(row, "id side fingerprint user name at"),
            "guest": row.guest_id,
        },
    )


def _material(tells: Discretion, numbers: list[int]) -> Found:
    rows = Material.objects.filter(meeting__in=numbers).order_by("pk")
    return by_meeting(
        rows.select_related("owner"),
        lambda row: {**tells.facts(row, MATERIAL_FACTS), "item": row.item_id},
    )


def _guests(tells: Discretion, numbers: list[int]) -> Found:
    """Return who was asked, answered and came; never what they need, nor claims."""
    rows = Guest.objects.filter(meeting__in=numbers).order_by("pk")
    return by_meeting(
        rows.select_related("body", "organisation", "noted_by"),
        lambda row: {
            **tells.facts(row, GUEST),
            "substitute_of": row.substitute_of_id,
        },
    )


def _letters(numbers: list[int]) -> Found:
    """Count the letters that a meeting caused, by kind and day: no reader, no text."""
    causes: dict[str, int] = {}
    for kind, rows in (
        ("guest", Guest.objects.filter(meeting__in=numbers)),
        ("material", Material.objects.filter(meeting__in=numbers)),
    ):
        for pk, meeting in rows.order_by().values_list("pk", "meeting"):
            causes[f"{kind} {pk}"] = meeting
    causes |= {f"meeting {pk}": pk for pk in numbers}
    counted: Counter[tuple[int, str, str, str]] = Counter()
    for letter in _caused(numbers).only("cause", "kind", "state", "created_at"):
        day = timezone.localdate(letter.created_at).isoformat()
        counted[(causes[letter.cause], day, letter.kind, letter.state)] += 1
    found: defaultdict[int, list[Plain]] = defaultdict(list)
    for (meeting, day, kind, state), number in sorted(counted.items()):
        found[meeting].append(
            {"day": day, "kind": kind, "state": state, "number": number}
        )
    return found


def _caused(numbers: list[int]) -> QuerySet[Letter]:
    def causes(kind: str, rows: QuerySet[Any]) -> QuerySet[Any]:
        cause = Concat(Value(f"{kind} "), Cast("pk", CharField()))
        found: QuerySet[Any] = rows.order_by().annotate(a_cause=cause)
        return found.values("a_cause")

    of_guests = causes("guest", Guest.objects.filter(meeting__in=numbers))
    of_material = causes("material", Material.objects.filter(meeting__in=numbers))
    of_meetings = causes("meeting", Meeting.objects.filter(pk__in=numbers))
    rows = Letter.objects.filter(kind__in=LETTERS)
    return (
        rows.filter(cause__in=of_guests)
        | rows.filter(cause__in=of_material)
        | rows.filter(cause__in=of_meetings)
    )
