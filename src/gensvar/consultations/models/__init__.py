"""What a programme brings to the authority, and what comes of it."""

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

__all__ = [
    "Considered",
    "ConsultationItem",
    "EventInvitation",
    "InvitationState",
    "ItemNote",
    "ItemStep",
    "JointMeeting",
    "JointRole",
    "OwnDecision",
    "WrittenAnswer",
    "WrittenQuestion",
    "WrittenQuestionGroup",
    "WrittenRecipient",
]
