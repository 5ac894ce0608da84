"""What the other side proposed for the agenda, followed from meeting to meeting."""

from collections.abc import Mapping

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.ideas.fates import Fate, Idea, Kind, Place, State, Step
from gensvar.meetings.models import AgendaItem, ItemKind, ItemState, Side


def asked_for(places: Mapping[int, Place], mine: Mapping[int, Place]) -> list[Idea]:
    """Return the items proposed for the meetings in `places`, each where it began.

    An item that was moved is one idea: it stands where it was first proposed, with
    what became of it in the end. `mine` are all the meetings that the reader sees.
    """
    rows = (
        AgendaItem.objects.filter(
            Q(meeting__in=places, proposed_side=Side.OTHER) | Q(origin__isnull=False)
        )
        .exclude(kind=ItemKind.FOLLOW_UP)
        .select_related("meeting", "proposed_guest")
        .order_by("pk")
    )
    items = {item.pk: item for item in rows}
    later: dict[int | None, AgendaItem] = {
        item.origin_id: item for item in items.values() if item.origin_id
    }
    return [
        _idea(item, places[item.meeting_id], _chain(item, later), mine)
        for item in items.values()
        if item.origin_id is None
        and item.meeting_id in places
        and item.proposed_side == Side.OTHER
    ]


def _chain(
    first: AgendaItem, later: Mapping[int | None, AgendaItem]
) -> list[AgendaItem]:
    found = [first]
    while (after := later.get(found[-1].pk)) is not None and after not in found:
        found.append(after)
    return found


def _idea(
    first: AgendaItem, place: Place, chain: list[AgendaItem], mine: Mapping[int, Place]
) -> Idea:
    steps = tuple(
        Step(
            _("Moved to %(meeting)s") % {"meeting": item.meeting.title},
            reverse("meeting-agenda", args=[item.meeting_id])
            if item.meeting_id in mine
            else "",
        )
        for item in chain[1:]
    )
    proposed_on = timezone.localdate(first.proposed_at)
    return Idea(
        key=f"punkt:{first.pk}",
        kind=Kind.ITEM,
        text=first.title,
        language=first.proposed_guest.language if first.proposed_guest else "sv",
        place=place,
        said_on=proposed_on,
        fate=_fate(chain[-1], steps),
    )


def _fate(item: AgendaItem, steps: tuple[Step, ...]) -> Fate:
    if item.state == ItemState.PARKED:
        return Fate(State.REFUSED, None, item.reason, steps)
    if item.state != ItemState.ACCEPTED:
        return Fate(steps=steps)
    sides = (item.accepted_region_at, item.accepted_other_at)
    days = [timezone.localdate(moment) for moment in sides if moment]
    said = Step(item.result) if item.result else Step(_("On the agenda"))
    return Fate(State.TAKEN_UP, max(days, default=None), "", (*steps, said))
