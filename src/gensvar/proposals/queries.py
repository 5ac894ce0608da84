"""Proposals as a reader may see them, and how many: always counted."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from gensvar.accounts.models import User
from gensvar.followups.models import Measure, MeasureStatus
from gensvar.organisations.policies import Visitor
from gensvar.proposals.models import (
    Change,
    ChangeProposal,
    ProposalCollection,
    ProposalStatus,
    StatedCount,
)
from gensvar.proposals.models.proposals import ENDED
from gensvar.proposals.policies import bodies_to_read_for

SETTLED = (MeasureStatus.DONE, MeasureStatus.REFUSED)


@dataclass(frozen=True)
class CountedGroup:
    """How many proposals of a group stand where; `name` is empty without a group."""

    name: str
    numbers: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return how many there are in all."""
        return sum(self.numbers)


def collections_visible_to(user: Visitor) -> QuerySet[ProposalCollection]:
    """Return the collections of a person's bodies, with numbers."""
    ended = Q(proposals__status__in=ENDED)
    return (
        ProposalCollection.objects.filter(body__in=bodies_to_read_for(user))
        .select_related("body", "dialogue")
        .annotate(number=Count("proposals"), ended=Count("proposals", filter=ended))
        .order_by("-created_at", "-pk")
    )


def counted(collection: ProposalCollection) -> list[CountedGroup]:
    """Return how many proposals there are in each group and state: one query."""
    rows = (
        ChangeProposal.objects.filter(collection=collection)
        .order_by()
        .values_list("group__name", "status")
        .annotate(number=Count("pk"))
    )
    found: dict[str, Counter[str]] = {}
    for name, status, number in rows:
        found.setdefault(name or "", Counter())[status] += number
    return [
        CountedGroup(name, tuple(found[name][one] for one in ProposalStatus))
        for name in sorted(found, key=lambda name: (not name, name))
    ]


def stated_of(collection: ProposalCollection) -> StatedCount | None:
    """Return the number that a document gives, if anybody has entered one."""
    return StatedCount.objects.filter(collection=collection).first()


def proposals_in(collection: ProposalCollection) -> QuerySet[ChangeProposal]:
    """Return the proposals of a collection, by group."""
    return (
        ChangeProposal.objects.filter(collection=collection)
        .select_related(
            "group", "body", "owner", "finding", "lesson", "meeting", "past"
        )
        .order_by("group__name", "pk")
    )


def proposals_visible_to(user: Visitor) -> QuerySet[ChangeProposal]:
    """Return the proposals of a person's bodies, and those the person owns."""
    mine = bodies_to_read_for(user)
    seen = Q(collection__body__in=mine) | Q(body__in=mine)
    if isinstance(user, User):
        seen |= Q(owner=user)
    return ChangeProposal.objects.filter(seen).select_related(
        "collection__body",
        "collection__dialogue",
        "group",
        "body",
        "owner",
        "finding__dialogue",
        "lesson",
        "meeting",
        "past",
    )


def open_proposals_of(user: User) -> QuerySet[ChangeProposal]:
    """Return the proposals that a person owns and that have not ended."""
    return ChangeProposal.objects.filter(owner=user).exclude(status__in=ENDED)


def ended_proposals(user: Visitor) -> QuerySet[ChangeProposal]:
    """Return proposals of a person's bodies that are done or refused."""
    return (
        ChangeProposal.objects.filter(
            body__in=bodies_to_read_for(user), status__in=ENDED
        )
        .select_related("body", "change")
        .order_by("-pk")
    )


def ended_measures(user: Visitor) -> QuerySet[Measure]:
    """Return measures of a person's bodies that are done or refused."""
    rows = Measure.objects.filter(body__in=bodies_to_read_for(user), status__in=SETTLED)
    return rows.select_related("body").order_by("-due_on", "-pk")


def shown_measures(ids: list[int]) -> set[int]:
    """Return which of some measures are shown to everyone."""
    rows = Change.objects.filter(measure__in=ids, withdrawn_at__isnull=True)
    return set(rows.values_list("measure_id", flat=True))
