"""The calendar of those who work here: what each may read, and nothing more."""

from datetime import date

from django.urls import reverse

from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.policies import Visitor
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


def calendar_for(user: Visitor, first: date, last: date) -> list[Entry]:
    """Return what a person who works here may read of a time."""
    if not may_read_plans(user):
        return []
    seen, mine = dialogues_visible_to(user), meetings_visible_to(user)
    spoken = dialogues(seen, first, last)
    met = meetings(mine, first, last)
    return [
        *planned(
            not_shown_by(PlannedDialogue.objects.all(), seen, mine),
            first,
            last,
            address="/arbete/arsplan/{plan}/rad/{line}/",
        ),
        *of_dialogues(
            spoken,
            first,
            last,
            {row.pk: f"/arbete/dialoger/{row.number}/" for row in spoken},
        ),
        *of_meetings(met, {row.pk: reverse("meeting", args=[row.pk]) for row in met}),
        *report_backs(seen, first, last),
    ]
