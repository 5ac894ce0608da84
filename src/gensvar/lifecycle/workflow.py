"""The life of a dialogue, in one table."""

from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.policies import may_lead
from gensvar.lifecycle import consequences, gates
from gensvar.lifecycle.facts import one_look
from gensvar.workflow.transitions import Transition, Workflow

LIFE_OF_A_DIALOGUE = Workflow[Dialogue](
    field="stage",
    look=one_look,
    transitions=[
        Transition(
            "open",
            _("Open the dialogue"),
            (Stage.PREPARING,),
            Stage.OPEN,
            by=may_lead,
            needs=(
                gates.mandate_is_decided,
                gates.elected_take_part,
                gates.communication_plan_is_approved,
                gates.plan_holds_what_is_asked,
                gates.has_a_question,
                gates.has_a_phase_ahead,
                gates.answer_is_promised_in_time,
            ),
            then=(consequences.remember,),
        ),
        Transition(
            "analyse",
            _("Start compiling"),
            (Stage.OPEN,),
            Stage.ANALYSING,
            by=may_lead,
            needs=(gates.phases_have_ended,),
            then=(consequences.remember,),
        ),
        Transition(
            "hand over",
            _("Hand over the decision basis"),
            (Stage.ANALYSING,),
            Stage.HANDED_OVER,
            by=may_lead,
            needs=(
                gates.mandate_is_decided,
                gates.somebody_spoke,
                gates.has_a_finding,
                gates.basis_is_complete,
                gates.has_a_recipient,
                gates.sami_consultation_has_ended,
            ),
            then=(consequences.freeze_the_basis, consequences.remember),
        ),
        Transition(
            "answer",
            _("Mark as answered"),
            (Stage.HANDED_OVER,),
            Stage.ANSWERED,
            by=may_lead,
            needs=(
                gates.every_finding_is_weighed,
                gates.participants_are_answered,
                gates.public_is_answered,
                gates.services_are_answered,
            ),
            then=(consequences.remember,),
        ),
        Transition(
            "close",
            _("Close the dialogue"),
            (Stage.ANSWERED,),
            Stage.CLOSED,
            by=may_lead,
            needs=(
                gates.everyone_is_told,
                gates.region_has_judged,
                gates.participants_have_judged,
            ),
            then=(consequences.remember,),
        ),
        Transition(
            "close unheard",
            _("Close, because nobody spoke"),
            (Stage.ANALYSING,),
            Stage.CLOSED,
            by=may_lead,
            needs=(gates.nobody_spoke,),
            then=(
                consequences.keep_closing_reason,
                consequences.remember,
            ),
            asks_reason=True,
        ),
        Transition(
            "cancel",
            _("Cancel the dialogue"),
            (Stage.PREPARING, Stage.OPEN, Stage.ANALYSING),
            Stage.CANCELLED,
            by=may_lead,
            then=(
                consequences.keep_cancel_reason,
                consequences.remember,
            ),
            asks_reason=True,
        ),
        Transition(
            "close cancelled",
            _("Close the cancelled dialogue"),
            (Stage.CANCELLED,),
            Stage.CLOSED,
            by=may_lead,
            needs=(gates.answers_are_not_owed, gates.everyone_is_told),
            then=(consequences.remember,),
        ),
    ],
)
