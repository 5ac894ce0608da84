"""Asking, moving, answering, showing; what the asker does; what the clock does."""

from gensvar.enquiries.actions.answering import Draft, send_answer, write_answer
from gensvar.enquiries.actions.asker import (
    also_ask,
    judge_answer,
    take_back,
    write_more,
)
from gensvar.enquiries.actions.asking import Asked, ask, write_down
from gensvar.enquiries.actions.keeping_days import (
    escalate_late,
    forget_askers,
    remind_of_days,
)
from gensvar.enquiries.actions.routing import (
    Where,
    move_day,
    move_enquiry,
    send_elsewhere,
    take_enquiry,
)
from gensvar.enquiries.actions.showing import hide_enquiry, show_enquiry
from gensvar.enquiries.actions.themes import (
    ThemeFacts,
    add_theme,
    change_theme,
    end_theme,
)

__all__ = [
    "Asked",
    "Draft",
    "ThemeFacts",
    "Where",
    "add_theme",
    "also_ask",
    "ask",
    "change_theme",
    "end_theme",
    "escalate_late",
    "forget_askers",
    "hide_enquiry",
    "judge_answer",
    "move_day",
    "move_enquiry",
    "remind_of_days",
    "send_answer",
    "send_elsewhere",
    "show_enquiry",
    "take_back",
    "take_enquiry",
    "write_answer",
    "write_down",
    "write_more",
]
