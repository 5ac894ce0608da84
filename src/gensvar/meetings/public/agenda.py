"""The agenda as both sides see it, and what each side can do to it.

The page of those who work here and that of the guest who speaks show the same: what is
on the agenda, what waits for whom, what was put aside, and whether it is final.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import Http404

from gensvar.meetings.actions import agenda as verbs
from gensvar.meetings.actions.planning import may_be_called_by
from gensvar.meetings.actions.planning import propose_meeting as _propose_meeting
from gensvar.meetings.actions.voices import SILENT, Voice, voice_of_guest
from gensvar.meetings.agreed import (
    fingerprint,
    is_final,
    minutes_of,
    on_the_agenda,
    sides_that_approved,
)
from gensvar.meetings.models import (
    AgendaItem,
    Guest,
    ItemState,
    Material,
    Meeting,
    MeetingStage,
    Side,
)
from gensvar.meetings.moments import minutes_between

__all__ = ["agenda_of", "voice_of_guest"]

OVER = (MeetingStage.ENDED, MeetingStage.CANCELLED)


@dataclass(frozen=True)
class ItemSeen:
    """One item, and what the reader's own side has said of it."""

    item: AgendaItem
    waits_for_me: bool
    waits_for_them: bool
    proposed_by: str
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True)
class SideSeen:
    """One side, and whether it has approved the agenda as it stands."""

    side: str
    label: str
    name: str
    at: datetime | None


@dataclass(frozen=True)
class Agenda:
    """The agenda for one reader; `mark` is its fingerprint."""

    rows: list[ItemSeen]
    aside: list[ItemSeen]
    sides: list[SideSeen]
    mark: str
    minutes: int
    length: int | None
    number: int
    waiting: int
    is_final: bool
    was_changed: bool
    i_have_approved: bool
    is_open: bool

    @property
    def too_long_by(self) -> int:
        """How many minutes the items take more than the meeting has."""
        return max(self.minutes - self.length, 0) if self.length else 0


def agenda_of(meeting: Meeting, side: str, *, in_short: bool = False) -> Agenda:
    """Return the agenda of a meeting for a reader of one side.

    `in_short` leaves out which bodies the items concern.
    """
    found = meeting.items.select_related(
        "proposed_by", "proposed_guest__organisation", "moved_to", "origin__meeting"
    )
    items = list(found if in_short else found.prefetch_related("bodies__body"))
    approvals = list(meeting.approvals.all())
    mark = fingerprint(items)
    given = sides_that_approved(mark, approvals)
    put_aside = (ItemState.MOVED, ItemState.PARKED)
    rows = [item for item in items if item.state not in put_aside]
    return Agenda(
        rows=_seen(rows, side),
        aside=_seen([item for item in items if item.state in put_aside], side),
        sides=[
            SideSeen(
                one,
                str(_name_of(meeting, one)),
                given[one].name if one in given else "",
                given[one].at if one in given else None,
            )
            for one in Side.values
        ],
        mark=mark,
        minutes=minutes_of(items),
        length=_length(meeting),
        number=len(on_the_agenda(items)),
        waiting=sum(item.state == ItemState.PROPOSED for item in items),
        is_final=is_final(items, approvals),
        was_changed=bool(approvals)
        and len(given) < len({one.side for one in approvals}),
        i_have_approved=side in given,
        is_open=meeting.stage not in OVER,
    )


def _name_of(meeting: Meeting, side: str) -> str:
    return meeting.body.name if side == Side.REGION else meeting.other_side


def _length(meeting: Meeting) -> int | None:
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    return minutes_between(meeting.starts_at, meeting.ends_at)


def _seen(items: list[AgendaItem], side: str) -> list[ItemSeen]:
    mine = verbs.ACCEPTED_AT[Side(side)]
    theirs = next(name for name in verbs.ACCEPTED_AT.values() if name != mine)
    last = len(items) - 1
    return [
        ItemSeen(
            item,
            waits_for_me=getattr(item, mine) is None,
            waits_for_them=getattr(item, theirs) is None,
            proposed_by=_who(item),
            is_first=number == 0,
            is_last=number == last,
        )
        for number, item in enumerate(items)
    ]


def _who(item: AgendaItem) -> str:
    """Return who proposed it: a person of the region, or the organisation's guest."""
    if item.proposed_guest is not None:
        organisation = item.proposed_guest.organisation
        name = item.proposed_guest.name
        return f"{name}, {organisation}" if organisation else name
    return item.proposed_by.name if item.proposed_by else ""


