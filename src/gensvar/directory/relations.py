"""How we work together with organisations: what holds today, what was, and views."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce
from django_stubs_ext import StrOrPromise

from gensvar.directory.keepers import KeeperPage
from gensvar.directory.models import Relation, RelationView, SubRegion
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.organisations.queries import bodies_on

EVERYWHERE = "0"
DIFFERS = Q(view__isnull=False) & ~Q(view__degree=F("degree"))
# First what the organisation sees differently and nobody has answered.
ORDER = Case(
    When(DIFFERS & Q(view__answered_at__isnull=True), then=0),
    When(DIFFERS, then=1),
    default=2,
)


@dataclass(frozen=True)
class WantedRelations:
    """What the table is narrowed to; a place is "" for all, or "0" for everywhere."""

    degree: str = ""
    body: str = ""
    place: str = ""


def holding() -> QuerySet[Relation]:
    """Return the relations that hold today."""
    day = today()
    rows = Relation.objects.filter(since__lte=day)
    return rows.filter(Q(until__isnull=True) | Q(until__gte=day))


def _drawn(rows: QuerySet[Relation]) -> QuerySet[Relation]:
    return rows.select_related(
        "organisation__merged_into", "body", "sub_region", "view", "set_by"
    )


def relations_wanted(wanted: WantedRelations) -> QuerySet[Relation]:
    """Return what holds today, what the two sides see differently first."""
    rows = holding()
    if wanted.degree:
        rows = rows.filter(degree=wanted.degree)
    if wanted.body:
        rows = rows.filter(body=int(wanted.body))
    if wanted.place == EVERYWHERE:
        rows = rows.filter(sub_region__isnull=True)
    elif wanted.place:
        rows = rows.filter(sub_region=int(wanted.place))
    name = Coalesce("organisation__merged_into__name", "organisation__name")
    return _drawn(rows).order_by(ORDER, name, "body__name", "sub_region", "pk")


def seen_differently() -> int:
    """Return how many relations organisations see differently, without an answer."""
    rows = holding().filter(DIFFERS, view__answered_at__isnull=True)
    return rows.count()


def bodies_unsaid() -> list[Body]:
    """Return the bodies of today that nothing is said about."""
    said = holding().values("body")
    return list(bodies_on(today()).exclude(pk__in=said).order_by("name"))


def places_chosen() -> list[SubRegion]:
    """Return the parts of the region that may be chosen, and those that are used."""
    used = Relation.objects.filter(sub_region__isnull=False).values("sub_region")
    rows = SubRegion.objects.filter(Q(ended_on__isnull=True) | Q(pk__in=used))
    return list(rows)


def relations_of(family: Collection[int]) -> list[Relation]:
    """Return what holds today for an organisation, under any of its names."""
    rows = _drawn(holding().filter(organisation__in=family))
    return list(rows.order_by("body__name", "sub_region__name", "pk"))


def relations_before(family: Collection[int]) -> list[Relation]:
    """Return what held before today for an organisation, the latest first."""
    rows = Relation.objects.filter(organisation__in=family, until__lt=today())
    return list(_drawn(rows).order_by("-until", "-since", "-pk"))


def stamp_of(family: Collection[int]) -> int:
    """Return a number that grows whenever a relation of an organisation is changed."""
    rows = Relation.objects.filter(organisation__in=family)
    return int(rows.aggregate(total=Sum("version"))["total"] or 0)


def view_of(relation: Relation) -> RelationView | None:
    """Return how the organisation sees a relation, None when it sees it as we do."""
    view = getattr(relation, "view", None)
    return view if view is not None and view.degree != relation.degree else None


@dataclass(frozen=True)
class RelationShown:
    """A relation as the organisation reads it, with what it has said itself."""

    pk: int
    name: str
    degree: str
    said: StrOrPromise
    since: date
    until: date | None
    reason: str
    own_degree: str = ""
    own_said: StrOrPromise = ""
    own_words: str = ""
    is_answered: bool = False
    answer: str = ""


def own_relations(mine: KeeperPage) -> list[RelationShown]:
    """Return what holds today, as those who keep the page of an organisation see it."""
    return [_shown(row) for row in relations_of(mine.family)]


def _shown(row: Relation) -> RelationShown:
    view = view_of(row)
    return RelationShown(
        pk=row.pk,
        name=row.name,
        degree=row.degree,
        said=row.get_degree_display(),
        since=row.since,
        until=row.until,
        reason=row.reason,
        own_degree=view.degree if view else "",
        own_said=view.get_degree_display() if view else "",
        own_words=view.words if view else "",
        is_answered=bool(view and view.answered_at),
        answer=view.answer if view else "",
    )
