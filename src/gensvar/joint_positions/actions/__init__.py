"""Everything that changes a joint position, and who stands behind it."""

from gensvar.joint_positions.actions.answering import Reply, answer, ask, withdraw_name
from gensvar.joint_positions.actions.ending import drop, let_lapse, tell_answers
from gensvar.joint_positions.actions.sending import send_position
from gensvar.joint_positions.actions.writing import Draft, change, start

__all__ = [
    "Draft",
    "Reply",
    "answer",
    "ask",
    "change",
    "drop",
    "let_lapse",
    "send_position",
    "start",
    "tell_answers",
    "withdraw_name",
]
