"""What an organisation has agreed with the region, and what both have promised."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from gensvar.agreements.models import (
    Agreement,
    AgreementParty,
    AgreementStage,
    CommitmentNote,
    Party,
    Signatory,
    SignatoryState,
)

IN_USE = (
    AgreementStage.DECIDED,
    AgreementStage.IN_FORCE,
    AgreementStage.REVIEWED,
    AgreementStage.ENDED,
)
FIELDS = (
    *("pk", "title", "public_id", "published_at", "stage"),
    *("valid_from", "valid_to", "review_on"),
    *("commitments__side", "commitments__words", "commitments__who"),
    *("commitments__due_on", "commitments__status", "commitments__withdrawn_on"),
)


@dataclass(frozen=True)
class Agreed:
    """An agreement with one of its commitments, or with none (words are None)."""

    pk: int
    title: str
    public_id: str
    published_at: object
    stage: str
    valid_from: date | None
    valid_to: date | None
    review_on: date | None
    commitments__side: str | None
    commitments__words: str | None
    commitments__who: str | None
    commitments__due_on: date | None
    commitments__status: str | None
    commitments__withdrawn_on: date | None
    region_said: str | None
    others_said: str | None


def agreed_with(family: Collection[int], year: int) -> list[Agreed]:
    """Return the agreements in use some day of a year, with the commitments of each."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = (
        Agreement.objects.filter(
            Q(pk__in=_joined(family, year)) | Q(pk__in=_party(family))
        )
        .filter(stage__in=IN_USE)
        .filter(Q(valid_from__isnull=True) | Q(valid_from__lte=last))
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=first))
        .annotate(
            region_said=Subquery(_said(Party.REGION)),
            others_said=Subquery(_said(Party.OTHERS)),
        )
    )
    found = rows.order_by("title", "pk", F("commitments__due_on").asc(nulls_last=True))
    return [
        Agreed(**row) for row in found.values(*FIELDS, "region_said", "others_said")
    ]


def _joined(family: Collection[int], year: int) -> QuerySet[Signatory, int]:
    rows = Signatory.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=date(year, 1, 1)),
        organisation__in=family,
        joined_on__lte=date(year, 12, 31),
        state__in=(SignatoryState.APPROVED, SignatoryState.WITHDRAWN),
    )
    return rows.values_list("agreement", flat=True)


def _party(family: Collection[int]) -> QuerySet[AgreementParty, int]:
    rows = AgreementParty.objects.filter(organisation__in=family)
    return rows.values_list("agreement", flat=True)


def _said(side: Party) -> QuerySet[CommitmentNote, str]:
    rows = CommitmentNote.objects.filter(commitment=OuterRef("commitments"), side=side)
    return rows.order_by("-said_on", "-pk").values_list("status", flat=True)[:1]
