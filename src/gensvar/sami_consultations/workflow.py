"""The life of a consultation under SFS 2022:66, in one table.

It ends in agreement, consent or a declaration alone; nothing here happens by time.
"""

from django.utils.translation import gettext_lazy as _

from gensvar.sami_consultations import gates
from gensvar.sami_consultations.models import SamiConsultation, Stage
from gensvar.sami_consultations.policies import may_consult
from gensvar.workflow.transitions import Transition, Workflow

LIFE_OF_A_SAMI_CONSULTATION = Workflow[SamiConsultation](
    field="stage",
    transitions=[
        Transition(
            "take up sami consultation",
            _("Screen the matter: yes"),
            (Stage.NOT_NEEDED, Stage.NO_DUTY),
            Stage.PREPARING,
            by=may_consult,
        ),
        Transition(
            "put down sami consultation",
            _("Screen the matter: no"),
            (Stage.PREPARING, Stage.NO_DUTY),
            Stage.NOT_NEEDED,
            by=may_consult,
            needs=(gates.nobody_has_asked,),
        ),
        Transition(
            "end without duty to consult",
            _("Decide that there is no duty to consult"),
            (Stage.PREPARING, Stage.INQUIRED),
            Stage.NO_DUTY,
            by=may_consult,
        ),
        Transition(
            "wait for sami answers",
            _("Ask whether consultation is wanted"),
            (Stage.PREPARING,),
            Stage.INQUIRED,
            by=may_consult,
            needs=(gates.sametinget_is_asked,),
        ),
        Transition(
            "consult the sami",
            _("Begin the consultation"),
            (Stage.INQUIRED,),
            Stage.CONSULTING,
            by=may_consult,
            needs=(gates.somebody_wants,),
        ),
        Transition(
            "wait for sami answers again",
            _("Wait for answers again"),
            (Stage.CONSULTING,),
            Stage.INQUIRED,
            by=may_consult,
            needs=(gates.nobody_wants,),
        ),
        Transition(
            "end sami consultation",
            _("End the consultation"),
            (Stage.CONSULTING,),
            Stage.ENDED,
            by=may_consult,
            needs=(gates.everyone_has_answered, gates.everyone_has_ended),
        ),
        Transition(
            "take up ended sami consultation",
            _("Go on with the consultation"),
            (Stage.ENDED,),
            Stage.CONSULTING,
            by=may_consult,
            needs=(gates.an_end_is_missing,),
        ),
        Transition(
            "close sami consultation",
            _("Close the consultation"),
            (Stage.ENDED,),
            Stage.CLOSED,
            by=may_consult,
            needs=(gates.sametinget_is_told, gates.is_documented),
        ),
    ],
)
