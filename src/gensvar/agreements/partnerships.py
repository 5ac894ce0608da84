"""The register of partnerships (IOP): who, with which bodies, for how long (S4-127)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gensvar.agreements.models import Agreement, AgreementKind
from gensvar.agreements.policies import agreements_visible_to
from gensvar.agreements.queries import parties_of
from gensvar.organisations.models import Organisation, OrganisationKind
from gensvar.organisations.policies import Visitor
from gensvar.programmes.models import ProgrammeGroup


@dataclass(frozen=True)
class PartyShown:
    """A party; `kind` is said where it is no association: a business, an authority."""

    name: str
    kind: str

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})" if self.kind else self.name


@dataclass(frozen=True)
class Partnership:
    """One partnership. `legal_review` is only for those who work here."""

    pk: int
    public_id: str
    title: str
    stage: str
    parties: tuple[PartyShown, ...]
    bodies: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    indexed: str
    index_how: str
    legal_review: str


def shown_partnerships() -> list[Partnership]:
    """Return the partnerships that are shown to everyone, without inner words."""
    rows = Agreement.objects.filter(published_at__isnull=False).select_related("body")
    return [_partnership(row, is_public=True) for row in _kept(rows)]


def partnerships_for(user: Visitor) -> list[Partnership]:
    """Return the partnerships that a person reads, shown or not."""
    return [_partnership(row) for row in _kept(agreements_visible_to(user))]


def _kept(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    found = rows.filter(kind=AgreementKind.PARTNERSHIP).prefetch_related(
        "parties__organisation", "parties__group", "bodies__body"
    )
    return found.order_by("title", "pk")


def _partnership(row: Agreement, *, is_public: bool = False) -> Partnership:
    return Partnership(
        pk=row.pk,
        public_id=row.public_id,
        title=row.title,
        stage=row.get_stage_display(),
        parties=tuple(
            party_shown(one.group, one.organisation) for one in row.parties.all()
        ),
        bodies=bodies_of(row),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        indexed=row.get_indexed_display(),
        index_how=row.index_how,
        legal_review="" if is_public else row.legal_review,
    )


def parties_shown(row: Agreement) -> tuple[PartyShown, ...]:
    """Return with whom an agreement is made: groups of its programme, and more."""
    return tuple(party_shown(*party) for party in parties_of(row))


def bodies_of(row: Agreement) -> tuple[str, ...]:
    """Return the body that owns an agreement, and those that carry it too."""
    return (str(row.body), *(str(one.body) for one in row.bodies.all()))


def bodies_in(row: Agreement) -> tuple[str, ...]:
    """Return the same for one agreement, in one look."""
    names = row.bodies.order_by("pk").values_list("body__name", flat=True)
    return (str(row.body), *names)


def party_shown(
    group: ProgrammeGroup | None, organisation: Organisation | None
) -> PartyShown:
    """Return a party with its kind, where that tells something (S4-138)."""
    if organisation is None or organisation.kind == OrganisationKind.ASSOCIATION:
        return PartyShown(str(group or organisation), "")
    return PartyShown(str(organisation), organisation.get_kind_display())
