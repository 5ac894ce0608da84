"""Proposals of structure: begin one, write its parts, say what it builds on."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.models import (
    Part,
    ProposalChange,
    ProposalPart,
    ProposalSource,
    ProposalStage,
    SourceKind,
    StructureProposal,
)
from gensvar.agreements.policies import may_keep_structure
from gensvar.agreements.queries import OPEN
from gensvar.audit.actions import record
from gensvar.inventories.models import NeedsFinding, NeedsInventory
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import may_keep_programme


@transaction.atomic
def begin_structure(programme: Programme, *, by: User) -> StructureProposal:
    """Begin a proposal of how a programme holds samråd; one is open at a time.

    Raises NotYet while another version is open.
    """
    if not may_keep_programme(by, programme):
        raise NotAllowed
    hold(programme)
    rows = StructureProposal.objects.filter(programme=programme)
    if rows.filter(stage__in=OPEN).exists():
        raise NotYet([_("that the proposal that is open is decided or replaced")])
    last = rows.aggregate(last=Max("number"))["last"] or 0
    proposal = StructureProposal.objects.create(
        programme=programme,
        number=last + 1,
        replaces=rows.filter(number=last).first(),
        created_by=by,
    )
    record("begin structure", proposal, by=by, programme=programme.pk)
    return proposal


def _open_draft(proposal: StructureProposal, by: User) -> None:
    if not may_keep_structure(by, proposal):
        raise NotAllowed
    hold(proposal, "stage")
    if proposal.stage != ProposalStage.DRAFT:
        raise Invalid(
            _("The words are out with the groups. Begin a new version to change them.")
        )


@transaction.atomic
def write_parts(
    proposal: StructureProposal,
    seen_version: int,
    words: Mapping[str, str],
    *,
    by: User,
) -> None:
    """Write the parts of a draft; an empty one is taken away. Raises Invalid, Stale."""
    _open_draft(proposal, by)
    if not set(words) <= set(Part.values):
        raise Invalid(_("Choose among the parts."), "part")
    save_if_current(proposal, seen_version, {})
    for part, text in words.items():
        if text.strip():
            ProposalPart.objects.update_or_create(
                proposal=proposal, part=part, defaults={"words": text.strip()}
            )
        else:
            proposal.parts.filter(part=part).delete()
    record("write structure", proposal, by=by, parts=sorted(words))


@transaction.atomic
def add_source(  # noqa: PLR0913 -- a source has that many facts
    proposal: StructureProposal,
    kind: str,
    *,
    by: User,
    part: str = "",
    words: str = "",
    inventory: NeedsInventory | None = None,
    finding: NeedsFinding | None = None,
) -> ProposalSource:
    """Say what a draft builds on, as a whole or in one part (S1-19). Raises Invalid.

    With an inventory, or a finding of one, its audience says of what kind it is.
    """
    _open_draft(proposal, by)
    inventory = finding.inventory if finding else inventory
    if inventory is not None:
        if inventory.programme_id != proposal.programme_id:
            raise Invalid(_("Choose an inventory of this programme."), "inventory")
        kind = SourceKind.INTERNAL if inventory.is_internal else SourceKind.EXTERNAL
    if kind not in SourceKind.values:
        raise Invalid(_("Choose what kind of source it is."), "kind")
    if part and part not in Part.values:
        raise Invalid(_("Choose among the parts."), "part")
    if not words.strip() and inventory is None:
        raise Invalid(_("Write what the source says."), "words")
    row = ProposalSource.objects.create(
        proposal=proposal,
        kind=kind,
        inventory=inventory,
        finding=finding,
        part=part,
        words=words.strip(),
        noted_by=by,
    )
    record("add source", proposal, by=by, kind=kind, part=part)
    return row


@transaction.atomic
def explain_change(
    proposal: StructureProposal, part: str, finding: str, change: str, *, by: User
) -> ProposalChange:
    """Write why a part differs from the version before (S1-28). Raises Invalid."""
    _open_draft(proposal, by)
    if proposal.replaces_id is None:
        raise Invalid(_("This is the first version: nothing has changed yet."))
    if part not in Part.values:
        raise Invalid(_("Choose the part that changes."), "part")
    if not finding.strip():
        raise Invalid(_("Write what you found."), "finding")
    if not change.strip():
        raise Invalid(_("Write what you change."), "change")
    row = ProposalChange.objects.create(
        proposal=proposal,
        part=part,
        finding=finding.strip(),
        change=change.strip(),
        by=by,
    )
    record("explain change", proposal, by=by, part=part)
    return row
