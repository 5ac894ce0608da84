"""Exchanges as those who work here, organisations and everyone may see them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.directory.keepers import KeeperPage
from gensvar.exchanges.models import (
    DayGoal,
    Notice,
    NoticeState,
    Offer,
    OfferKind,
    OfferState,
    Place,
    Training,
    TrainingBody,
)
from gensvar.exchanges.small import told, total_of
from gensvar.kernel.days import today
from gensvar.meetings.models import AgendaItem, Meeting, MeetingKind
from gensvar.organisations.models import Body

KEPT_FOR = timedelta(days=365)


def with_places(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    """Read offers with their host and who has signed up."""
    places = Place.objects.select_related("organisation", "body", "user")
    return rows.select_related("organisation", "body").prefetch_related(
        Prefetch("places", places)
    )


def offers_at_work() -> QuerySet[Offer]:
    """Return what is to come, and what waits to be confirmed, the earliest first."""
    ahead = Q(state=OfferState.SHOWN, ends_at__gte=timezone.now())
    waits = Q(state=OfferState.OFFERED)
    return with_places(Offer.objects.filter(ahead | waits))


def open_offers_of_body(body: Body) -> QuerySet[Offer]:
    """Return what a body invites to that has not been, and is not called off."""
    rows = Offer.objects.filter(body=body, ends_at__gte=timezone.now())
    return rows.filter(state__in=(OfferState.OFFERED, OfferState.SHOWN))


def held_lately() -> QuerySet[Offer]:
    """Return what was held in the last year, the latest first."""
    now = timezone.now()
    rows = Offer.objects.filter(state=OfferState.SHOWN, ends_at__lt=now)
    return with_places(rows.filter(ends_at__gte=now - KEPT_FOR)).order_by("-starts_at")


def shown_offers() -> QuerySet[Offer]:
    """Return what everyone may see that is to come, and what is called off of it."""
    states = (OfferState.SHOWN, OfferState.CANCELLED)
    rows = Offer.objects.filter(state__in=states, ends_at__gte=timezone.now())
    return with_places(rows.filter(decided_at__isnull=False))


def shown_offer(public_id: str) -> Offer | None:
    """Return one offer that everyone may see, or None."""
    states = (OfferState.SHOWN, OfferState.CANCELLED)
    rows = Offer.objects.filter(state__in=states, decided_at__isnull=False)
    return with_places(rows).filter(public_id=public_id).first()


def offers_of(mine: KeeperPage) -> QuerySet[Offer]:
    """Return what an organisation invites to, whatever became of it."""
    rows = Offer.objects.filter(organisation_id__in=mine.family)
    return with_places(rows).order_by("-starts_at")


def open_to(mine: KeeperPage) -> QuerySet[Offer]:
    """Return what others invite to that an organisation may come to."""
    rows = Offer.objects.filter(state=OfferState.SHOWN, ends_at__gte=timezone.now())
    own = Q(organisation_id__in=mine.family)
    return with_places(rows.exclude(kind=OfferKind.VOLUNTEER).exclude(own))


def offer_for(mine: KeeperPage, public_id: str) -> Offer | None:
    """Return an offer for an organisation: its own, or one that is shown."""
    own = Q(organisation_id__in=mine.family)
    came = Q(places__organisation_id__in=mine.family)
    shown = Q(state=OfferState.SHOWN) & ~Q(kind=OfferKind.VOLUNTEER)
    rows = Offer.objects.filter(own | shown | came).distinct()
    return with_places(rows).filter(public_id=public_id).first()


def notices() -> QuerySet[Notice]:
    """Return news with who says it, the newest first."""
    return Notice.objects.select_related("organisation__merged_into", "body")


def notices_at_work() -> QuerySet[Notice]:
    """Return news for those who work here: what is taken back is nobody else's."""
    return notices().exclude(state=NoticeState.TAKEN_BACK)


def notices_of(mine: KeeperPage) -> QuerySet[Notice]:
    """Return what an organisation has told, whatever became of it."""
    return notices().filter(organisation_id__in=mine.family)


def waiting_notices() -> QuerySet[Notice]:
    """Return news that waits to be confirmed, what has waited longest first."""
    rows = notices().filter(state=NoticeState.SENT, shown_until__gte=today())
    return rows.order_by("created_at", "pk")


