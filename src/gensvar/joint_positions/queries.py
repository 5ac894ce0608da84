"""Joint positions as their organisations, officers and everyone may see them."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from gensvar.dialogues.models import Dialogue, Phase, Stage
from gensvar.directory.keepers import KeeperPage
from gensvar.directory.models import Keeper, KeeperState
from gensvar.joint_positions.models import (
    Backing,
    Position,
    PositionState,
)
from gensvar.organisations.models import Organisation


def with_all(rows: QuerySet[Position]) -> QuerySet[Position]:
    """Read positions together with their dialogue and everyone who was asked."""
    backings = Backing.objects.select_related("organisation__merged_into")
    return rows.select_related(
        "dialogue__body", "starter", "contribution"
    ).prefetch_related(Prefetch("backings", backings))


def seen_by(mine: KeeperPage) -> QuerySet[Position]:
    """Return what an organisation has started, was asked about, or may join."""
    asked = Backing.objects.filter(
        position=OuterRef("pk"), organisation_id__in=mine.family
    )
    may_join = Q(is_open=True, state=PositionState.DRAFT, dialogue__stage=Stage.OPEN)
    return with_all(Position.objects.filter(Exists(asked) | may_join))


def position_for(mine: KeeperPage, public_id: str) -> Position | None:
    """Return one position that an organisation may see, or None."""
    return seen_by(mine).filter(public_id=public_id).first()


def may_be_asked(position: Position) -> list[Organisation]:
    """Return those who can be asked: kept by somebody here, and not asked before."""
    asked = {one.organisation_id for one in position.backings.all()}
    kept = Keeper.objects.filter(state=KeeperState.APPROVED).select_related(
        "organisation__merged_into"
    )
    tops = {
        top.pk: top
        for one in kept
        for top in [one.organisation.merged_into or one.organisation]
        if top.pk not in asked and top.exists_on()
    }
    return sorted(tops.values(), key=lambda one: one.name.casefold())


def keepers_of(organisations: Iterable[int]) -> list[Keeper]:
    """Return who speaks for some organisations, under any name they have had."""
    ids = list(organisations)
    own = Q(organisation_id__in=ids) | Q(organisation__merged_into_id__in=ids)
    rows = Keeper.objects.filter(own, state=KeeperState.APPROVED)
    return list(rows.exclude(email="").select_related("organisation").order_by("pk"))


def closes_on(dialogue: Dialogue) -> date | None:
    """Return the last day on which a dialogue takes contributions, if it is known."""
    last = Phase.objects.filter(dialogue=dialogue).order_by("-ends_at").first()
    if last is None:
        return None
    # A phase that ends at midnight does not reach into the next day.
    return timezone.localdate(last.ends_at - timedelta(microseconds=1))


def not_sent_in_time() -> QuerySet[Position]:
    """Return drafts whose dialogue takes no contributions any more."""
    ahead = Phase.objects.filter(
        dialogue=OuterRef("dialogue"), ends_at__gt=timezone.now()
    )
    over = ~Q(dialogue__stage=Stage.OPEN) | ~Exists(ahead)
    return with_all(Position.objects.filter(over, state=PositionState.DRAFT))


def answered_and_not_told() -> QuerySet[Position]:
    """Return what was sent to dialogues that have ended, and nobody has told."""
    ended = (Stage.ANSWERED, Stage.CLOSED, Stage.CANCELLED)
    return with_all(
        Position.objects.filter(
            state=PositionState.SENT,
            answer_told_at__isnull=True,
            dialogue__stage__in=ended,
        )
    )


def sent_to(dialogue: Dialogue) -> QuerySet[Position]:
    """Return what organisations have sent to a dialogue together."""
    rows = Position.objects.filter(dialogue=dialogue, state=PositionState.SENT)
    return with_all(rows).order_by("sent_at", "pk")


def of_contributions(public_ids: Collection[str]) -> QuerySet[Position]:
    """Return the positions that became some contributions, with who is behind them."""
    rows = Position.objects.filter(contribution__public_id__in=public_ids)
    backings = Backing.objects.select_related("organisation")
    return rows.select_related("contribution").prefetch_related(
        Prefetch("backings", backings)
    )
