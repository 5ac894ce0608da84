"""Meetings, series, agenda, polls of days, guests and what they need."""

from gensvar.meetings.models.agenda import (
    AgendaApproval,
    AgendaItem,
    ItemBody,
    ItemKind,
    ItemState,
    Material,
    Priority,
)
from gensvar.meetings.models.guests import AccessNeed, Guest, GuestState
from gensvar.meetings.models.interests import DeclaredInterest, Says, Tells
from gensvar.meetings.models.meetings import (
    InfluenceLevel,
    Meeting,
    MeetingBody,
    MeetingForm,
    MeetingGroup,
    MeetingKind,
    MeetingStage,
    PlaceKind,
    Side,
    Who,
)
from gensvar.meetings.models.polls import DayAnswer, DayOption, Fit
from gensvar.meetings.models.series import Rhythm, Series

__all__ = [
    "AccessNeed",
    "AgendaApproval",
    "AgendaItem",
    "DayAnswer",
    "DayOption",
    "DeclaredInterest",
    "Fit",
    "Guest",
    "GuestState",
    "InfluenceLevel",
    "ItemBody",
    "ItemKind",
    "ItemState",
    "Material",
    "Meeting",
    "MeetingBody",
    "MeetingForm",
    "MeetingGroup",
    "MeetingKind",
    "MeetingStage",
    "PlaceKind",
    "Priority",
    "Rhythm",
    "Says",
    "Series",
    "Side",
    "Tells",
    "Who",
]
