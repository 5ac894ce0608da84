"""Reads of themes, findings, checks and the basis, and the way between them."""

from gensvar.findings.queries.basis import (
    basis_of,
    bodies_to_choose,
    hand_over_for,
    hand_overs_of,
    is_overdue,
    reports_owed,
)
from gensvar.findings.queries.checks import (
    check_of,
    is_taking_replies,
    reachable,
    reply_of,
    said_about,
)
from gensvar.findings.queries.contributions import (
    Sieve,
    quotable,
    sifted,
)
from gensvar.findings.queries.counts import Count, Numbers, count
from gensvar.findings.queries.findings import (
    finding_in,
    findings_in,
    findings_with_quotations,
    theme_in,
)
from gensvar.findings.queries.material import Reported
from gensvar.findings.queries.provenance import (
    Trace,
    contributions_of,
    themes_of,
    trace,
)
from gensvar.findings.queries.sorting import (
    OnTheDesk,
    on_the_desk,
    progress,
    theme_names_by_contribution,
)
from gensvar.findings.queries.story import (
    Asked,
    Promised,
    Story,
    reached_for,
    story_of,
)
from gensvar.findings.queries.themes import (
    Progress,
    last_step,
    standing_themes,
    themes_for,
    themes_with_counts,
)

__all__ = [
    "Asked",
    "Count",
    "Numbers",
    "OnTheDesk",
    "Progress",
    "Promised",
    "Reported",
    "Sieve",
    "Story",
    "Trace",
    "basis_of",
    "bodies_to_choose",
    "check_of",
    "contributions_of",
    "count",
    "finding_in",
    "findings_in",
    "findings_with_quotations",
    "hand_over_for",
    "hand_overs_of",
    "is_overdue",
    "is_taking_replies",
    "last_step",
    "on_the_desk",
    "progress",
    "quotable",
    "reachable",
    "reached_for",
    "reply_of",
    "reports_owed",
    "said_about",
    "sifted",
    "standing_themes",
    "story_of",
    "theme_in",
    "theme_names_by_contribution",
    "themes_for",
    "themes_of",
    "themes_with_counts",
    "trace",
]
