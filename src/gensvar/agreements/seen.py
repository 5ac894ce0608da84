"""Agreements as everyone sees them, with no word that may not be shown."""

from dataclasses import dataclass
from datetime import date

from gensvar.agreements.actions.joining import may_be_joined
from gensvar.agreements.examples import PROMISE, counted
from gensvar.agreements.looking import look
from gensvar.agreements.models import (
    OBJECTING,
    Agreement,
    Anchoring,
)
from gensvar.agreements.partnerships import (
    PartyShown,
    bodies_in,
    parties_shown,
)
from gensvar.agreements.queries import commitments_of, rows_of
from gensvar.agreements.shown import Happened, history_of, line_of_agreement
from gensvar.ui.shapes import Step


@dataclass(frozen=True)
class ListedAgreement:
    """An agreement in the list."""

    public_id: str
    title: str
    kind: str
    stage: str
    body: str
    valid_to: date | None


@dataclass(frozen=True)
class PartShown:
    """One part of the text; `pk` names it for translations."""

    pk: int
    heading: str
    words: str


@dataclass(frozen=True)
class PositionShown:
    """What a party said; words are there only when it lets them be shown."""

    party: str
    position: str
    day: date
    objects: bool
    words: str
    language: str
    is_earlier: bool


@dataclass(frozen=True)
class CommitmentShown:
    """What somebody has promised, how it goes, and how many examples are told of it.

    `choice` is its name where one chooses what examples to read.
    """

    who: str
    words: str
    due_on: date
    status: str
    is_late: bool
    region_said: str
    region_day: date | None
    others_status: str
    others_day: date | None
    choice: str = ""
    examples: int = 0


@dataclass(frozen=True)
class AgreementShown:
    """An agreement as everyone sees it."""

    pk: int
    public_id: str
    title: str
    kind: str
    stage: str
    body: str
    decided_by: str
    decided_on: date | None
    section_number: str
    matter: str
    valid_from: date | None
    valid_to: date | None
    review_on: date | None
    parts: tuple[PartShown, ...]
    positions: tuple[PositionShown, ...]
    commitments: tuple[CommitmentShown, ...]
    history: tuple[Happened, ...]
    line: tuple[Step, ...]
    can_be_joined: bool
    parties: tuple[PartyShown, ...] = ()
    bodies: tuple[str, ...] = ()
    indexed: str = ""
    index_how: str = ""
    examples: int = 0


def shown_agreements(start: int, end: int) -> tuple[list[ListedAgreement], int]:
    """Return some of the agreements that are shown, and how many there are."""
    rows = Agreement.objects.filter(published_at__isnull=False)
    found = rows.select_related("body").order_by("title", "pk")
    listed = [
        ListedAgreement(
            row.public_id,
            row.title,
            row.get_kind_display(),
            row.get_stage_display(),
            str(row.body),
            row.valid_to,
        )
        for row in found[start:end]
    ]
    return listed, rows.count()


def agreement_row(public_id: str) -> Agreement | None:
    """Return an agreement that is shown to everyone, or nothing."""
    rows = Agreement.objects.filter(published_at__isnull=False, public_id=public_id)
    return rows.select_related(
        "body", "programme", "decision__body", "decision__matter"
    ).first()


def shown_agreement(public_id: str) -> AgreementShown | None:
    """Return an agreement as everyone sees it, or nothing when it is not shown."""
    row = agreement_row(public_id)
    if row is None:
        return None
    with look():
        return as_shown(row)


def as_shown(row: Agreement) -> AgreementShown:
    """Return an agreement as everyone sees it, shown or not yet."""
    decision = row.decision
    examples = counted(row)
    return AgreementShown(
        pk=row.pk,
        public_id=row.public_id,
        title=row.title,
        kind=row.get_kind_display(),
        stage=row.get_stage_display(),
        body=str(row.body),
        decided_by=str(decision.body) if decision else "",
        decided_on=decision.starts_on if decision else None,
        section_number=decision.section_number if decision else "",
        matter=decision.matter.registry_number if decision else "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        review_on=row.review_on,
        parts=tuple(
            PartShown(part.pk, part.heading, part.words) for part in row.parts.all()
        ),
        positions=tuple(_positions(row)),
        commitments=tuple(_commitments(row, examples)),
        history=tuple(history_of(row)),
        line=tuple(line_of_agreement(row)),
        can_be_joined=may_be_joined(row),
        parties=parties_shown(row),
        bodies=bodies_in(row),
        indexed=row.get_indexed_display(),
        index_how=row.index_how,
        examples=sum(examples.values()),
    )


def _positions(row: Agreement) -> list[PositionShown]:
    found = []
    for party in rows_of(row):
        now = (party.latest,) if party.latest else ()
        found += [_position(party.name, one) for one in now]
        found += [_position(party.name, one, is_earlier=True) for one in party.earlier]
    return found


def _position(name: str, row: Anchoring, *, is_earlier: bool = False) -> PositionShown:
    return PositionShown(
        party=name,
        position=row.get_position_display(),
        day=row.anchored_on,
        objects=row.position in OBJECTING,
        words=row.objections if row.may_show else "",
        language=row.language,
        is_earlier=is_earlier,
    )


def _commitments(
    row: Agreement, examples: dict[int | None, int]
) -> list[CommitmentShown]:
    return [
        CommitmentShown(
            who=one.commitment.who,
            words=one.commitment.words,
            due_on=one.commitment.due_on,
            status=one.commitment.get_status_display(),
            is_late=one.commitment.is_late,
            region_said=one.region.words if one.region else "",
            region_day=one.region.said_on if one.region else None,
            others_status=one.others.get_status_display() if one.others else "",
            others_day=one.others.said_on if one.others else None,
            choice=f"{PROMISE}-{one.commitment.pk}",
            examples=examples.get(one.commitment.pk, 0),
        )
        for one in commitments_of(row)
    ]
