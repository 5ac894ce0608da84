"""What a programme brings to the authority, and what comes of it."""

from gensvar.consultations.models.duties import (
    Audience,
    Channel,
    InformationAction,
)
from gensvar.consultations.models.effects import (
    Effect,
    EffectSource,
    ProgrammeReview,
)
from gensvar.consultations.models.engagements import (
    EventInvitation,
    InvitationState,
    WrittenAnswer,
    WrittenQuestion,
    WrittenQuestionGroup,
    WrittenRecipient,
)
from gensvar.consultations.models.items import (
    Considered,
    ConsultationItem,
    ItemNote,
    ItemStep,
)
from gensvar.consultations.models.joint import JointMeeting, JointRole, OwnDecision
from gensvar.consultations.models.reports import SentReport, YearlyReport
from gensvar.consultations.models.young import (
    AgeBand,
    YoungCount,
    YoungForm,
    YoungOccasion,
)

__all__ = [
    "AgeBand",
    "Audience",
    "Channel",
    "Considered",
    "ConsultationItem",
    "Effect",
    "EffectSource",
    "EventInvitation",
    "InformationAction",
    "InvitationState",
    "ItemNote",
    "ItemStep",
    "JointMeeting",
    "JointRole",
    "OwnDecision",
    "ProgrammeReview",
    "SentReport",
    "WrittenAnswer",
    "WrittenQuestion",
    "WrittenQuestionGroup",
    "WrittenRecipient",
    "YearlyReport",
    "YoungCount",
    "YoungForm",
    "YoungOccasion",
]