def item_of(meeting: Meeting, number: int) -> AgendaItem:
    """Return one item of a meeting, or raise Http404."""
    item = meeting.items.filter(pk=number).first()
    if item is None:
        raise Http404
    item.meeting = meeting
    return item


def may_speak(guest: Guest) -> bool:
    """Say whether a guest acts for its side."""
    return guest.speaks and guest.state not in SILENT


def propose(meeting: Meeting, voice: Voice, facts: Mapping[str, Any]) -> AgendaItem:
    """Propose an item. Raises Invalid at the field and NotYet."""
    # Any: the values of any field.
    return verbs.propose_item(meeting, facts, voice=voice)


def change(
    item: AgendaItem, version: int, voice: Voice, facts: Mapping[str, Any]
) -> None:
    """Change an item. Raises Stale, Invalid and NotYet."""
    # Any: the values of any field.
    verbs.change_item(item, version, facts, voice=voice)


def press(meeting: Meeting, voice: Voice, sent: Mapping[str, str]) -> bool:
    """Do what a button beside an item says; False when it says nothing we know.

    Raises Stale when the item was changed since it was read, and NotYet.
    """
    do, number = sent.get("do", ""), sent.get("item", "")
    if do not in ("accept", "up", "down", "back") or not number.isdecimal():
        return False
    item = item_of(meeting, int(number[:18]))
    if do == "accept":
        version = sent.get("version", "")
        seen = int(version[:18]) if version.isdecimal() else 0
        verbs.accept_item(item, seen, voice=voice)
    elif do == "back":
        verbs.bring_back_item(item, voice=voice)
    else:
        verbs.order_item(item, up=do == "up", voice=voice)
    return True


def approve(meeting: Meeting, voice: Voice, seen: str) -> bool:
    """Approve what was read; return whether the agenda is final now.

    Raises Stale when it was changed since, NotYet while it is empty.
    """
    verbs.approve_agenda(meeting, seen, voice=voice)
    return is_final(meeting.items.all(), meeting.approvals.all())


def park(item: AgendaItem, voice: Voice, reason: str) -> None:
    """Put an item aside. Raises Invalid without a reason."""
    verbs.park_item(item, reason, voice=voice)


def move(item: AgendaItem, voice: Voice, to: Meeting, reason: str) -> None:
    """Move an item to another meeting. Raises Invalid at the field."""
    verbs.move_item(item, to, reason, voice=voice)


def meetings_to_move_to(meeting: Meeting) -> list[Meeting]:
    """Return the meetings of the same series or body that are still ahead."""
    near = Q(body=meeting.body_id)
    if meeting.series_id:
        near |= Q(series=meeting.series_id)
    rows = Meeting.objects.filter(near).exclude(pk=meeting.pk)
    return list(rows.exclude(stage__in=OVER).order_by("starts_at", "pk")[:50])


def meetings_of_the_series(meeting: Meeting) -> list[Meeting]:
    """Return the meetings ahead that a guest knows of: those of the same series."""
    if meeting.series_id is None:
        return []
    rows = Meeting.objects.filter(series=meeting.series_id).exclude(pk=meeting.pk)
    return list(rows.exclude(stage__in=OVER).order_by("starts_at", "pk")[:50])


def guest_may_call(guest: Guest) -> bool:
    """Say whether a guest may call an extra meeting for its side (S4-081)."""
    return may_speak(guest) and may_be_called_by(guest.meeting, guest.side)


@transaction.atomic
def call_extra(guest: Guest, key: str, facts: Mapping[str, Any]) -> None:
    """Let a guest ask for an extra meeting, once for each form that was opened.

    It arrives among the meetings being prepared. Raises NotAllowed and Invalid.
    """
    # Any: the values of any field.
    if Meeting.objects.filter(public_id=key).exists():
        return
    _propose_meeting(
        guest.meeting, {**facts, "public_id": key}, voice=voice_of_guest(guest)
    )


@dataclass(frozen=True)
class Pack:
    """What one reads before a meeting."""

    items: list[AgendaItem]
    is_final: bool
    materials: list[Material]
    roles: str


def pack_of(meeting: Meeting) -> Pack:
    """Return agenda, ready material, and who does what (S4-056)."""
    items = list(meeting.items.all())
    approvals = list(meeting.approvals.all())
    ready = meeting.materials.filter(ready_at__isnull=False).select_related("item")
    return Pack(
        items=on_the_agenda(items),
        is_final=is_final(items, approvals),
        materials=list(ready),
        roles=meeting.roles,
    )