def shown_notices() -> QuerySet[Notice]:
    """Return news that everyone may read now, the newest first."""
    rows = notices().filter(state=NoticeState.SHOWN, shown_until__gte=today())
    return rows.order_by("-shown_at", "-pk")


def closed_notices() -> QuerySet[Notice]:
    """Return news that is not shown, or not any more, the newest first."""
    live = Q(state__in=(NoticeState.SENT, NoticeState.SHOWN))
    return notices_at_work().exclude(live & Q(shown_until__gte=today()))


def newest_offers(since: datetime) -> QuerySet[Offer]:
    """Return invitations shown since a moment that one can still come to."""
    rows = Offer.objects.filter(state=OfferState.SHOWN, decided_at__gte=since)
    ahead = rows.filter(ends_at__gte=timezone.now())
    hosts = ahead.select_related("organisation", "body")
    return hosts.order_by("-decided_at", "-pk")


def items_of(bodies: Collection[int]) -> QuerySet[AgendaItem]:
    """Return items of agendas that can lead to an event, the latest first."""
    rows = AgendaItem.objects.filter(meeting__body__in=bodies)
    return rows.select_related("meeting").order_by("-pk")[:200]


def visits_of(bodies: Collection[int]) -> QuerySet[Meeting]:
    """Return meetings of bodies that are study visits, the latest first."""
    rows = Meeting.objects.filter(body__in=bodies, kind=MeetingKind.VISIT)
    return rows.order_by("-starts_at", "-pk")[:100]


@dataclass(frozen=True)
class DaysOf:
    """The volunteer days of one body in a year; None is too few to tell."""

    body: Body
    days: int | None
    people: int | None
    goal: int | None


@dataclass(frozen=True)
class DaysIn:
    """The volunteer days of a year: by body in the order of names, and in all."""

    rows: list[DaysOf]
    days: int | None
    people: int | None


def volunteer_days(year: int, bodies: Collection[int]) -> DaysIn:
    """Count days that organisations have confirmed; few people are never told."""
    counted = (
        Place.objects.filter(
            offer__kind=OfferKind.VOLUNTEER,
            offer__starts_at__year=year,
            confirmed_at__isnull=False,
            user__isnull=False,
        )
        .order_by()
        .values("body")
        .annotate(days=Count("pk"), people=Count("user", distinct=True))
    )
    found = {row["body"]: row for row in counted}
    goals = dict(DayGoal.objects.filter(year=year).values_list("body", "days"))
    known = Body.objects.filter(pk__in={*found, *goals, *bodies}).order_by("name")
    people = {pk: row["people"] for pk, row in found.items()}
    rows = [
        DaysOf(
            body=body,
            days=found[body.pk]["days"] if _may_tell(people, body.pk) else None,
            people=told(people.get(body.pk, 0)),
            goal=goals.get(body.pk),
        )
        if body.pk in found
        else DaysOf(body, 0, 0, goals.get(body.pk))
        for body in known
    ]
    total = total_of(people)
    all_days = sum(row["days"] for row in found.values()) if total is not None else None
    return DaysIn(rows, all_days, total)


def _may_tell(people: dict[int, int], body: int) -> bool:
    return told(people[body]) is not None


@dataclass(frozen=True)
class Logged:
    """A training in the log; `mine` says that the reader noted taking part."""

    training: Training
    bodies: list[TrainingBody]
    noted: int | None
    mine: bool


def trainings(user: User) -> list[Logged]:
    """Return the log of trainings; of people's own notes only how many, if many."""
    bodies = TrainingBody.objects.select_related("body")
    rows = (
        Training.objects.select_related("body")
        .prefetch_related(Prefetch("bodies", bodies))
        .annotate(
            noted=Count("taken", distinct=True),
            own=Count("taken", filter=Q(taken__user=user), distinct=True),
        )
    )
    return [
        Logged(row, list(row.bodies.all()), told(row.noted), bool(row.own))
        for row in rows[:200]
    ]


def hours_by_year(logged: list[Logged]) -> list[tuple[int, int, str]]:
    """Return for each year how many trainings one has noted, and their hours."""
    hours: dict[int, list[float]] = defaultdict(list)
    for one in logged:
        if one.mine:
            hours[one.training.day.year].append(float(one.training.hours))
    return [
        (year, len(many), f"{sum(many):g}".replace(".", ","))
        for year, many in sorted(hours.items(), reverse=True)
    ]
