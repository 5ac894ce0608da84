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
    answered_lately,
    coming,
    dialogue_page,
    is_public,
    listed,
    open_now,
    plan_shown,
    region_debt,
)
from gensvar.publishing.queries.matters import matter_shown
from gensvar.publishing.queries.outcomes import basis_shown, outcome_page
from gensvar.publishing.queries.receipts import WhatBecame, what_became

__all__ = [
    "WhatBecame",
    "answered_lately",
    "basis_shown",
    "coming",
    "consideration_shown",
    "considerations_shown",
    "contribution_shown",
    "contributions_shown",
    "dialogue_page",
    "is_public",
    "listed",
    "matter_shown",
    "open_now",
    "outcome_page",
    "plan_shown",
    "region_debt",
    "what_became",
]
