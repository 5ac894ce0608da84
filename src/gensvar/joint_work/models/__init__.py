"""Who does what in a dialogue, and what several do together."""

from gensvar.joint_work.models.roles import (
    Holder,
    OwnStep,
    Part,
    Party,
    RegionMatrix,
    WorkStep,
)
from gensvar.joint_work.models.steps import JointStep, Performer, Side, StepKind
from gensvar.joint_work.models.together import (
    ConferenceChoice,
    Reflection,
    ResultConference,
    WorkMeeting,
)

__all__ = [
    "ConferenceChoice",
    "Holder",
    "JointStep",
    "OwnStep",
    "Part",
    "Party",
    "Performer",
    "Reflection",
    "RegionMatrix",
    "ResultConference",
    "Side",
    "StepKind",
    "WorkMeeting",
    "WorkStep",
]
