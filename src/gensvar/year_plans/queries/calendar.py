"""The calendar of those who work here: what each may read, and what everyone may."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.kernel import addresses
from gensvar.meetings.models import Meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.policies import Visitor
from gensvar.publishing.queries.published import (
    published_meetings,
    published_or_announced,
    title_shown,
)
from gensvar.year_plans.entries import Entry
from gensvar.year_plans.models import PlannedDialogue
from gensvar.year_plans.policies import may_read_plans
from gensvar.year_plans.queries.sources import (
    dialogues,
    meetings,
    not_shown_by,
    of_dialogues,
    of_meetings,
    planned,
    report_backs,
)

A_LINE = "/arbete/arsplan/{plan}/rad/{line}/"


def calendar_for(user: Visitor, first: date, last: date) -> list[Entry]:
    """Return what a person who works here may read of a time."""
    if not may_read_plans(user):
        return []
    seen, met = dialogues_visible_to(user), meetings_visible_to(user)
    lines = not_shown_by(PlannedDialogue.objects.all(), seen, met)
    lines = not_shown_by(lines, published_or_announced(), published_meetings())
    return [
        *planned(lines, first, last, address=A_LINE),
        *_dialogues(user, first, last),
        *_meetings(user, first, last),
        *report_backs(seen, first, last),
    ]


def _dialogues(user: Visitor, first: date, last: date) -> Iterator[Entry]:
    """Yield those of the reader's bodies, and what the public knows of others."""
    mine = dialogues(dialogues_visible_to(user), first, last)
    known = {row.pk for row in mine}
    rows = published_or_announced().annotate(shown_title=title_shown())
    others = [row for row in dialogues(rows, first, last) if row.pk not in known]
    where = {row.pk: _page_of(row) for row in mine}
    where |= {row.pk: addresses.dialogue(row.slug) for row in others}
    yield from of_dialogues([*mine, *others], first, last, where)


def _page_of(row: Dialogue) -> str:
    return reverse("dialogue", args=[row.number])


def _meetings(user: Visitor, first: date, last: date) -> Iterator[Entry]:
    mine = meetings(meetings_visible_to(user), first, last)
    known = {row.pk for row in mine}
    rows = meetings(published_meetings(), first, last)
    others: list[Meeting] = [row for row in rows if row.pk not in known]
    where = {row.pk: reverse("meeting", args=[row.pk]) for row in mine}
    where |= {row.pk: addresses.open_meeting(row.public_id) for row in others}
    yield from of_meetings([*mine, *others], where)
