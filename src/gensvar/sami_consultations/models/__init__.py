"""The register of representatives, consultations, and all that is kept of them."""

from gensvar.sami_consultations.models.consultations import (
    OPEN,
    ConsultationRequest,
    NoDuty,
    SamiConsultation,
    Screening,
    Stage,
)
from gensvar.sami_consultations.models.holding import (
    Attitude,
    Occasion,
    OccasionForm,
    OccasionParty,
    OtherParticipant,
    View,
    WrittenAccount,
)
from gensvar.sami_consultations.models.parties import (
    Inquiry,
    Party,
    PartyState,
    SilenceDecision,
    WantedForm,
)
from gensvar.sami_consultations.models.positions import (
    Documentation,
    End,
    EndKind,
    Position,
    PositionKind,
)
from gensvar.sami_consultations.models.register import (
    Representative,
    RepresentativeKind,
)

__all__ = [
    "OPEN",
    "Attitude",
    "ConsultationRequest",
    "Documentation",
    "End",
    "EndKind",
    "Inquiry",
    "NoDuty",
    "Occasion",
    "OccasionForm",
    "OccasionParty",
    "OtherParticipant",
    "Party",
    "PartyState",
    "Position",
    "PositionKind",
    "Representative",
    "RepresentativeKind",
    "SamiConsultation",
    "Screening",
    "SilenceDecision",
    "Stage",
    "View",
    "WantedForm",
    "WrittenAccount",
]
