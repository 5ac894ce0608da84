"""Structures, anchoring and agreements as their readers may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from gensvar.accounts.models import User
from gensvar.agreements.looking import once
from gensvar.agreements.models import (
    OBJECTING,
    Agreement,
    Anchoring,
    Commitment,
    CommitmentNote,
    Part,
    Party,
    PilotView,
    ProposalChange,
    ProposalComment,
    ProposalPart,
    ProposalSource,
    ProposalStage,
    StructureProposal,
)
from gensvar.agreements.policies import agreements_visible_to
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, Organisation, Role, RoleGrant
from gensvar.organisations.policies import Visitor
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.queries import groups_in

Anchored = StructureProposal | Agreement
OPEN = (
    ProposalStage.DRAFT,
    ProposalStage.COMMENT,
    ProposalStage.ANCHORED,
    ProposalStage.PILOT,
    ProposalStage.EVALUATED,
)


def proposals_of(programme: Programme) -> list[StructureProposal]:
    """Return the versions of a programme's structure, the latest first."""
    rows = StructureProposal.objects.filter(programme=programme)
    found = rows.select_related("decision__body", "decision__matter")
    return list(found.order_by("-number"))


def proposal_in(programme: Programme, number: int) -> StructureProposal:
    """Return one version by its key, or raise Http404."""
    rows = StructureProposal.objects.filter(programme=programme, pk=number)
    found = rows.select_related("programme__body", "decision__body", "replaces").first()
    if found is None:
        raise Http404
    found.programme = programme
    return found


def agreement_for(user: Visitor, number: int) -> Agreement:
    """Return an agreement that a person may read, or raise Http404."""
    found = agreements_visible_to(user).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def parts_of(proposal: StructureProposal) -> list[ProposalPart]:
    """Return what a version and the one before it say, each part by itself."""
    keys = [key for key in (proposal.pk, proposal.replaces_id) if key]
    rows = ProposalPart.objects.filter(proposal__in=keys)
    return once(("parts", proposal.pk), lambda: list(rows))


def words_of(proposal: StructureProposal, of: int | None = None) -> dict[str, str]:
    """Return what a version says, by part; or the one before it, with its key."""
    wanted = of or proposal.pk
    return {
        row.part: row.words for row in parts_of(proposal) if row.proposal_id == wanted
    }


def sources_of(proposal: StructureProposal) -> list[ProposalSource]:
    """Return what a version builds on."""
    rows = proposal.sources.select_related("inventory", "finding")
    return once(("sources", proposal.pk), lambda: list(rows))


def changes_of(proposal: StructureProposal) -> list[ProposalChange]:
    """Return why a version differs from the one before."""
    rows = proposal.changes.all()
    return once(("changes", proposal.pk), lambda: list(rows))


def comments_of(proposal: StructureProposal) -> list[ProposalComment]:
    """Return what has been said about a version."""
    rows = proposal.comments.select_related("group", "organisation")
    return once(("comments", proposal.pk), lambda: list(rows))


def views_of(proposal: StructureProposal) -> list[PilotView]:
    """Return how each side sees the pilot of a version."""
    rows = proposal.views.select_related("group", "organisation")
    return once(("views", proposal.pk), lambda: list(rows))


def included(programme: Programme) -> list[ProgrammeGroup]:
    """Return the groups that a programme includes."""
    return once(("groups", programme.pk), lambda: list(groups_in(programme)))


@dataclass(frozen=True)
class Difference:
    """One part that differs from the version before."""

    part: str
    label: str
    before: str
    now: str


def differences(proposal: StructureProposal) -> list[Difference]:
    """Return what has changed since the version before."""
    if proposal.replaces_id is None:
        return []
    before, now = words_of(proposal, proposal.replaces_id), words_of(proposal)
    return [
        Difference(part, str(Part(part).label), before.get(part, ""), now.get(part, ""))
        for part in Part.values
        if before.get(part, "") != now.get(part, "")
    ]


@dataclass(frozen=True)
class PartyRow:
    """A party with what counts now, and the objections that it has made before."""

    name: str
    group: ProgrammeGroup | None
    organisation: Organisation | None
    latest: Anchoring | None
    earlier: tuple[Anchoring, ...]

    @property
    def key(self) -> str:
        """Return what names the party in forms."""
        return f"g{self.group.pk}" if self.group else f"o{self.organisation_pk}"

    @property
    def organisation_pk(self) -> int:
        """Return the key of the organisation, or 0."""
        return self.organisation.pk if self.organisation else 0


def anchorings_of(thing: Anchored) -> list[Anchoring]:
    """Return every anchoring of a thing and of its earlier versions, oldest first."""
    rows = Anchoring.objects.select_related("group", "organisation")
    if isinstance(thing, Agreement):
        rows = rows.filter(agreement=thing)
    else:
        rows = rows.filter(
            proposal__programme=thing.programme_id,
            proposal__number__lte=thing.number,
        )
    return once(("anchorings", type(thing), thing.pk), lambda: list(rows))


