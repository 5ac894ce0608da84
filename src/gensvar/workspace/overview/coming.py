"""Larger changes on their way: should people be asked, and is there time (S2-06)?"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window

from gensvar.dialogues.models import Consideration
from gensvar.dialogues.timing import Advice, advice
from gensvar.kernel.days import today
from gensvar.kernel.prepared import NUMBERS, Prepared
from gensvar.matters.models import Matter
from gensvar.matters.queries import larger_changes_not_considered
from gensvar.workspace.overview.found import Found


@dataclass(frozen=True)
class Coming:
    """One matter in which it is not decided whether people are asked."""

    pk: int
    title: str
    registry_number: str
    body: str
    has_begun: bool
    advice: Advice


def coming_to(bodies: tuple[int, ...], start: int, end: int) -> Found[Coming]:
    """Return the matters that come up, the soonest decision first."""
    rows = _ROWS.ask(bodies, between=(start, end))
    return Found([_coming(row) for row in rows], rows[0][-1] if rows else 0)


def _coming(row: tuple[Any, ...]) -> Coming:
    # Any: the values of any field.
    pk, title, number, body, planned, drafted, has_begun, _total = row
    found = advice(today(), planned, drafted)
    return Coming(pk, title, number, body, has_begun, found)


def _rows(bodies: list[int]) -> QuerySet[Matter, Any]:
    # Any: the values of any field.
    begun = Consideration.objects.filter(matter=OuterRef("pk"), decided_on__isnull=True)
    return (
        larger_changes_not_considered()
        .filter(body__in=bodies)
        .order_by(F("planned_decision_on").asc(nulls_last=True), "pk")
        .values_list(
            "pk",
            "title",
            "registry_number",
            "body__name",
            "planned_decision_on",
            "basis_drafted_on",
            Exists(begun),
            Window(Count("pk")),
        )
    )


_ROWS = Prepared(_rows, NUMBERS)
