"""Meetings in public: those that a recorded decision has announced, and no others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from gensvar.kernel import addresses
from gensvar.meetings.calendar import Entry, as_ics
from gensvar.meetings.invites import entry_of
from gensvar.meetings.models import Meeting, MeetingStage
from gensvar.meetings.queries import seats_of
from gensvar.meetings.texts import thing_of
from gensvar.publishing.queries.published import published_meetings
from gensvar.translations.things import Thing

# A feed is for what is near: later meetings come when their time does.
MOST_IN_A_FEED = 200


@dataclass(frozen=True)
class MeetingShown:
    """A meeting as everyone may see it: without the link, and without who comes."""

    public_id: str
    title: str
    kind: str
    form: str
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
    contact: str
    reply_by: date | None
    stage: str
    cancel_reason: str
    takes_registrations: bool
    is_full: bool = False
    digital_link: str = ""
    sub_region: str = ""
    things: Sequence[Thing] = ()

    @property
    def address(self) -> str:
        """Return where it is read."""
        return addresses.open_meeting(self.public_id)


def meetings_shown(
    start: int = 0, end: int = 20, part: str = ""
) -> tuple[list[MeetingShown], int]:
    """Return a slice of the announced meetings to come, soonest first; how many.

    `part` narrows them to one part of the region (S4-036).
    """
    rows = _to_come().order_by("starts_at", "pk")
    if part:
        rows = rows.filter(sub_region=part)
    return [_shown(row) for row in rows[start:end]], rows.count()


def parts_shown() -> list[str]:
    """Return the parts of the region in which announced meetings are to come."""
    rows = _to_come().exclude(sub_region="").order_by("sub_region")
    return list(rows.values_list("sub_region", flat=True).distinct())


def _to_come() -> QuerySet[Meeting]:
    return published_meetings().filter(ends_at__gte=timezone.now())


def meetings_shown_in(programme: int, most: int = 12) -> list[MeetingShown]:
    """Return the announced meetings to come of one programme, soonest first."""
    rows = published_meetings().filter(programme=programme, ends_at__gte=timezone.now())
    return [_shown(row) for row in rows.order_by("starts_at", "pk")[:most]]


def meeting_shown(public_id: str) -> MeetingShown | None:
    """Return one announced meeting, or None: also for one that nobody may know of."""
    row = published_meetings().filter(public_id=public_id).first()
    if row is None:
        return None
    is_full = seats_of(row).free == 0
    return _shown(row, is_full=is_full)


def meetings_feed(language: str, name: str) -> bytes:
    """Return the announced meetings to come for calendar programs."""
    rows = published_meetings().filter(ends_at__gte=timezone.now())
    return as_ics(
        _entries(list(rows.order_by("starts_at", "pk")[:MOST_IN_A_FEED])),
        language=language,
        name=name,
    )


def _entries(rows: list[Meeting]) -> list[Entry]:
    found = (
        entry_of(
            row,
            addresses.absolute(addresses.open_meeting(row.public_id)),
            for_guests=False,
        )
        for row in rows
    )
    return [entry for entry in found if entry is not None]


def _shown(row: Meeting, *, is_full: bool = False) -> MeetingShown:
    is_ahead = row.starts_at is not None and row.starts_at > timezone.now()
    return MeetingShown(
        public_id=row.public_id,
        title=row.title,
        kind=str(row.get_kind_display()),
        form=str(row.get_form_display()),
        body=row.body.name,
        other_side=row.other_side,
        purpose=row.purpose,
        goal=row.goal,
        influence=str(row.get_influence_display()) if row.influence else "",
        influence_words=row.influence_words,
        for_you=row.for_you,
        conduct=row.conduct,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        place_kind=str(row.get_place_kind_display()) if row.place_kind else "",
        place_access=row.place_access,
        sub_region=row.sub_region,
        contact=row.contact,
        reply_by=row.reply_by,
        stage=row.stage,
        cancel_reason=row.cancel_reason,
        takes_registrations=row.registration_open
        and row.stage == MeetingStage.CALLED
        and is_ahead,
        is_full=is_full,
        things=(thing_of(row),),
    )
