"""The life of a structure and of an agreement, each in one table."""

from django.utils.translation import gettext_lazy as _

from gensvar.agreements import gates
from gensvar.agreements.actions.steps import (
    as_decided,
    as_pilot,
    begin_next_version,
    keep_step,
)
from gensvar.agreements.looking import look
from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    ProposalStage,
    StructureProposal,
)
from gensvar.agreements.policies import may_keep_agreement, may_keep_structure
from gensvar.workflow.transitions import Transition, Workflow

LIFE_OF_A_STRUCTURE = Workflow[StructureProposal](
    field="stage",
    look=look,
    transitions=[
        Transition(
            "ask-groups",
            _("Put it out for comment"),
            (ProposalStage.DRAFT,),
            ProposalStage.COMMENT,
            by=may_keep_structure,
            needs=(
                gates.has_parts,
                gates.has_a_source,
                gates.changes_are_explained,
                gates.has_groups,
                gates.has_days_to_comment,
            ),
        ),
        Transition(
            "anchor-structure",
            _("Note that it is anchored"),
            (ProposalStage.COMMENT,),
            ProposalStage.ANCHORED,
            by=may_keep_structure,
            needs=(
                gates.comments_are_in,
                gates.comments_are_answered,
                gates.every_group_is_anchored,
            ),
        ),
        Transition(
            "try-structure",
            _("Begin the pilot"),
            (ProposalStage.ANCHORED,),
            ProposalStage.PILOT,
            by=may_keep_structure,
            needs=(gates.every_group_is_anchored, gates.has_pilot_days),
            then=(as_pilot,),
        ),
        Transition(
            "evaluate-structure",
            _("Note that the pilot is evaluated"),
            (ProposalStage.PILOT,),
            ProposalStage.EVALUATED,
            by=may_keep_structure,
            needs=(gates.region_has_judged, gates.groups_have_judged),
        ),
        Transition(
            "decide-structure",
            _("Note the decision"),
            (ProposalStage.ANCHORED, ProposalStage.EVALUATED),
            ProposalStage.DECIDED,
            by=may_keep_structure,
            needs=(gates.every_group_is_anchored, gates.structure_is_decided),
            then=(as_decided,),
        ),
        Transition(
            "adjust-structure",
            _("Change it: begin a new version"),
            (
                ProposalStage.COMMENT,
                ProposalStage.ANCHORED,
                ProposalStage.PILOT,
                ProposalStage.EVALUATED,
            ),
            ProposalStage.REPLACED,
            by=may_keep_structure,
            then=(begin_next_version,),
        ),
    ],
)

LIFE_OF_AN_AGREEMENT = Workflow[Agreement](
    field="stage",
    look=look,
    transitions=[
        Transition(
            "anchor-agreement",
            _("Note that it is anchored"),
            (AgreementStage.DRAFT,),
            AgreementStage.ANCHORED,
            by=may_keep_agreement,
            needs=(gates.has_text, gates.has_parties, gates.every_party_is_anchored),
            then=(keep_step,),
        ),
        Transition(
            "propose-agreement",
            _("Propose it for decision"),
            (AgreementStage.ANCHORED,),
            AgreementStage.PROPOSED,
            by=may_keep_agreement,
            needs=(gates.every_party_is_anchored, gates.is_legally_reviewed),
            then=(keep_step,),
        ),
        Transition(
            "decide-agreement",
            _("Note the decision"),
            (AgreementStage.PROPOSED,),
            AgreementStage.DECIDED,
            by=may_keep_agreement,
            needs=(gates.every_party_is_anchored, gates.agreement_is_decided),
            then=(keep_step,),
        ),
        Transition(
            "start-agreement",
            _("Put it into force"),
            (AgreementStage.DECIDED,),
            AgreementStage.IN_FORCE,
            by=may_keep_agreement,
            needs=(gates.has_validity, gates.has_begun),
            then=(keep_step,),
        ),
        Transition(
            "review-agreement",
            _("Note that it is reviewed"),
            (AgreementStage.IN_FORCE,),
            AgreementStage.REVIEWED,
            by=may_keep_agreement,
            needs=(gates.is_reviewed,),
            then=(keep_step,),
        ),
        Transition(
            "renew-agreement",
            _("Renew it"),
            (AgreementStage.REVIEWED,),
            AgreementStage.IN_FORCE,
            by=may_keep_agreement,
            needs=(gates.has_validity, gates.has_time_ahead),
            then=(keep_step,),
            asks_reason=True,
        ),
        Transition(
            "redraft-agreement",
            _("Take it back and change the text"),
            (AgreementStage.ANCHORED, AgreementStage.PROPOSED),
            AgreementStage.DRAFT,
            by=may_keep_agreement,
            then=(keep_step,),
            asks_reason=True,
        ),
        Transition(
            "end-agreement",
            _("End it"),
            (AgreementStage.IN_FORCE, AgreementStage.REVIEWED),
            AgreementStage.ENDED,
            by=may_keep_agreement,
            then=(keep_step,),
            asks_reason=True,
        ),
    ],
)
