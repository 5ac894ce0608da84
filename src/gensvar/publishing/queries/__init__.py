"""The door: everything a public page may read, and nothing else.

What is not published by a recorded decision is not found here.
"""

from gensvar.publishing.queries.considerations import (
    consideration_shown,
    considerations_shown,
)
from gensvar.publishing.queries.contributions import (
    contribution_shown,
    contributions_shown,
)
from gensvar.publishing.queries.dialogues import (
    dialogue_page,
    is_public,
    plan_shown,
)
from gensvar.publishing.queries.events import EventsShown, events_shown
from gensvar.publishing.queries.listing import front_page, listed, region_debt
from gensvar.publishing.queries.matters import matter_shown
from gensvar.publishing.queries.meetings import (
    meeting_shown,
    meetings_feed,
    meetings_shown,
)
from gensvar.publishing.queries.notes import NotesShown, notes_shown
from gensvar.publishing.queries.outcomes import basis_shown, outcome_page
from gensvar.publishing.queries.receipts import WhatBecame, what_became
from gensvar.publishing.queries.ways import way_to_decision

__all__ = [
    "EventsShown",
    "NotesShown",
    "WhatBecame",
    "basis_shown",
    "consideration_shown",
    "considerations_shown",
    "contribution_shown",
    "contributions_shown",
    "dialogue_page",
    "events_shown",
    "front_page",
    "is_public",
    "listed",
    "matter_shown",
    "meeting_shown",
    "meetings_feed",
    "meetings_shown",
    "notes_shown",
    "outcome_page",
    "plan_shown",
    "region_debt",
    "way_to_decision",
    "what_became",
]
