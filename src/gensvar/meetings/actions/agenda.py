"""The agenda both sides own: propose, accept, change, order, move, park, approve."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.meetings.actions.telling import ITEM, tell_keepers
from gensvar.meetings.actions.voices import Voice
from gensvar.meetings.agreed import fingerprint, on_the_agenda
from gensvar.meetings.models import (
    AgendaApproval,
    AgendaItem,
    ItemBody,
    ItemState,
    Meeting,
    MeetingStage,
    Side,
)
from gensvar.meetings.policies import may_keep_meeting
from gensvar.organisations.models import Body

OVER = (MeetingStage.ENDED, MeetingStage.CANCELLED)
ACCEPTED_AT = {Side.REGION: "accepted_region_at", Side.OTHER: "accepted_other_at"}
ASIDE = (ItemState.MOVED, ItemState.PARKED)
# So many items are taken from one guest to one meeting: no agenda holds as many.
MOST_ITEMS = 50


@transaction.atomic
def propose_item(
    meeting: Meeting, facts: Mapping[str, Any], *, voice: Voice
) -> AgendaItem:
    """Propose an item; the side that proposes it has accepted it already.

    Raises Invalid at the field, and NotYet for a meeting that is over.
    """
    # Any: the values of any field.
    _open(meeting)
    _check(facts)
    _check_room(meeting, voice)
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=_last(meeting) + 1,
        proposed_side=voice.side,
        proposed_by=voice.user,
        proposed_guest=voice.guest,
        **{ACCEPTED_AT[Side(voice.side)]: timezone.now()},
        **facts,
    )
    _told("propose item", item, voice)
    tell_keepers(meeting, ITEM, voice=voice)
    return item


def _check_room(meeting: Meeting, voice: Voice) -> None:
    """Refuse more from one guest than an agenda holds."""
    if voice.guest is None:
        return
    rows = AgendaItem.objects.filter(meeting=meeting, proposed_guest=voice.guest)
    if rows.count() >= MOST_ITEMS:
        raise Invalid(
            _(
                "You have proposed %(most)s items to this meeting, and no more are "
                "taken. Change one of them instead."
            )
            % {"most": MOST_ITEMS},
            "title",
        )


@transaction.atomic
def change_item(
    item: AgendaItem, seen_version: int, facts: Mapping[str, Any], *, voice: Voice
) -> None:
    """Change an item: the other side accepts it anew. Raises Stale and Invalid."""
    # Any: the values of any field.
    _open(item.meeting)
    hold(item, "state")
    _on(item)
    _check(facts)
    changes = {
        name: facts[name] for name in facts if getattr(item, name) != facts[name]
    }
    if not changes:
        return
    mine, theirs = _sides(voice)
    changes |= {mine: timezone.now(), theirs: None, "state": ItemState.PROPOSED}
    save_if_current(item, seen_version, changes)
    _told("change item", item, voice, fields=sorted(facts))


@transaction.atomic
def accept_item(item: AgendaItem, seen_version: int, *, voice: Voice) -> None:
    """Accept an item for one side; with both it is on the agenda. Raises Stale."""
    _open(item.meeting)
    hold(item, "state", "version", *ACCEPTED_AT.values())
    _on(item)
    if item.version != seen_version:
        raise Stale
    mine, theirs = _sides(voice)
    if getattr(item, mine) is not None:
        return
    both = getattr(item, theirs) is not None
    state = ItemState.ACCEPTED if both else ItemState.PROPOSED
    save_if_current(item, seen_version, {mine: timezone.now(), "state": state})
    _told("accept item", item, voice, state=state)


@transaction.atomic
def order_item(item: AgendaItem, *, up: bool, voice: Voice) -> None:
    """Move an item one step up or down among those that are neither moved nor parked.

    At the end of the list nothing happens.
    """
    _open(item.meeting)
    rows = list(item.meeting.items.exclude(state__in=ASIDE).order_by("position", "pk"))
    order = [row.pk for row in rows]
    if item.pk not in order:
        raise NotYet([_("an item that is on the agenda")])
    here = order.index(item.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for position, pk in enumerate(order, start=1):
        AgendaItem.objects.filter(pk=pk).exclude(position=position).update(
            position=position
        )
    _told("order item", item, voice, up=up)


@transaction.atomic
def park_item(item: AgendaItem, reason: str, *, voice: Voice) -> None:
    """Put an item aside with the reason, where both sides see it (S4-089)."""
    _put_aside(item, reason, voice, state=ItemState.PARKED)
    _told("park item", item, voice)


@transaction.atomic
def move_item(
    item: AgendaItem, to_meeting: Meeting, reason: str, *, voice: Voice
) -> AgendaItem:
    """Move an item to another meeting, where the other side accepts it anew.

    Raises Invalid at "to_meeting" for the same meeting or one that is over.
    """
    if to_meeting.pk == item.meeting_id:
        raise Invalid(_("It stands in this meeting already. Choose another."), "to")
    if to_meeting.stage in OVER:
        raise Invalid(
            _("That meeting is over. Choose one that has not been held."), "to"
        )
    _put_aside(item, reason, voice, state=ItemState.MOVED, moved_to=to_meeting)
    copied = ("title", "words", "kind", "influence", "minutes", "speaker", "matter")
    arrived = AgendaItem.objects.create(
        meeting=to_meeting,
        origin=item,
        position=_last(to_meeting) + 1,
        proposed_side=item.proposed_side,
        proposed_by=item.proposed_by,
        **{ACCEPTED_AT[Side(voice.side)]: timezone.now()},
        **{name: getattr(item, name) for name in copied},
    )
    _told("move item", item, voice, to=to_meeting.pk)
    return arrived


@transaction.atomic
def bring_back_item(item: AgendaItem, *, voice: Voice) -> None:
    """Undo moving or parking: the item stands as it did, accepted by whom it was.

    What began in the other meeting goes, unless something has been made of it there.
    """
    _open(item.meeting)
    hold(item, "state", "version", *ACCEPTED_AT.values())
    if item.state not in ASIDE:
        return
    arrived = AgendaItem.objects.filter(origin=item).first()
    if arrived is not None:
        if arrived.version > 1 or arrived.state != ItemState.PROPOSED:
            raise NotYet(
                [_("an item that nobody has worked with in the other meeting")]
            )
        arrived.delete()
    both = all(getattr(item, name) for name in ACCEPTED_AT.values())
    changes = {
        "state": ItemState.ACCEPTED if both else ItemState.PROPOSED,
        "reason": "",
        "moved_to": None,
    }
    save_if_current(item, item.version, changes)
    _told("bring back item", item, voice)


@transaction.atomic
def say_what_it_concerns(
    item: AgendaItem, bodies: Iterable[Body], result: str, *, by: User
) -> None:
    """Say which bodies an item concerns, and what came of it, also afterwards.

    Neither changes what the sides have agreed on (S4-073, S4-085).
    """
    if not may_keep_meeting(by, item.meeting):
        raise NotAllowed
    hold(item, "state")
    wanted = {body.pk for body in bodies}
    item.bodies.exclude(body__in=wanted).delete()
    known = set(item.bodies.values_list("body", flat=True))
    ItemBody.objects.bulk_create(
        ItemBody(item=item, body_id=pk) for pk in sorted(wanted - known)
    )
    item.result = result.strip()
    item.save(update_fields=["result"])
    has_result = bool(item.result)
    record(
        "say what item concerns", item, by=by, bodies=sorted(wanted), result=has_result
    )


@transaction.atomic
def approve_agenda(meeting: Meeting, seen: str, *, voice: Voice) -> AgendaApproval:
    """Approve the agenda that was read, for one side; `seen` is its fingerprint.

    Raises Stale when it has been changed since, NotYet when there is no item.
    """
    _open(meeting)
    items = list(meeting.items.all())
    if not on_the_agenda(items):
        raise NotYet([_("an item that both sides have accepted")])
    if seen != fingerprint(items):
        raise Stale
    approval, is_new = AgendaApproval.objects.get_or_create(
        meeting=meeting,
        side=voice.side,
        fingerprint=seen,
        defaults={"name": voice.name, "user": voice.user, "guest": voice.guest},
    )
    if is_new:
        record("approve agenda", meeting, by=voice.user, side=voice.side)
    return approval


def _open(meeting: Meeting) -> None:
    """Hold the meeting: those who change its agenda wait for each other."""
    hold(meeting, "stage")
    if meeting.stage in OVER:
        raise NotYet([_("a meeting that has not ended")])


def _on(item: AgendaItem) -> None:
    if item.state in ASIDE:
        raise NotYet([_("an item that is neither moved nor parked")])


def _check(facts: Mapping[str, Any]) -> None:
    # Any: the values of any field.
    if not str(facts.get("title", "-")).strip():
        raise Invalid(_("Write what it is about in a few words."), "title")
    minutes = facts.get("minutes")
    if minutes is not None and minutes < 1:
        raise Invalid(_("Write at least one minute, or leave it empty."), "minutes")


def _put_aside(item: AgendaItem, reason: str, voice: Voice, **changes: object) -> None:
    _open(item.meeting)
    hold(item, "state", "version")
    _on(item)
    if not reason.strip():
        raise Invalid(_("Write why, so that the other side understands."), "reason")
    save_if_current(item, item.version, {**changes, "reason": reason.strip()})


def _sides(voice: Voice) -> tuple[str, str]:
    mine = ACCEPTED_AT[Side(voice.side)]
    theirs = next(name for name in ACCEPTED_AT.values() if name != mine)
    return mine, theirs


def _last(meeting: Meeting) -> int:
    found = meeting.items.aggregate(last=Max("position"))["last"]
    return int(found or 0)


def _told(what: str, item: AgendaItem, voice: Voice, **facts: object) -> None:
    record(what, item, by=voice.user, meeting=item.meeting_id, side=voice.side, **facts)