def counts(row: Anchoring, thing: Anchored) -> bool:
    """Say whether an anchoring is of what the thing says now."""
    if isinstance(thing, Agreement):
        return row.revision == thing.revision
    return row.proposal_id == thing.pk


def parties_of(
    thing: Anchored,
) -> list[tuple[ProgrammeGroup | None, Organisation | None]]:
    """Return whom a thing is anchored with: every group that is included, and more."""
    found: list[tuple[ProgrammeGroup | None, Organisation | None]] = []
    programme = thing.programme
    groups = included(programme) if programme else []
    found += [(group, None) for group in groups]
    if isinstance(thing, Agreement):
        rows = thing.parties.select_related("group", "organisation")
        for row in once(("parties", thing.pk), lambda: list(rows)):
            if row.group not in groups:
                found.append((row.group, row.organisation))
    return found


def rows_of(thing: Anchored) -> list[PartyRow]:
    """Return each party with its anchoring; objections of before stay with it."""
    rows = anchorings_of(thing)
    parties = parties_of(thing)
    known = {(row.group_id, row.organisation_id) for row in rows}
    given = {_key(*party) for party in parties}
    gone = [
        (row.group, row.organisation)
        for row in rows
        if (row.group_id, row.organisation_id) in known - given
    ]
    return [_row(thing, *party, rows) for party in [*parties, *dict.fromkeys(gone)]]


def _key(
    group: ProgrammeGroup | None, organisation: Organisation | None
) -> tuple[int | None, int | None]:
    return group.pk if group else None, organisation.pk if organisation else None


def _row(
    thing: Anchored,
    group: ProgrammeGroup | None,
    organisation: Organisation | None,
    rows: list[Anchoring],
) -> PartyRow:
    who = _key(group, organisation)
    own = [row for row in rows if (row.group_id, row.organisation_id) == who]
    now = [row for row in own if counts(row, thing)]
    latest = now[-1] if now else None
    earlier = tuple(row for row in own if row.objections and row is not latest)
    return PartyRow(str(group or organisation), group, organisation, latest, earlier)


def objections_to(thing: Anchored) -> list[Anchoring]:
    """Return every objection that stands in the record, oldest first."""
    return [row for row in anchorings_of(thing) if row.position in OBJECTING]


def not_anchored(thing: Anchored) -> list[PartyRow]:
    """Return the parties that nobody has said anything of yet."""
    rows = anchorings_of(thing)
    found = [_row(thing, *party, rows) for party in parties_of(thing)]
    return [row for row in found if row.latest is None]


def ends_within(rows: QuerySet[Agreement], months: int) -> QuerySet[Agreement]:
    """Return those that end from today and within so many months."""
    return rows.filter(valid_to__gte=today(), valid_to__lte=last_day_within(months))


def last_day_within(months: int) -> date:
    """Return the same day so many months from now."""
    day = today()
    years, month = divmod(day.month - 1 + months, 12)
    return _same_day(day, day.year + years, month + 1)


def _same_day(day: date, year: int, month: int) -> date:
    """Return the same day of another month, or its last one."""
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return date(year, month, 1)


@dataclass(frozen=True)
class CommitmentRow:
    """A commitment with the latest word of each side."""

    commitment: Commitment
    region: CommitmentNote | None
    others: CommitmentNote | None


def commitments_of(agreement: Agreement) -> list[CommitmentRow]:
    """Return what each side has promised, the earliest first, with how it goes."""
    return _how_they_go(Commitment.objects.filter(agreement=agreement))


def commitments_in(agreements: Iterable[Agreement]) -> list[CommitmentRow]:
    """Return what is promised in several agreements, one after another."""
    rows = Commitment.objects.filter(agreement__in=[one.pk for one in agreements])
    found = _how_they_go(rows.select_related("agreement"))
    return sorted(found, key=lambda one: one.commitment.agreement_id)


def _how_they_go(rows: QuerySet[Commitment]) -> list[CommitmentRow]:
    found = []
    for row in rows.filter(withdrawn_on__isnull=True).prefetch_related("notes"):
        latest = {note.side: note for note in row.notes.all()}
        found.append(
            CommitmentRow(row, latest.get(Party.REGION), latest.get(Party.OTHERS))
        )
    return found


def officers_of(body: Body) -> list[User]:
    """Return the officers of a body, or of the nearest body above that has any."""
    here: int | None = body.pk
    above = dict(Body.objects.values_list("pk", "parent_id"))
    seen: set[int] = set()
    while here is not None and here not in seen:
        seen.add(here)
        day = today()
        in_force = Q(until__isnull=True) | Q(until__gte=day)
        rows = RoleGrant.objects.filter(in_force, body=here, since__lte=day)
        grants = rows.filter(role=Role.OFFICER, user__is_active=True)
        found = [grant.user for grant in grants.select_related("user").order_by("pk")]
        if found:
            return found
        here = above.get(here)
    return []
