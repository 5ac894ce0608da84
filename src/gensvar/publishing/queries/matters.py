"""The public status of matters in which the public may know of a dialogue."""

from collections.abc import Iterable

from django.db.models import Q

from gensvar.matters.models import Decision, Matter, Outcome
from gensvar.publishing.queries.dialogues import as_listed
from gensvar.publishing.queries.published import (
    published_considerations,
    published_or_announced,
)
from gensvar.publishing.shapes import MatterShown
from gensvar.ui.dates import days
from gensvar.ui.shapes import PathStep


def matter_shown(pk: int) -> MatterShown | None:
    """Return the status of a matter with a public dialogue or consideration."""
    known = Q(pk__in=published_or_announced().values("matter")) | Q(
        pk__in=published_considerations().values("matter")
    )
    matter = Matter.objects.filter(known, pk=pk).select_related("body").first()
    if matter is None:
        return None
    return MatterShown(
        id=matter.pk,
        registry_number=matter.registry_number,
        title=matter.title,
        summary=matter.summary,
        body=matter.body.name,
        opened_on=matter.opened_on,
        planned_decision_on=matter.planned_decision_on,
        documents_address=matter.documents_address,
        path=decision_path(matter.decisions.select_related("body")),
        dialogues=as_listed(published_or_announced().filter(matter=matter)),
    )


def decision_path(decisions: Iterable[Decision]) -> list[PathStep]:
    """Return decisions as a path; a remand loops back to where the matter was sent."""
    rows = list(decisions)
    return [
        PathStep(
            label=str(row.get_outcome_display()),
            body=row.body.name,
            day=days(row.starts_on, row.ends_on),
            section=f"§ {row.section_number}",
            outcome=row.summary,
            kind="remitted" if row.outcome == Outcome.REMITTED_BACK else "done",
            note=row.reason,
            loops_back_to=_before(rows, place)
            if row.outcome == Outcome.REMITTED_BACK
            else None,
        )
        for place, row in enumerate(rows)
    ]


def _before(rows: list[Decision], place: int) -> int | None:
    """Return the latest earlier step that was taken by another body."""
    for earlier in range(place - 1, -1, -1):
        if rows[earlier].body_id != rows[place].body_id:
            return earlier
    return None
