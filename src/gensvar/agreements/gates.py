"""When may anyone: what a structure and an agreement need before each step."""

from django.utils.translation import gettext_lazy as _

from gensvar.agreements.models import Agreement, Author, StructureProposal
from gensvar.agreements.queries import (
    Anchored,
    anchorings_of,
    changes_of,
    comments_of,
    counts,
    differences,
    included,
    not_anchored,
    parties_of,
    sources_of,
    views_of,
    words_of,
)
from gensvar.kernel.days import today
from gensvar.workflow.transitions import gate


def is_decided_after_anchoring(thing: Anchored) -> bool:
    """Say whether the decision is from the last day of anchoring or later."""
    decision = thing.decision
    if decision is None:
        return False
    rows = [row for row in anchorings_of(thing) if counts(row, thing)]
    return all(row.anchored_on <= decision.starts_on for row in rows)


@gate(_("at least one part of what is proposed"))
def has_parts(proposal: StructureProposal) -> bool:
    """Nobody is asked about an empty page."""
    return bool(words_of(proposal))


@gate(_("a source that the proposal builds on"))
def has_a_source(proposal: StructureProposal) -> bool:
    """A proposal can be traced to what people need (S1-19)."""
    return bool(sources_of(proposal))


@gate(_("what you found, for each part that differs from the version before"))
def changes_are_explained(proposal: StructureProposal) -> bool:
    """Each change has its finding (S1-28)."""
    explained = {row.part for row in changes_of(proposal)}
    return all(one.part in explained for one in differences(proposal))


@gate(_("a group in the programme to ask"))
def has_groups(proposal: StructureProposal) -> bool:
    """There is somebody to ask."""
    return bool(included(proposal.programme))


@gate(_("a last day to comment that has not passed"))
def has_days_to_comment(proposal: StructureProposal) -> bool:
    """The groups have time to answer."""
    until = proposal.comment_until
    return until is not None and until >= today()


@gate(_("an answer to every comment"))
def comments_are_answered(proposal: StructureProposal) -> bool:
    """Who has commented knows what became of it (S1-15)."""
    return all(row.outcome for row in comments_of(proposal))


@gate(_("that the last day to comment has passed, or that every group has commented"))
def comments_are_in(proposal: StructureProposal) -> bool:
    """Nobody is cut off before the day that was promised."""
    if proposal.comment_until is not None and proposal.comment_until < today():
        return True
    said = {row.group_id for row in comments_of(proposal)}
    return all(group.pk in said for group in included(proposal.programme))


@gate(_("what every group has said, or that it did not answer"))
def every_group_is_anchored(proposal: StructureProposal) -> bool:
    """No group is passed over in silence (S1-20)."""
    return bool(parties_of(proposal)) and not not_anchored(proposal)


@gate(_("a first and a last day of the pilot"))
def has_pilot_days(proposal: StructureProposal) -> bool:
    """A pilot is tried for a time."""
    return proposal.pilot_from is not None and proposal.pilot_until is not None


@gate(_("the region's own view of the pilot"))
def region_has_judged(proposal: StructureProposal) -> bool:
    """Both sides are authors: the region (S1-27)."""
    return any(row.author == Author.REGION for row in views_of(proposal))


@gate(_("each group's view of the pilot, or that it did not answer"))
def groups_have_judged(proposal: StructureProposal) -> bool:
    """Both sides are authors: each group (S1-27)."""
    said = {row.group_id for row in views_of(proposal)}
    return all(group.pk in said for group in included(proposal.programme))


@gate(_("a decision, made after it was anchored"))
def structure_is_decided(proposal: StructureProposal) -> bool:
    """Decided politically, by a decision in the register (S1-05)."""
    return is_decided_after_anchoring(proposal)


@gate(_("a text"))
def has_text(agreement: Agreement) -> bool:
    """There is something to agree on."""
    return agreement.parts.exists()


@gate(_("somebody to agree with: a group or an organisation"))
def has_parties(agreement: Agreement) -> bool:
    """An agreement has more than one side."""
    return bool(parties_of(agreement))


@gate(_("what every party has said of this text, or that it did not answer"))
def every_party_is_anchored(agreement: Agreement) -> bool:
    """Nothing is decided over anybody's head (S1-20, S1-29)."""
    return bool(parties_of(agreement)) and not not_anchored(agreement)


@gate(_("a legal review"))
def is_legally_reviewed(agreement: Agreement) -> bool:
    """A partnership is looked at by a lawyer before it is proposed (domain.md 2.7)."""
    return agreement.kind != "public_civil_partnership" or bool(agreement.legal_review)


@gate(_("a decision, made after it was anchored"))
def agreement_is_decided(agreement: Agreement) -> bool:
    """Decided by a body, on a day, under a § (S1-29)."""
    return is_decided_after_anchoring(agreement)


@gate(_("from when it is valid, and a day to review it"))
def has_validity(agreement: Agreement) -> bool:
    """Long-term work needs days to come back to (S1-31)."""
    return agreement.valid_from is not None and agreement.review_on is not None


@gate(_("that the day it is valid from has come"))
def has_begun(agreement: Agreement) -> bool:
    """Nothing is in force before its day."""
    return agreement.valid_from is not None and agreement.valid_from <= today()


@gate(_("a review since it was last renewed"))
def is_reviewed(agreement: Agreement) -> bool:
    """Both sides have gone through it."""
    last = agreement.steps.filter(step="renew-agreement").order_by("-pk").first()
    rows = agreement.reviews.all()
    return (rows.filter(at__gt=last.at) if last else rows).exists()


@gate(_("a last day that has not passed, or none"))
def has_time_ahead(agreement: Agreement) -> bool:
    """A renewed agreement is valid for some time."""
    return agreement.valid_to is None or agreement.valid_to >= today()
