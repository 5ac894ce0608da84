"""Meetings, their notes and series, samråd with its items, and agreements."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gensvar.agreements.models import Agreement
from gensvar.agreements.policies import agreements_visible_to
from gensvar.meeting_notes.models import Notes, NotesStage
from gensvar.meeting_notes.queries.notes import content_in, version_of
from gensvar.meeting_notes.tree import Part
from gensvar.meetings.models import (
    AgendaItem,
    ItemState,
    Meeting,
    MeetingBody,
    MeetingStage,
)
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.policies import Visitor
from gensvar.programmes.models import Programme, ProgrammeBody, ProgrammeGroup
from gensvar.programmes.queries import programmes_visible_to
from gensvar.publishing.queries.published import published_meetings
from gensvar.search.sources.shapes import Source, Told, on, words


def _with_bodies(rows: QuerySet[Any], meeting: str = "meeting__") -> QuerySet[Any]:
    parts = MeetingBody.objects.order_by("pk")
    return rows.prefetch_related(Prefetch(f"{meeting}bodies", parts))


def _meetings() -> QuerySet[Meeting]:
    items = AgendaItem.objects.order_by("position", "pk")
    return _with_bodies(Meeting.objects.select_related("body"), "").prefetch_related(
        Prefetch("items", items)
    )


def _readers(meeting: Meeting) -> tuple[int, ...]:
    parts = {part.body_id for part in meeting.bodies.all()}
    return tuple(sorted(parts | {meeting.body_id}))


def _meeting(row: Meeting) -> Told:
    items = [item.title for item in row.items.all()]
    return Told(
        title=row.title,
        address=reverse("meeting", args=[row.pk]),
        text=words(row.purpose, row.goal, row.place, *items, row.next_step),
        body=row.body_id,
        dialogue=row.dialogue_id,
        day=on(row.starts_at),
        readers=_readers(row),
    )


def _meeting_shown(row: Meeting) -> Told | None:
    if row.stage == MeetingStage.PREPARING:
        return None
    return Told(
        title=row.title,
        address=reverse("public-meeting", args=[row.public_id]),
        text=words(row.purpose, row.goal, row.place),
        body=row.body_id,
        dialogue=row.dialogue_id,
        day=on(row.starts_at),
    )


def _notes_for(user: Visitor) -> QuerySet[Notes]:
    mine = meetings_visible_to(user).filter(pk=OuterRef("meeting"))
    return Notes.objects.filter(Exists(mine), stage=NotesStage.APPROVED)


def _notes(row: Notes) -> Told | None:
    version = version_of(row)
    if row.stage != NotesStage.APPROVED or version is None:
        return None
    # What tables wrote and people said stands in them too: that is not kept here.
    parts = content_in(version).parts
    said = [one for part in parts for one in (part.title, part.words, *_more(part))]
    return Told(
        title=row.meeting.title,
        address=reverse("meeting-notes", args=[row.meeting_id]),
        text=words(*said),
        body=row.meeting.body_id,
        dialogue=row.meeting.dialogue_id,
        day=on(row.meeting.starts_at),
        readers=_readers(row.meeting),
    )


def _more(part: Part) -> list[str]:
    points = [one for point in part.points for one in (point.title, point.words)]
    return [part.introduction, *points]


def _of_programme(row: Programme) -> tuple[int, ...]:
    parts = {part.body_id for part in row.bodies.all()}
    return tuple(sorted(parts | {row.body_id}))


def _programme(row: Programme) -> Told:
    groups = [group.name for group in row.groups.all() if group.is_included]
    return Told(
        title=row.name,
        address=reverse("programme", args=[row.pk]),
        text=words(row.purpose, *groups),
        body=row.body_id,
        day=row.started_on,
        readers=_of_programme(row),
    )


def _programmes() -> QuerySet[Programme]:
    groups = Prefetch("groups", ProgrammeGroup.objects.order_by("order", "pk"))
    parts = Prefetch("bodies", ProgrammeBody.objects.order_by("pk"))
    return Programme.objects.prefetch_related(groups, parts)


def _programmes_shown() -> QuerySet[Programme]:
    return Programme.objects.filter(published_at__isnull=False)


def _programme_shown(row: Programme) -> Told | None:
    if row.published_at is None:
        return None
    return Told(
        title=row.name,
        address=reverse("public-programme", args=[row.public_id]),
        text=row.purpose,
        body=row.body_id,
        day=row.started_on,
    )


def _items_for(user: Visitor) -> QuerySet[AgendaItem]:
    mine = programmes_visible_to(user).values("pk")
    rows = AgendaItem.objects.filter(meeting__programme__in=mine)
    held = rows.exclude(meeting__stage=MeetingStage.CANCELLED)
    return held.filter(state=ItemState.ACCEPTED)


def _item(row: AgendaItem) -> Told | None:
    programme = row.meeting.programme
    if programme is None:
        return None
    return Told(
        title=row.title,
        address=reverse("programme-item", args=[programme.pk, row.pk]),
        text=words(row.meeting.title, row.result),
        body=programme.body_id,
        day=on(row.meeting.starts_at),
        readers=_of_programme(programme),
    )


def _items() -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.filter(meeting__programme__isnull=False)
    parts = Prefetch("meeting__programme__bodies", ProgrammeBody.objects.order_by("pk"))
    return rows.select_related("meeting__programme").prefetch_related(parts)


def _agreement(row: Agreement) -> Told:
    parts = [one for part in row.parts.all() for one in (part.heading, part.words)]
    return Told(
        title=row.title,
        address=reverse("agreement", args=[row.pk]),
        text=words(*parts),
        body=row.body_id,
        day=row.valid_from or on(row.created_at),
        readers=(row.body_id,),
    )


def _agreements_shown() -> QuerySet[Agreement]:
    return Agreement.objects.filter(published_at__isnull=False)


def _agreement_shown(row: Agreement) -> Told | None:
    if row.published_at is None:
        return None
    parts = [one for part in row.parts.all() for one in (part.heading, part.words)]
    return Told(
        title=row.title,
        address=reverse("public-agreement", args=[row.public_id]),
        text=words(*parts),
        body=row.body_id,
        day=row.valid_from or on(row.published_at),
    )


_OF_MEETING = {"meetings.meeting": "meeting"}

SOURCES = (
    Source(
        "meeting",
        _("Meeting"),
        _meetings,
        meetings_visible_to,
        _meeting,
        published_meetings,
        _meeting_shown,
        parts={
            "publishing.publication": "meeting",
            "meetings.agendaitem": "meeting",
        },
    ),
    Source(
        "notes",
        _("Notes of a meeting"),
        lambda: _with_bodies(Notes.objects.select_related("meeting")),
        _notes_for,
        _notes,
        under=_OF_MEETING,
        parts={"meeting_notes.notesapproval": "notes"},
    ),
    Source(
        "programme",
        _("Standing consultation"),
        _programmes,
        programmes_visible_to,
        _programme,
        _programmes_shown,
        _programme_shown,
    ),
    Source(
        "item",
        _("Item of samråd"),
        _items,
        _items_for,
        _item,
        under=_OF_MEETING,
        parts={"consultations.consultationitem": "item"},
    ),
    Source(
        "agreement",
        pgettext_lazy("document", "Agreement"),
        lambda: Agreement.objects.prefetch_related("parts"),
        agreements_visible_to,
        _agreement,
        _agreements_shown,
        _agreement_shown,
    ),
)
