"""What ends within some months: agreements, and commitments that are not done."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    Commitment,
    CommitmentStatus,
)
from gensvar.agreements.policies import agreements_visible_to
from gensvar.agreements.queries import last_day_within
from gensvar.kernel.days import today
from gensvar.organisations.policies import Visitor

RUNNING = (
    AgreementStage.DECIDED,
    AgreementStage.IN_FORCE,
    AgreementStage.REVIEWED,
)
OPEN = (CommitmentStatus.PLANNED, CommitmentStatus.ONGOING)


@dataclass(frozen=True)
class Ending:
    """Something that ends on a day: the agreement itself, or a commitment in it."""

    day: date
    what: str
    is_commitment: bool
    agreement: Agreement
    who: str
    indexed: str


def ending_within(user: Visitor, months: int) -> list[Ending]:
    """Return what ends in the agreements that a person reads, the earliest first."""
    rows = agreements_visible_to(user).filter(stage__in=RUNNING)
    days = {"gte": today(), "lte": last_day_within(months)}
    ends = rows.filter(**{f"valid_to__{one}": day for one, day in days.items()})
    found = [_agreement(row) for row in ends.order_by("valid_to", "pk")]
    due = Commitment.objects.filter(
        agreement__in=rows.values("pk"), withdrawn_on__isnull=True, status__in=OPEN
    ).filter(**{f"due_on__{one}": day for one, day in days.items()})
    found += [_commitment(row) for row in due.select_related("agreement__body")]
    return sorted(found, key=lambda one: (one.day, one.is_commitment))


def _agreement(row: Agreement) -> Ending:
    assert row.valid_to is not None  # noqa: S101 -- only those that end were asked for
    return Ending(
        day=row.valid_to,
        what=row.title,
        is_commitment=False,
        agreement=row,
        who=str(row.body),
        indexed=row.get_indexed_display(),
    )


def _commitment(row: Commitment) -> Ending:
    return Ending(
        day=row.due_on,
        what=row.words,
        is_commitment=True,
        agreement=row.agreement,
        who=row.who,
        indexed="",
    )


def as_cells(found: list[Ending]) -> list[list[str]]:
    """Return what ends as rows of a table, with headings first."""
    head = [
        *(_("Day"), _("What ends"), _("In which agreement"), _("Who")),
        _("Does the sum follow prices or wages?"),
    ]
    return [
        head,
        *(
            [
                one.day.isoformat(),
                _("A commitment: %(what)s") % {"what": one.what}
                if one.is_commitment
                else _("The agreement"),
                one.agreement.title,
                one.who,
                one.indexed,
            ]
            for one in found
        ),
    ]
