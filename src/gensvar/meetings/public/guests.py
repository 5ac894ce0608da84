"""A guest's own page: what it shows, and what the guest can do there."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from gensvar.kernel import addresses
from gensvar.kernel.secrets import normalised
from gensvar.meetings.actions import arriving, needs
from gensvar.meetings.actions.answering import answer, has_begun, is_too_late
from gensvar.meetings.actions.joining import register, send_substitute
from gensvar.meetings.calendar import as_ics
from gensvar.meetings.invites import entry_of
from gensvar.meetings.models import AccessNeed, Guest, GuestState, Meeting, MeetingStage
from gensvar.meetings.needs import KINDS, last_day_of
from gensvar.meetings.queries import guest_with, place_in_line
from gensvar.meetings.texts import thing_of
from gensvar.translations.things import Thing

__all__ = ["KINDS", "GuestPage", "answer", "guest_page", "send_substitute"]


@dataclass(frozen=True)
class MeetingSeen:
    """A meeting, for somebody who is asked to it."""

    title: str
    body: str
    other_side: str
    purpose: str
    goal: str
    influence: str
    influence_words: str
    for_you: str
    conduct: str
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    place_kind: str
    place_access: str
    digital_link: str
    contact: str
    support: str
    reply_by: date | None
    stage: str
    cancel_reason: str


@dataclass(frozen=True)
class GuestPage:
    """What the holder of a token sees: the meeting, and the own part in it."""

    guest: Guest
    token: str
    meeting: MeetingSeen
    name: str
    organisation: str
    state: str
    place_in_line: int
    offered_until: datetime | None
    confirms_again: bool
    is_open: bool
    is_too_late: bool
    is_door_open: bool
    has_arrived: bool
    speaks: bool
    sent_by_other: bool
    thing: Thing
    language: str


def guest_page(token: str) -> GuestPage | None:
    """Return what a token opens, or None when it opens nothing."""
    guest = guest_with(token)
    if guest is None:
        return None
    meeting = guest.meeting
    return GuestPage(
        guest=guest,
        token=normalised(token),
        meeting=seen(meeting),
        name=guest.name,
        organisation=str(guest.organisation or guest.body or ""),
        state=guest.state,
        place_in_line=place_in_line(guest),
        offered_until=guest.offered_until,
        confirms_again=guest.state == GuestState.ACCEPTED
        and guest.answered_sequence < meeting.sequence,
        is_open=meeting.stage == MeetingStage.CALLED and not has_begun(meeting),
        is_too_late=is_too_late(guest),
        is_door_open=arriving.is_door_open(meeting),
        has_arrived=guest.arrived_at is not None,
        speaks=guest.speaks,
        sent_by_other=guest.substitute_of_id is not None,
        thing=thing_of(meeting),
        language=guest.language,
    )


def seen(meeting: Meeting) -> MeetingSeen:
    """Return a meeting as those who are asked see it."""
    return MeetingSeen(
        title=meeting.title,
        body=meeting.body.name,
        other_side=meeting.other_side,
        purpose=meeting.purpose,
        goal=meeting.goal,
        influence=str(meeting.get_influence_display()) if meeting.influence else "",
        influence_words=meeting.influence_words,
        for_you=meeting.for_you,
        conduct=meeting.conduct,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        place_kind=str(meeting.get_place_kind_display()) if meeting.place_kind else "",
        place_access=meeting.place_access,
        digital_link=meeting.digital_link,
        contact=meeting.contact,
        support=meeting.support,
        reply_by=meeting.reply_by,
        stage=meeting.stage,
        cancel_reason=meeting.cancel_reason,
    )


@dataclass(frozen=True)
class NeedsSeen:
    """What a guest has said is needed, and until when it is kept."""

    kinds: tuple[str, ...]
    labels: tuple[str | Promise, ...]
    words: str
    kept_until: date


def needs_of(guest: Guest) -> NeedsSeen:
    """Return what a guest has said, for the guest alone."""
    need = AccessNeed.objects.filter(guest=guest, deleted_at__isnull=True).first()
    kinds = tuple(need.kinds) if need else ()
    return NeedsSeen(
        kinds=kinds,
        labels=tuple(KINDS[kind] for kind in kinds if kind in KINDS),
        words=need.words if need else "",
        kept_until=last_day_of(guest.meeting),
    )


def say_needs(guest: Guest, kinds: list[str], words: str) -> None:
    """Keep what a guest needs. Raises Invalid and NotYet."""
    needs.say_needs(guest, kinds, words)


def say_here(guest: Guest) -> None:
    """Note that a guest has come. Raises Invalid on another day, or who said no."""
    arriving.say_here(guest)


def calendar_of(page: GuestPage, language: str) -> bytes | None:
    """Return the meeting for a guest's calendar; None while it has no time."""
    entry = entry_of(
        page.guest.meeting, addresses.absolute(addresses.guest(page.token))
    )
    return as_ics([entry], language=language) if entry else None


def at_the_door(public_id: str, email: str) -> bool:
    """Note that whoever has this address is here; say whether that was possible.

    That it was not tells nothing of which meetings or guests there are.
    """
    guest = (
        Guest.objects.filter(
            meeting__public_id=public_id, email=email.strip().lower(), email__gt=""
        )
        .exclude(state__in=(GuestState.WITHDRAWN, GuestState.DECLINED))
        .select_related("meeting")
        .first()
    )
    if guest is None or not arriving.is_door_open(guest.meeting):
        return False
    arriving.say_here(guest)
    return True


def register_for(
    public_id: str, name: str, email: str, organisation: str, language: str
) -> None:
    """Let somebody ask to come to a meeting that publishing shows: ask there first.

    Raises Invalid at the field, or with the reason why nobody can register.
    """
    meeting = Meeting.objects.select_related("body").get(public_id=public_id)
    register(meeting, name, email, organisation, language)
